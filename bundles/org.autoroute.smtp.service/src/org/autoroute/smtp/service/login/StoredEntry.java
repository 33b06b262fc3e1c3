package org.autoroute.smtp.service.login;

import java.util.ArrayList;
import java.util.List;

import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.Login;
import org.autoroute.smtp.routing.ServerList;
import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.service.settings.RefusedException;

/**
 * An entry of the list the program logs in for. Immutable, any thread.
 *
 * @param number its place among the valid entries, 1 for the first
 */
public record StoredEntry(int number, HostPort server, Login.Stored login) {

    /** All of a list. */
    public static List<StoredEntry> all(ServerList list) {
        List<StoredEntry> all = new ArrayList<>();
        for (int i = 0; i < list.entries().size(); i++) {
            if (list.entries().get(i).login() instanceof Login.Stored login) {
                all.add(new StoredEntry(i + 1, list.entries().get(i).server(), login));
            }
        }
        return all;
    }

    /** @throws RefusedException when there is no entry of that number, or the program does not log in for it */
    public static StoredEntry of(ServerList list, int number) throws RefusedException {
        if (number < 1 || number > list.entries().size()) {
            throw new RefusedException(Text.of(StoredEntry.class, "entry.unknown", number, list.entries().size()));
        }
        return all(list).stream().filter(entry -> entry.number() == number).findFirst()
                .orElseThrow(() -> new RefusedException(Text.of(StoredEntry.class, "entry.none", number)));
    }

    /** The same, for a password. @throws RefusedException when its login is one of OAuth 2 */
    public static StoredEntry withPassword(ServerList list, int number) throws RefusedException {
        StoredEntry entry = of(list, number);
        if (entry.login().provider().isPresent()) {
            throw new RefusedException(Text.of(StoredEntry.class, "entry.oauth", number));
        }
        return entry;
    }

    /** The same, for OAuth 2. @throws RefusedException when its login is one by password */
    public static StoredEntry withProvider(ServerList list, int number) throws RefusedException {
        StoredEntry entry = of(list, number);
        if (entry.login().provider().isEmpty()) {
            throw new RefusedException(Text.of(StoredEntry.class, "entry.password", number));
        }
        return entry;
    }
}
