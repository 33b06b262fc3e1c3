package org.autoroute.smtp.product.tests.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A Postfix of our own in a provider's namespace, with configuration, queue and Maildir in the lab's directory; the machine's is not touched. */
public final class Postfix implements AutoCloseable {

    private final Provider provider;
    private final Path directory;

    private Postfix(Provider provider, Path directory) {
        this.provider = provider;
        this.directory = directory;
    }

    /**
     * Starts it and waits until it greets. It takes mail for world.test from the provider's own network.
     *
     * @param settings lines of main.cf that come last
     */
    public static Postfix start(Lab lab, Provider provider, String... settings) throws IOException {
        Path directory = Files.createTempDirectory(lab.directory(), "postfix");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (String name : List.of("etc", "queue", "data", "mail")) {
            Files.setPosixFilePermissions(Files.createDirectory(directory.resolve(name)), PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Shell.run("chown", "postfix:", directory.resolve("data").toString(), directory.resolve("mail").toString()).ok();
        Files.writeString(directory.resolve("etc/main.cf"), main(provider, directory) + String.join("\n", settings) + "\n");
        Files.writeString(directory.resolve("etc/master.cf"), MASTER);
        Postfix postfix = new Postfix(provider, directory);
        provider.namespace().run("postfix", "-c", directory.resolve("etc").toString(), "start").ok();
        Await.until(Duration.ofSeconds(15), postfix::log, () -> Talk.with(provider.namespace(), provider.gateway(), 25).get(0).startsWith("220"));
        return postfix;
    }

    private static final String MASTER = """
            smtp      inet  n - n - - smtpd
            pickup    unix  n - n 60 1 pickup
            cleanup   unix  n - n - 0 cleanup
            qmgr      unix  n - n 300 1 qmgr
            rewrite   unix  - - n - - trivial-rewrite
            bounce    unix  - - n - 0 bounce
            defer     unix  - - n - 0 bounce
            trace     unix  - - n - 0 bounce
            verify    unix  - - n - 1 verify
            error     unix  - - n - - error
            retry     unix  - - n - - error
            discard   unix  - - n - - discard
            virtual   unix  - n n - - virtual
            local     unix  - n n - - local
            anvil     unix  - - n - 1 anvil
            scache    unix  - - n - 1 scache
            proxymap  unix  - - n - - proxymap
            tlsmgr    unix  - - n 1000? 1 tlsmgr
            postlog   unix-dgram n - n - 1 postlogd
            """;

    private static String main(Provider provider, Path directory) {
        return """
                compatibility_level = 3.6
                queue_directory = %1$s/queue
                data_directory = %1$s/data
                maillog_file = %1$s/mail.log
                maillog_file_prefixes = %1$s
                myhostname = %2$s
                mydestination =
                inet_interfaces = %3$s
                inet_protocols = ipv4
                mynetworks = %4$s0/24
                smtpd_relay_restrictions = permit_mynetworks, reject
                virtual_mailbox_domains = world.test
                virtual_mailbox_base = %1$s/mail
                virtual_mailbox_maps = static:friend/
                virtual_uid_maps = static:%5$s
                virtual_gid_maps = static:%6$s
                virtual_minimum_uid = 1
                alias_maps =
                alias_database =
                biff = no
                disable_dns_lookups = yes
                """.formatted(directory, provider.host(), provider.gateway(), provider.prefix(), id("-u"), id("-g"));
    }

    private static String id(String which) {
        return Shell.run("id", which, "postfix").ok().out().strip();
    }

    /** The files of delivered messages. */
    public List<Path> maildir() {
        Path delivered = directory.resolve("mail/friend/new");
        if (!Files.isDirectory(delivered)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(delivered)) {
            return files.sorted().toList();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** Waits until so many messages were delivered and returns their content, each with the lines that Postfix put in front. */
    public List<String> delivered(int count) {
        Await.until(Duration.ofSeconds(20), () -> count + " messages in " + maildir() + "; " + log(), () -> maildir().size() >= count);
        return maildir().stream().map(Postfix::text).toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** Its log so far. */
    public String log() {
        try {
            Path log = directory.resolve("mail.log");
            return Files.exists(log) ? Files.readString(log) : "no log";
        } catch (IOException problem) {
            return problem.toString();
        }
    }

    @Override
    public void close() {
        provider.namespace().run("postfix", "-c", directory.resolve("etc").toString(), "stop");
    }
}
