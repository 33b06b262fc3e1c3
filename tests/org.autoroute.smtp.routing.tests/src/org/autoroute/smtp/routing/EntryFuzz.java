package org.autoroute.smtp.routing;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Whatever stands in the server list: it is read or explained, never lost, and what was read is written so that the same is read again. */
public final class EntryFuzz {

    private EntryFuzz() {
    }

    public static void fuzzerTestOneInput(byte[] octets) {
        String text = new String(octets, StandardCharsets.UTF_8);
        ServerList list = ServerList.parse(text);
        if (!ServerList.parse(list.text()).lines().equals(list.lines())) {
            throw new AssertionError("the list reads otherwise after it was written");
        }
        list.problems().forEach(problem -> problem.text().in(Locale.GERMAN));
        for (ServerEntry entry : list.entries()) {
            String line = entry.toLine();
            if (!(EntryParser.parse(line) instanceof EntryParser.Parsed again) || !again.entry().equals(entry)) {
                throw new AssertionError("not the same entry: " + line);
            }
            if (entry.server().host().chars().anyMatch(c -> c <= ' ' || c > '~')) {
                throw new AssertionError("a host name that no host can have");
            }
        }
    }
}
