package org.autoroute.smtp.service.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.autoroute.smtp.routing.EntryParser;
import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.IpAddress;
import org.autoroute.smtp.routing.ServerEntry;
import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.service.settings.RefusedException;

/** Which entry a user means. Immutable. */
record Choices(List<ServerEntry> entries) {

    /** Index of the entry behind the active one; the first when there is none or it is the last. */
    int after(Optional<Integer> active) throws RefusedException {
        if (entries.isEmpty()) {
            throw new RefusedException(Text.of(Choices.class, "choice.empty"));
        }
        return active.map(index -> (index + 1) % entries.size()).orElse(0);
    }

    /** Index of the entry with that number. */
    int number(int number) throws RefusedException {
        if (number < 1 || number > entries.size()) {
            throw new RefusedException(entries.isEmpty() ? Text.of(Choices.class, "choice.empty")
                    : Text.of(Choices.class, "choice.number", number, entries.size()));
        }
        return number - 1;
    }

    /** Index of the first entry with that host, and port when one is given; a plain number is a number. */
    int named(String text) throws RefusedException {
        if (!text.isEmpty() && text.length() < 10 && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return number(Integer.parseInt(text));
        }
        String host = IpAddress.parse(text).filter(address -> !address.isV4()).map(address -> "[" + address + "]").orElse(text);
        String behind = host.substring(host.indexOf(']') + 1);
        boolean withPort = behind.indexOf(':') >= 0 || behind.indexOf(';') >= 0;
        Optional<HostPort> meant = EntryParser.parse(host) instanceof EntryParser.Parsed parsed ? Optional.of(parsed.entry().server())
                : Optional.empty();
        for (int i = 0; i < entries.size() && meant.isPresent(); i++) {
            HostPort server = entries.get(i).server();
            if (server.host().equals(meant.get().host()) && (!withPort || server.port() == meant.get().port())) {
                return i;
            }
        }
        throw new RefusedException(Text.of(Choices.class, "choice.host", text.toLowerCase(Locale.ROOT)));
    }
}
