package org.autoroute.smtp.mailclients;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.autoroute.smtp.routing.EntryParser;

/**
 * Whatever stands in a mail client's file: its source ends, throws nothing, and what it tells of is a server that the list takes. The first octet
 * chooses the client.
 */
public final class ImportFuzz {

    private static final Path HOME = home();
    private static final Places PLACES = new Places(HOME, Map.of("APPDATA", HOME + "/roaming", "LOCALAPPDATA", HOME + "/local"), Registry.NONE);
    private static final Map<String, String> FILES = new TreeMap<>(Map.of("Thunderbird", ".thunderbird/p/prefs.js",
            "Evolution", ".config/evolution/sources/x.source", "KMail", ".config/mailtransports", "Claws Mail", ".claws-mail/accountrc",
            "Geary", ".config/geary/account_01/geary.ini", "Mutt", ".muttrc", "msmtp", ".msmtprc",
            "Apple Mail", "Library/Preferences/com.apple.mail.plist", "Windows Mail", "local/Microsoft/Windows Mail/a/x.oeaccount",
            "Eudora", "roaming/Qualcomm/Eudora/eudora.ini"));
    private static final List<Source> SOURCES = MailClients.sources().stream().filter(source -> FILES.containsKey(source.client())).toList();

    private ImportFuzz() {
    }

    private static Path home() {
        try {
            Path memory = Path.of("/dev/shm");
            Path home = Files.isDirectory(memory) ? Files.createTempDirectory(memory, "fuzz") : Files.createTempDirectory("fuzz");
            Path profiles = Files.createDirectories(home.resolve(".thunderbird")).resolve("profiles.ini");
            Files.writeString(profiles, "[Profile0]\nPath=p\n");
            return home;
        } catch (IOException problem) {
            throw new AssertionError(problem);
        }
    }

    public static void fuzzerTestOneInput(byte[] octets) throws IOException, InterruptedException {
        if (octets.length == 0) {
            return;
        }
        if (SOURCES.size() != FILES.size()) {
            throw new AssertionError("a client without a file: " + SOURCES.stream().map(Source::client).toList());
        }
        Source source = SOURCES.get((octets[0] & 0xff) % SOURCES.size());
        Path file = HOME.resolve(FILES.get(source.client()));
        Files.createDirectories(file.getParent());
        Files.write(file, Arrays.copyOfRange(octets, 1, octets.length));
        List<String> wrong = new ArrayList<>();
        try {
            Gathered gathered = new Gathered();
            source.look(PLACES, new Search(gathered));
            for (FoundServer server : gathered.close().servers()) {
                String host = server.host().indexOf(':') >= 0 ? "[" + server.host() + "]" : server.host();
                if (!(EntryParser.parse(host + ":" + server.port()) instanceof EntryParser.Parsed)) {
                    wrong.add(server.toString());
                }
            }
        } finally {
            Files.delete(file);
        }
        if (!wrong.isEmpty()) {
            throw new AssertionError(source.client() + " tells of " + wrong);
        }
    }
}
