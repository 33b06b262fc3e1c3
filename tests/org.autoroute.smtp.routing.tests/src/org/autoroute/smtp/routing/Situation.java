package org.autoroute.smtp.routing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A laptop somewhere, told in the words of the manual, and the decision it leads to. */
final class Situation {

    private final List<ServerEntry> entries = new ArrayList<>();
    private final List<OwnAddress> addresses = new ArrayList<>();
    private final List<Connection> connections = new ArrayList<>();
    private final Map<String, Resolution> resolutions = new HashMap<>();
    private RoutingSettings settings = RoutingSettings.DEFAULTS;
    private Optional<Integer> manual = Optional.empty();
    private Surroundings around = Surroundings.UNKNOWN;
    private Optional<String> sender = Optional.empty();

    static Situation list(String... lines) {
        Situation situation = new Situation();
        for (String line : lines) {
            situation.entries.add(entry(line));
        }
        return situation;
    }

    static ServerEntry entry(String line) {
        return switch (EntryParser.parse(line)) {
            case EntryParser.Parsed right -> right.entry();
            case EntryParser.Wrong wrong -> throw new AssertionError(line + ": column " + wrong.column() + ": " + wrong.expected());
        };
    }

    static IpAddress ip(String text) {
        return IpAddress.parse(text).orElseThrow(() -> new AssertionError(text));
    }

    static OwnAddress own(String address) {
        int slash = address.indexOf('/');
        return new OwnAddress(ip(address.substring(0, slash)), Integer.parseInt(address.substring(slash + 1)), "eth0", Optional.empty());
    }

    Situation at(String... ownAddresses) {
        for (String address : ownAddresses) {
            addresses.add(own(address));
        }
        return this;
    }

    Situation up(String connection, Connection.Kind kind) {
        connections.add(new Connection(connection, kind, Optional.empty()));
        return this;
    }

    Situation around(Surroundings what) {
        around = what;
        return this;
    }

    /** Domain of the sender, the empty text for none. */
    Situation from(String domain) {
        sender = Optional.of(domain);
        return this;
    }

    Situation dns(String host, String... found) {
        resolutions.put(host, new Resolution.Resolved(List.of(found).stream().map(Situation::ip).toList()));
        return this;
    }

    Situation unknown(String host) {
        resolutions.put(host, new Resolution.Failed(Text.of(Router.class, "comment.none")));
        return this;
    }

    Situation expandMasks() {
        settings = new RoutingSettings(settings.autoroute(), settings.useFirstAsDefault(), true, settings.dontResolveInLan(), settings.dontResolveWithoutDialUp());
        return this;
    }

    Situation noDefault() {
        settings = new RoutingSettings(settings.autoroute(), false, settings.expandMasks(), settings.dontResolveInLan(), settings.dontResolveWithoutDialUp());
        return this;
    }

    Situation autorouteOff() {
        settings = new RoutingSettings(false, settings.useFirstAsDefault(), settings.expandMasks(), settings.dontResolveInLan(), settings.dontResolveWithoutDialUp());
        return this;
    }

    Situation dontResolveInLan() {
        settings = new RoutingSettings(settings.autoroute(), settings.useFirstAsDefault(), settings.expandMasks(), true, settings.dontResolveWithoutDialUp());
        return this;
    }

    Situation dontResolveWithoutDialUp() {
        settings = new RoutingSettings(settings.autoroute(), settings.useFirstAsDefault(), settings.expandMasks(), settings.dontResolveInLan(), true);
        return this;
    }

    /** The user clicked Next until the server with this place in the list was the active one; 0 is the first. */
    Situation chosen(int index) {
        manual = Optional.of(index);
        return this;
    }

    NetworkSnapshot network() {
        return new NetworkSnapshot(addresses, connections, around);
    }

    RoutingSettings settings() {
        return settings;
    }

    RoutingInput input() {
        RoutingInput input = new RoutingInput(entries, network(), resolutions, settings, manual);
        return sender.map(input::withSender).orElse(input);
    }

    Route route() {
        return new Router().decide(input());
    }

    boolean settled() {
        return new Router().settled(input());
    }

    /** As the window shows it: the server and the comment in brackets, or N/A. */
    static String shown(Route route) {
        return route.active().map(active -> active.entry().server() + " (" + route.comment() + ")").orElseGet(() -> route.comment().toString());
    }

    static List<String> candidates(Route route) {
        return route.candidates().stream().map(candidate -> candidate.entry().server().toString()).toList();
    }
}
