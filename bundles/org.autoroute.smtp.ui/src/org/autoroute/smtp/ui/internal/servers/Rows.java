package org.autoroute.smtp.ui.internal.servers;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.autoroute.smtp.routing.IpAddress;
import org.autoroute.smtp.routing.Resolution;
import org.autoroute.smtp.routing.ServerEntry;
import org.autoroute.smtp.routing.ServerList;
import org.autoroute.smtp.service.ServerState;
import org.autoroute.smtp.service.ServiceState;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.icons.Icon;

/**
 * Puts the server list into rows. Immutable, any thread.
 *
 * @param clock the time where the reader is
 */
record Rows(Messages messages, Supplier<ZonedDateTime> clock) {

    /** What stands before port and links, as the user wrote it. */
    private static final Pattern HOST = Pattern.compile("\\[[^]]*]|[^\\s:;]+");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    /** In the language of this computer and by its clock. */
    static Rows here() {
        return new Rows(Messages.of(Rows.class), ZonedDateTime::now);
    }

    /**
     * The list and its rows.
     *
     * @param byHand whether a server chosen by hand stays until another is chosen
     */
    record Shown(ServerList list, List<Row> rows, boolean byHand) {

        Shown {
            rows = List.copyOf(rows);
        }
    }

    Shown of(ServiceState state) {
        List<Row> rows = new ArrayList<>();
        int servers = 0;
        for (ServerList.Line line : state.list().lines()) {
            switch (line) {
                case ServerList.Line.Entry entry -> rows.add(row(rows.size(), state.servers().get(servers++)));
                case ServerList.Line.Wrong wrong -> rows.add(row(rows.size(), wrong));
                case ServerList.Line.Comment comment -> { }
            }
        }
        return new Shown(state.list(), rows, !state.settings().routing().autoroute());
    }

    private Row row(int index, ServerState server) {
        ServerEntry entry = server.entry();
        List<IpAddress> known = server.resolution().known();
        String address = switch (known.size()) {
            case 0 -> "";
            case 1 -> known.getFirst().toString();
            default -> messages.get("address.more", known.getFirst().toString(), known.size() - 1);
        };
        String all = known.stream().map(IpAddress::toString).collect(Collectors.joining("\n"));
        String link = Stream.concat(entry.connection().map(name -> messages.get("link.connection", name)).stream(),
                entry.range().map(Object::toString).stream()).collect(Collectors.joining(", "));
        String state = messages.get(words(server));
        String text = server.line().strip();
        String lastUsed = server.lastUsed().map(this::shortTime).orElse(messages.get("time.never"));
        String tip = Stream.of(text, server.active() ? messages.get("tip.active") : "", why(server), all,
                server.lastUsed().map(when -> messages.get("tip.lastUsed", fullTime(when))).orElse(""))
                .filter(part -> !part.isEmpty()).collect(Collectors.joining("\n"));
        return new Row(index, server.number(), text, host(text), address, link, Integer.toString(entry.server().port()), state,
                mark(server.resolution()), server.active(), lastUsed, tip);
    }

    private Row row(int index, ServerList.Line.Wrong wrong) {
        String fault = messages.get("fault", Integer.toString(wrong.column()), wrong.expected().in(messages.locale()));
        String text = wrong.text().strip();
        String tip = text + "\n" + fault + "\n" + messages.get("fault.remedy");
        return new Row(index, 0, text, text, "", "", "", messages.get("fault.short"), Icon.FAILED, false, "", tip);
    }

    private static String host(String text) {
        Matcher host = HOST.matcher(text);
        return host.lookingAt() ? host.group() : text;
    }

    private static String words(ServerState server) {
        return switch (server.resolution()) {
            case Resolution.Resolved resolved -> server.entry().server().literal().isPresent() ? "name.literal" : "name.resolved";
            case Resolution.Failed failed -> "name.failed";
            case Resolution.Pending pending -> "name.pending";
            case Resolution.Suppressed suppressed -> "name.suppressed";
        };
    }

    /** The state with its reason, where the column has no room for it. */
    private String why(ServerState server) {
        return switch (server.resolution()) {
            case Resolution.Failed failed -> messages.get("name.failed.why", failed.reason());
            case Resolution.Suppressed suppressed -> messages.get(switch (suppressed.by()) {
                case DONT_RESOLVE_IN_LAN -> "name.suppressed.lan";
                case DONT_RESOLVE_WITHOUT_DIAL_UP -> "name.suppressed.dialUp";
            });
            case Resolution.Resolved resolved -> messages.get(words(server));
            case Resolution.Pending pending -> messages.get(words(server));
        };
    }

    private static Icon mark(Resolution resolution) {
        return switch (resolution) {
            case Resolution.Resolved resolved -> Icon.RESOLVED;
            case Resolution.Failed failed -> Icon.FAILED;
            case Resolution.Pending pending -> Icon.PENDING;
            case Resolution.Suppressed suppressed -> Icon.SUPPRESSED;
        };
    }

    /** Today the time, else the day. */
    private String shortTime(Instant instant) {
        ZonedDateTime now = clock.get();
        ZonedDateTime then = instant.atZone(now.getZone());
        return then.toLocalDate().equals(now.toLocalDate()) ? TIME.format(then)
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.SHORT).withLocale(messages.locale()).format(then);
    }

    private String fullTime(Instant instant) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT).withLocale(messages.locale())
                .format(instant.atZone(clock.get().getZone()));
    }
}
