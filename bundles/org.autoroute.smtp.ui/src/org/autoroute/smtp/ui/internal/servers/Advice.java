package org.autoroute.smtp.ui.internal.servers;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.autoroute.smtp.routing.Lint;
import org.autoroute.smtp.routing.ServerEntry;
import org.autoroute.smtp.routing.ServerList;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.icons.Icon;
import org.autoroute.smtp.ui.internal.servers.NoteLine.Note;
import org.autoroute.smtp.ui.internal.servers.Rows.Shown;

/** What the user should know and can mend of the one row that is selected: a secret that is missing, or a line that can hardly be meant so. Immutable. */
record Advice(Messages messages, Predicate<ServerEntry> noSecret) {

    Note on(Shown shown, List<Row> selected) {
        if (selected.size() != 1) {
            return Note.NONE;
        }
        Row row = selected.getFirst();
        Optional<Note> secret = shown.server(row).map(server -> words().secret(server.entry())).filter(said -> !said.isEmpty())
                .map(said -> new Note(Icon.PASSWORD, said));
        return secret.orElseGet(() -> remarks(shown.list(), row.index()));
    }

    private StateWords words() {
        return new StateWords(messages, new Times(messages.locale(), ZonedDateTime::now), noSecret);
    }

    private Note remarks(ServerList list, int row) {
        int line = IntStream.range(0, list.lines().size()).filter(i -> !(list.lines().get(i) instanceof ServerList.Line.Comment)).skip(row).findFirst().orElse(-1) + 1;
        String said = Lint.of(list).stream().filter(remark -> remark.line() == line)
                .map(remark -> messages.get("remark", remark.text().in(messages.locale()), remark.remedy().in(messages.locale()))).collect(Collectors.joining("\n"));
        return said.isEmpty() ? Note.NONE : new Note(Icon.WARNING, said);
    }
}
