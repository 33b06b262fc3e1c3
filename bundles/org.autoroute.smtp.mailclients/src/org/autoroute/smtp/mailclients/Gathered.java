package org.autoroute.smtp.mailclients;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.autoroute.smtp.routing.EntryParser;
import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.IpAddress;
import org.autoroute.smtp.routing.LoginKind;
import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.routing.Tls;

/** What has been found so far, each server once for each user who logs in there. Any thread. */
final class Gathered {

    private static final int MOST_PROBLEMS = 100;
    private static final int MOST_SERVERS = 500;
    private static final int MOST_NAMES = 5;
    private static final int LONGEST = 120;

    private static final int LONGEST_USER = 255;

    private final Map<Login, Uses> servers = new LinkedHashMap<>();
    private final Map<HostPort, Optional<Tls>> protection = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private boolean closed;

    /** @param user in small letters, so that two ways to write it are one; empty without a login */
    private record Login(HostPort server, String user) {
    }

    private static final class Uses {
        private final Set<String> clients = new LinkedHashSet<>();
        private final Set<String> accounts = new LinkedHashSet<>();
        private final LoginKind login;
        private final String user;
        private boolean standard;

        Uses(LoginKind login, String user) {
            this.login = login;
            this.user = user;
        }

        void add(Uses other) {
            other.clients.forEach(client -> Gathered.add(clients, client));
            other.accounts.forEach(account -> Gathered.add(accounts, account));
            standard |= other.standard;
        }
    }

    synchronized void server(Origin origin, String account, String host, String port, int usual, boolean standard, Manner told) {
        Optional<HostPort> server = parse(host.strip(), port.strip(), usual);
        if (server.isEmpty()) {
            problem(origin, host.isBlank() ? "server.none" : "server.wrong", shown(account), shown(host), shown(port));
        } else if (isThisComputer(server.get())) {
            problem(origin, "server.here", shown(account), server.get().toString());
        } else if (!closed) {
            Manner manner = usable(origin, server.get(), told);
            Login login = new Login(server.get(), manner.user().toLowerCase(Locale.ROOT));
            if (servers.size() < MOST_SERVERS || servers.containsKey(login)) {
                Uses uses = servers.computeIfAbsent(login, any -> new Uses(manner.login(), manner.user()));
                add(uses.clients, origin.client());
                add(uses.accounts, shown(account));
                uses.standard |= standard;
                protection.merge(server.get(), manner.tls(), (known, other) -> rank(other) > rank(known) ? other : known);
            }
        }
    }

    /** Without the login when its user is none that the server list could hold, or that anybody has. */
    private Manner usable(Origin origin, HostPort server, Manner told) {
        String user = told.user().strip();
        if (told.login() == LoginKind.NONE || user.isEmpty()) {
            return Manner.of(told.tls());
        }
        if (user.codePoints().anyMatch(Gathered::isInvisible) || user.codePointCount(0, user.length()) > LONGEST_USER) {
            problem(origin, "user.wrong", server.toString(), shown(user));
            return Manner.of(told.tls());
        }
        return Manner.of(told.tls()).as(told.login(), user);
    }

    /** Of two clients the one that protects its connection better is right about the server. */
    private static int rank(Optional<Tls> tls) {
        return tls.map(way -> way.isRequired() ? 3 : way == Tls.IF_OFFERED ? 2 : 0).orElse(1);
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
        return new Findings(merged().entrySet().stream().map(each -> found(each.getKey().server(), each.getValue())).toList(), problems);
    }

    /** Who did not say as whom it logs in has nothing of its own to say where somebody else did. */
    private Map<Login, Uses> merged() {
        Map<Login, Uses> merged = new LinkedHashMap<>(servers);
        servers.forEach((login, uses) -> {
            Optional<Uses> named = login.user().isEmpty() ? servers.entrySet().stream()
                    .filter(other -> other.getKey().server().equals(login.server()) && other.getValue() != uses).map(Map.Entry::getValue).findFirst()
                    : Optional.empty();
            if (named.isPresent()) {
                named.get().add(uses);
                merged.remove(login);
            }
        });
        return merged;
    }

    private FoundServer found(HostPort server, Uses uses) {
        return new FoundServer(server.host(), server.port(), String.join(", ", uses.clients), String.join(", ", uses.accounts), uses.standard,
                protection.get(server), uses.login, uses.user);
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
