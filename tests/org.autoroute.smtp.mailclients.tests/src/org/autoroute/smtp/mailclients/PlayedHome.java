package org.autoroute.smtp.mailclients;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A home directory with the files that a test writes into it, and a registry. */
final class PlayedHome {

    /** Stands wherever a client would keep a password; no answer may hold it. */
    static final String SECRET = "Gr\u00fcner-Tee!42";

    private final Path home;
    private final Map<String, String> environment = new HashMap<>();
    private Registry registry = Registry.NONE;

    PlayedHome(Path home) {
        this.home = home;
    }

    Path path(String name) {
        return home.resolve(name);
    }

    Path write(String name, String text) throws IOException {
        return write(name, text, StandardCharsets.UTF_8);
    }

    Path write(String name, String text, Charset charset) throws IOException {
        return write(name, text.replace("SECRET", SECRET).getBytes(charset));
    }

    Path write(String name, byte[] content) throws IOException {
        Path file = path(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }

    PlayedHome set(String variable, Path folder) {
        environment.put(variable, folder.toString());
        return this;
    }

    PlayedHome with(Registry played) {
        registry = played;
        return this;
    }

    Findings find() throws InterruptedException {
        return find(MailClients.sources(), Duration.ofSeconds(30));
    }

    Findings find(List<Source> sources, Duration time) throws InterruptedException {
        return new MailClients(new Places(home, environment, registry), sources, time).find();
    }

    /** The servers found, each as {@code host:port | client | account}, with a star when standard. */
    static List<String> servers(Findings findings) {
        return findings.servers().stream()
                .map(server -> server.server() + " | " + server.client() + " | " + server.account() + (server.standard() ? " *" : "")).toList();
    }

    /** How the clients speak with them, each as {@code host:port protection login user}, as far as anything is known. */
    static List<String> manners(Findings findings) {
        return findings.servers().stream().map(server -> server.server() + server.tls().map(tls -> " " + tls.word()).orElse("")
                + (server.user().isEmpty() ? "" : " " + server.login().name().toLowerCase(Locale.ROOT) + " " + server.user())).toList();
    }

    static List<String> problems(Findings findings) {
        return findings.problems().stream().map(problem -> problem.client() + ": " + problem.reason().in(Locale.ROOT)).toList();
    }
}
