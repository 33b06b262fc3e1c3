package org.autoroute.smtp.mailclients;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.autoroute.smtp.routing.EntryParser;
import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.IpAddress;
import org.autoroute.smtp.routing.Text;

/** What has been found so far, each server once. Any thread. */
final class Gathered {

    private static final int MOST_PROBLEMS = 100;
    private static final int MOST_SERVERS = 500;
    private static final int MOST_NAMES = 5;
    private static final int LONGEST = 120;

    private final Map<HostPort, Uses> servers = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private boolean closed;

    private static final class Uses {
        private final Set<String> clients = new LinkedHashSet<>();
        private final Set<String> accounts = new LinkedHashSet<>();
        private boolean standard;
    }

    synchronized void server(Origin origin, String account, String host, String port, int usual, boolean standard) {
        Optional<HostPort> server = parse(host.strip(), port.strip(), usual);
        if (server.isEmpty()) {
            problem(origin, host.isBlank() ? "server.none" : "server.wrong", shown(account), shown(host), shown(port));
        } else if (isThisComputer(server.get())) {
            problem(origin, "server.here", shown(account), server.get().toString());
        } else if (!closed && (servers.size() < MOST_SERVERS || servers.containsKey(server.get()))) {
            Uses uses = servers.computeIfAbsent(server.get(), any -> new Uses());
            add(uses.clients, origin.client());
            add(uses.accounts, shown(account));
            uses.standard |= standard;
        }
    }

    synchronized void problem(Origin origin, Text reason) {
        if (!closed && problems.size() < MOST_PROBLEMS) {
            problems.add(new Problem(origin.client(), shown(origin.place()), reason));
        }
    }

    void problem(Origin origin, String key, Object... arguments) {
        problem(origin, Text.of(Gathered.class, key, arguments));
    }

    /** Everything so far, and that the rest is missing; nothing is taken in after that. */
    synchronized Findings cut(Origin origin, String key, Object... arguments) {
        problems.add(new Problem(origin.client(), shown(origin.place()), Text.of(Gathered.class, key, arguments)));
        return close();
    }

    /** Everything so far; nothing is taken in after that. */
    synchronized Findings close() {
        closed = true;
        return new Findings(servers.entrySet().stream().map(found -> new FoundServer(found.getKey().host(), found.getKey().port(),
                String.join(", ", found.getValue().clients), String.join(", ", found.getValue().accounts), found.getValue().standard)).toList(),
                problems);
    }

    /** Reads host and port as the server list would, which alone says what a server is. */
    private static Optional<HostPort> parse(String host, String port, int usual) {
        if (host.isEmpty() || host.chars().anyMatch(c -> c == ';' || c == '#' || c == '"' || Character.isWhitespace(c))) {
            return Optional.empty();
        }
        boolean bare = host.indexOf(':') >= 0 && IpAddress.parse(host).isPresent();
        String line = (bare ? "[" + host + "]" : host) + ":" + (port.isEmpty() || port.equals("0") ? Integer.toString(usual) : port);
        return EntryParser.parse(line) instanceof EntryParser.Parsed parsed && !parsed.entry().isLinked() && parsed.comment().isEmpty()
                ? Optional.of(parsed.entry().server()) : Optional.empty();
    }

    /** Such an account sends through this program already, or through another one here; neither belongs into the list. */
    private static boolean isThisComputer(HostPort server) {
        return server.literal().map(IpAddress::isLoopback).orElse(server.host().equals("localhost") || server.host().endsWith(".localhost"));
    }

    private static void add(Set<String> names, String name) {
        if (!name.isEmpty() && names.size() < MOST_NAMES) {
            names.add(name);
        }
    }

    /** What may be shown of a text that a file brought: one line, not too long. */
    private static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        text.strip().codePoints().filter(c -> !isInvisible(c)).limit(LONGEST + 1L).forEach(shown::appendCodePoint);
        return shown.codePointCount(0, shown.length()) <= LONGEST ? shown.toString()
                : shown.substring(0, shown.offsetByCodePoints(0, LONGEST)) + "\u2026";
    }

    private static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED, Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
