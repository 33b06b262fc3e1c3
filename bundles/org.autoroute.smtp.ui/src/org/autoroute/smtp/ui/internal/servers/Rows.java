package org.autoroute.smtp.ui.internal.servers;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.autoroute.smtp.routing.IpAddress;
import org.autoroute.smtp.routing.LineParts;
import org.autoroute.smtp.routing.ServerEntry;
import org.autoroute.smtp.routing.ServerList;
import org.autoroute.smtp.service.ServerState;
import org.autoroute.smtp.service.ServiceState;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.icons.Icon;

/**
 * Puts the server list into rows. Immutable, any thread.
 *
 * @param clock    the time where the reader is
 * @param noSecret whether an entry logs in with a secret that is not there
 */
record Rows(Messages messages, Supplier<ZonedDateTime> clock, Predicate<ServerEntry> noSecret) {

    /** In the language of this computer and by its clock. */
    static Rows here(Predicate<ServerEntry> noSecret) {
        return new Rows(Messages.of(Rows.class), ZonedDateTime::now, noSecret);
    }

    /**
     * The list and its rows.
     *
     * @param servers its servers
     * @param byHand  whether a server chosen by hand stays until another is chosen
     */
    record Shown(ServerList list, List<Row> rows, List<ServerState> servers, boolean byHand) {

        Shown {
            rows = List.copyOf(rows);
        }

        /** The server of a row, empty when it has none. */
        Optional<ServerState> server(Row row) {
            return row.isServer() ? Optional.of(servers.get(row.number() - 1)) : Optional.empty();
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
        return new Shown(state.list(), rows, state.servers(), !state.settings().routing().autoroute());
    }

    private Row row(int index, ServerState server) {
        Times times = new Times(messages.locale(), clock);
        StateWords words = new StateWords(messages, times, noSecret);
        ServerEntry entry = server.entry();
        List<IpAddress> known = server.resolution().known();
        String address = switch (known.size()) {
            case 0 -> "";
            case 1 -> known.getFirst().toString();
            default -> messages.get("address.more", known.getFirst().toString(), known.size() - 1);
        };
        String all = known.stream().map(IpAddress::toString).collect(Collectors.joining("\n"));
        EntryWords said = new EntryWords(messages, entry);
        String state = words.brief(server);
        String text = server.line().strip();
        String lastUsed = server.lastUsed().map(times::brief).orElse(messages.get("time.never"));
        String tip = Stream.of(text, server.active() ? messages.get("tip.active") : "", said.full(), words.full(server), all,
                server.lastUsed().map(when -> messages.get("tip.lastUsed", times.full(when))).orElse(""))
                .filter(part -> !part.isEmpty()).collect(Collectors.joining("\n"));
        return new Row(index, server.number(), text, LineParts.host(text), address, said.links(), Integer.toString(entry.server().port()),
                said.security(), said.lock(), said.login(), state, words.mark(server), server.active(), lastUsed, tip);
    }

    private Row row(int index, ServerList.Line.Wrong wrong) {
        String fault = messages.get("fault", Integer.toString(wrong.column()), wrong.expected().in(messages.locale()));
        String text = wrong.text().strip();
        String tip = text + "\n" + fault + "\n" + messages.get("fault.remedy");
        return new Row(index, 0, text, text, "", "", "", "", Icon.INACTIVE, "", messages.get("fault.short"), Icon.FAILED, false, "", tip);
    }
}
