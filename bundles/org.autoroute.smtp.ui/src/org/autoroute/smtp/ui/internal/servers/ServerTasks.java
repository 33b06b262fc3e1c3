package org.autoroute.smtp.ui.internal.servers;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.icons.Icon;
import org.autoroute.smtp.ui.internal.model.LiveModel;
import org.autoroute.smtp.ui.internal.servers.NoteLine.Note;

/** Does what the user asks for to the selected rows. UI thread. */
final class ServerTasks {

    private final LiveModel model;
    private final Messages messages;
    private final Tools tools;
    private final LineClipboard clipboard;
    private final Host host;

    ServerTasks(LiveModel model, Messages messages, Tools tools, Host host) {
        this.model = model;
        this.messages = messages;
        this.tools = tools;
        this.host = host;
        clipboard = new LineClipboard(tools.table().control().getDisplay());
    }

    /**
     * What it works with.
     *
     * @param importServers opens the import
     */
    record Tools(ListEditor editor, ServerDialogs dialogs, MissingSecrets secrets, ServerTable table, FilterField filter, Runnable importServers) {
    }

    /** What only the view can say or do. */
    interface Host {

        Selection selection();

        /** Whether the rows stand in the order of the list, and nobody is writing among them. */
        boolean isOrdered();

        /** Opens a line to be written, a new one when the row is empty. */
        void write(Optional<Row> row);

        /** Says something that stays until the next thing is done. */
        void tell(Note note);

        void make(Edit edit);

        void undo();
    }

    /** Whether it can be done now. */
    boolean can(ServerAction action) {
        Selection selected = host.selection();
        return switch (action) {
            case ADD, FIND, IMPORT, PASTE -> true;
            case EDIT -> selected.one().isPresent();
            case DELETE, CUT, COPY -> !selected.isEmpty();
            case UNDO -> tools.editor().canUndo();
            case UP -> host.isOrdered() && selected.canRise();
            case DOWN -> host.isOrdered() && selected.canSink();
            case PROPERTIES, USE -> selected.one().filter(Row::isServer).isPresent();
            case PASSWORD -> selected.storedLogin().isPresent();
            case CERTIFICATE -> selected.certificate().isPresent();
            case SELECT_ALL -> !tools.table().rows().isEmpty();
        };
    }

    /** Only what {@link #can} be done. */
    void run(ServerAction action) {
        Selection selected = host.selection();
        switch (action) {
            case ADD -> host.write(Optional.empty());
            case EDIT -> host.write(selected.one());
            case DELETE -> delete(selected.places());
            case UNDO -> host.undo();
            case UP -> host.make(selected.risen());
            case DOWN -> host.make(selected.sunk());
            case USE -> model.ask(model.service().use(selected.one().orElseThrow().number()));
            case IMPORT -> tools.importServers().run();
            case FIND -> tools.dialogs().find();
            case PROPERTIES -> tools.dialogs().properties(selected.one().orElseThrow(), selected.shown().list());
            case PASSWORD -> {
                tools.dialogs().secret(selected.server().orElseThrow().entry().server(), selected.storedLogin().orElseThrow());
                tools.secrets().askAgain();
            }
            case CERTIFICATE -> tools.dialogs().certificate(selected.one().orElseThrow(), selected.shown().list(), selected.server().orElseThrow().entry(),
                    selected.certificate().orElseThrow());
            case CUT -> {
                clipboard.put(selected.rows());
                delete(selected.places());
            }
            case COPY -> clipboard.put(selected.rows());
            case PASTE -> paste(selected);
            case SELECT_ALL -> tools.table().control().selectAll();
        }
    }

    private void delete(Set<Integer> rows) {
        host.tell(new Note(Icon.UNDO, rows.size() == 1 ? messages.get("told.deleted.one", ServerAction.UNDO.keys())
                : messages.get("told.deleted.many", rows.size(), ServerAction.UNDO.keys())));
        host.make(new Edit.Delete(rows));
    }

    private void paste(Selection selected) {
        switch (Pasted.of(clipboard.get().orElse(""), selected.shown().list())) {
            case Pasted.Nothing nothing -> host.tell(new Note(Icon.WARNING, messages.get("told.paste.nothing")));
            case Pasted.Wrong wrong -> host.tell(new Note(Icon.FAILED, messages.get("told.paste.wrong", wrong.problems().stream()
                    .map(problem -> problem.text().in(messages.locale())).collect(Collectors.joining("\n")))));
            case Pasted.Lines lines -> {
                if (lines.known() > 0) {
                    host.tell(new Note(Icon.WARNING, lines.known() == 1 ? messages.get("told.paste.twice.one")
                            : messages.get("told.paste.twice.many", lines.known())));
                }
                insert(selected.after(), lines.lines());
            }
        }
    }

    private void insert(int before, List<String> lines) {
        tools.filter().clear();
        host.make(new Edit.Insert(before, lines));
    }
}
