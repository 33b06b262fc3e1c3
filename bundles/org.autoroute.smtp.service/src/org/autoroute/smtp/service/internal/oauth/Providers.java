package org.autoroute.smtp.service.internal.oauth;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;

import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.service.login.Provider;
import org.autoroute.smtp.service.settings.AtomicFile;
import org.autoroute.smtp.service.settings.RefusedException;

/**
 * The providers that are known: those of the program, and what the user's file says, {@code NAME.KEY=VALUE}. No client identifier comes with the
 * program: providers give them out for a program's maker or for an organisation. Read anew at each question. Any thread.
 */
public final class Providers {

    private static final String BUILT_IN = """
            google.authorization=https://accounts.google.com/o/oauth2/v2/auth?access_type=offline&prompt=consent
            google.token=https://oauth2.googleapis.com/token
            google.scope=https://mail.google.com/
            microsoft.authorization=https://login.microsoftonline.com/common/oauth2/v2.0/authorize
            microsoft.token=https://login.microsoftonline.com/common/oauth2/v2.0/token
            microsoft.device=https://login.microsoftonline.com/common/oauth2/v2.0/devicecode
            microsoft.scope=https://outlook.office.com/SMTP.Send offline_access
            """;
    private static final List<String> NEEDED = List.of("authorization", "token", "scope", "clientId");

    private final Path file;

    /** @param file need not exist */
    public Providers(Path file) {
        this.file = file;
    }

    /** All of them, those that cannot be used yet included. */
    public List<Provider> all() {
        try {
            Properties known = read();
            List<Provider> all = new ArrayList<>();
            for (String name : new TreeSet<>(known.stringPropertyNames().stream().map(key -> key.substring(0, Math.max(0, key.lastIndexOf('.')))).toList())) {
                all.add(new Provider(name, known.containsKey(name + ".device"), missing(name, known)));
            }
            return all;
        } catch (RefusedException unreadable) {
            return List.of(new Provider("", false, Optional.of(unreadable.text())));
        }
    }

    /** @throws RefusedException when there is none of that name, or something has to be said of it first; the text says what and where */
    OAuthProvider provider(String name) throws RefusedException {
        Properties known = read();
        Optional<Text> missing = missing(name, known);
        if (missing.isPresent()) {
            throw new RefusedException(missing.get());
        }
        Optional<URI> device = known.containsKey(name + ".device") ? Optional.of(address(name + ".device", known)) : Optional.empty();
        return new OAuthProvider(name, address(name + ".authorization", known), address(name + ".token", known), device, known.getProperty(name + ".scope"),
                known.getProperty(name + ".clientId"), Optional.ofNullable(known.getProperty(name + ".clientSecret")));
    }

    private Optional<Text> missing(String name, Properties known) {
        List<String> missing = NEEDED.stream().map(key -> name + "." + key).filter(key -> known.getProperty(key, "").isBlank()).toList();
        return missing.isEmpty() ? Optional.empty() : Optional.of(Text.of(Providers.class, "provider.missing", name, String.join(", ", missing), file.toString()));
    }

    private URI address(String key, Properties known) throws RefusedException {
        String text = known.getProperty(key).strip();
        try {
            URI address = URI.create(text);
            if (OAuthProvider.isSafe(address)) {
                return address;
            }
        } catch (IllegalArgumentException noAddress) {
            throw new RefusedException(Text.of(Providers.class, "provider.address", key, text, file.toString()), noAddress);
        }
        throw new RefusedException(Text.of(Providers.class, "provider.address", key, text, file.toString()));
    }

    private Properties read() throws RefusedException {
        Properties known = new Properties();
        try {
            known.load(new StringReader(BUILT_IN));
            known.load(new StringReader(new String(AtomicFile.read(file), StandardCharsets.UTF_8)));
        } catch (NoSuchFileException nothingSaid) {
            return known;
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new RefusedException(Text.of(Providers.class, "provider.unreadable", file.toString(), String.valueOf(unreadable.getMessage())), unreadable);
        }
        return known;
    }
}
