package org.autoroute.smtp.ui.internal.servers;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;

import org.autoroute.smtp.relay.CertificateFacts;
import org.autoroute.smtp.routing.Login;
import org.autoroute.smtp.routing.ServerList;
import org.autoroute.smtp.service.AutorouteService.Registration;
import org.autoroute.smtp.service.ServerState;
import org.autoroute.smtp.service.ServiceState;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.help.Topics;
import org.autoroute.smtp.ui.internal.icons.Icon;
import org.autoroute.smtp.ui.internal.model.LiveModel;
import org.autoroute.smtp.ui.internal.model.UiThread;
import org.autoroute.smtp.ui.internal.servers.NoteLine.Note;
import org.autoroute.smtp.ui.internal.servers.Rows.Shown;
import org.autoroute.smtp.ui.internal.window.FindKey;
import org.autoroute.smtp.ui.internal.window.Notice;

/**
 * The server list with all that can be done to it, by mouse, by keyboard and as text. Plain SWT and JFace; goes with its control. UI thread.
 * <p>
 * While a line is being written the rows keep their places, whatever others do to the list; its change then goes to where the line stands by then.
 */
public final class ServersView {

    private final LiveModel model;
    private final Runnable importServers;
    private final Messages messages = Messages.of(ServersView.class);
    private final Rows presenter;
    private final MissingSecrets secrets;
    private final ListEditor editor;
    private final ServerDialogs dialogs;
    private final Composite root;
    private final ServerToolBar tools;
    private final FilterField filter;
    private final Pages pages;
    private final ServerTable table;
    private final Notice empty;
    private final Notice nothingFound;
    private final NoteLine noteLine;
    private final Advice advice;
    private final LineWriting writing;
    private Shown shown;
    private Note told = Note.NONE;
    private List<Row> beforeAdding = List.of();

    /** @param importServers opens the import; runs on the UI thread */
    public ServersView(Composite parent, LiveModel model, Runnable importServers) {
        this(parent, model, importServers, true);
    }

    /** The same for a narrow place: without the columns that also a tooltip can tell. */
    public static ServersView narrow(Composite parent, LiveModel model, Runnable importServers) {
        return new ServersView(parent, model, importServers, false);
    }

    private ServersView(Composite parent, LiveModel model, Runnable importServers, boolean full) {
        this.model = model;
        this.importServers = importServers;
        editor = new ListEditor(model);
        secrets = new MissingSecrets(model.service().logins(), new UiThread(parent.getDisplay()), this::showNow);
        presenter = Rows.here(secrets::of);
        root = new Composite(parent, SWT.NONE);
        dialogs = new ServerDialogs(root.getShell(), model, (edit, list) -> whileOpen(() -> make(edit, list)));
        GridLayoutFactory.fillDefaults().numColumns(2).spacing(8, 4).applyTo(root);
        tools = new ServerToolBar(root, messages, this::run);
        filter = new FilterField(root, messages, this::filterChanged, this::focusTable);
        GridDataFactory.swtDefaults().align(SWT.END, SWT.CENTER).grab(true, false).hint(200, SWT.DEFAULT).applyTo(filter.control());
        pages = new Pages(root, this::setFocus);
        Composite body = pages.control();
        GridDataFactory.fillDefaults().grab(true, true).span(2, 1).hint(200, 80).applyTo(body);
        table = new ServerTable(body, messages, full);
        empty = new Notice(body, messages.get("empty"), messages.get("empty.todo"))
                .button(messages.get("empty.add"), () -> run(ServerAction.ADD)).button(messages.get("empty.find"), () -> run(ServerAction.FIND)).button(messages.get("empty.import"), () -> run(ServerAction.IMPORT));
        nothingFound = new Notice(body, "", "").button(messages.get("filter.clear"), filter::clear);
        noteLine = new NoteLine(root, 2);
        advice = new Advice(messages, secrets::of);
        writing = new LineWriting(table, messages, new Host());
        listen();
        Registration registration = model.bind(presenter::of, this::show);
        Registration asking = model.bind(ServiceState::servers, secrets::ask);
        Topics.on(root, "smtp-servers");
        root.addDisposeListener(event -> {
            registration.close();
            asking.close();
        });
    }

    /** The whole view. */
    public Control control() {
        return root;
    }

    /** The keyboard goes to what one would use first. */
    public void setFocus() {
        if (pages.isInFront(empty.control())) {
            empty.focus();
        } else if (pages.isInFront(nothingFound.control())) {
            filter.control().setFocus();
        } else if (writing.isOpen()) {
            writing.setFocus();
        } else {
            focusTable();
        }
    }

    /** Whether it can be done now. */
    public boolean can(ServerAction action) {
        List<Row> selected = selected();
        return switch (action) {
            case ADD, FIND, IMPORT, PASTE -> true;
            case EDIT -> selected.size() == 1;
            case DELETE, CUT, COPY -> !selected.isEmpty();
            case UNDO -> editor.canUndo();
            case UP -> isOrdered() && !selected.isEmpty() && !isBlock(selected, 0);
            case DOWN -> isOrdered() && !selected.isEmpty() && !isBlock(selected, shown.rows().size() - selected.size());
            case PROPERTIES, USE -> selected.size() == 1 && selected.getFirst().isServer();
            case PASSWORD -> storedLogin(selected).isPresent();
            case CERTIFICATE -> certificate(selected).isPresent();
            case SELECT_ALL -> !table.rows().isEmpty();
        };
    }

    /** Does it, once a line that is being written has been taken; nothing when it cannot be done then. */
    public void run(ServerAction action) {
        writing.finish(() -> editor.whenIdle(() -> {
            if (!root.isDisposed() && can(action)) {
                told = Note.NONE;
                perform(action);
                showNow();
            }
        }));
    }

    private void perform(ServerAction action) {
        List<Row> selected = selected();
        Set<Integer> rows = selected.stream().map(Row::index).collect(Collectors.toSet());
        switch (action) {
            case ADD -> write(Row.blank(shown.rows().size()), true);
            case EDIT -> write(selected.getFirst(), false);
            case DELETE -> delete(rows);
            case UNDO -> editor.undo(this::done);
            case UP -> make(new Edit.Move(rows, Math.max(0, selected.getFirst().index() - 1)));
            case DOWN -> make(new Edit.Move(rows, Math.min(shown.rows().size(), selected.getLast().index() + 2)));
            case USE -> model.ask(model.service().use(selected.getFirst().number()));
            case IMPORT -> importServers.run();
            case FIND -> dialogs.find();
            case PROPERTIES -> dialogs.properties(selected.getFirst(), shown.list());
            case PASSWORD -> {
                dialogs.secret(server(selected).orElseThrow().entry().server(), storedLogin(selected).orElseThrow());
                secrets.askAgain();
            }
            case CERTIFICATE -> dialogs.certificate(selected.getFirst(), shown.list(), server(selected).orElseThrow().entry(),
                    certificate(selected).orElseThrow());
            case CUT -> {
                new LineClipboard(root.getDisplay()).put(selected);
                delete(rows);
            }
            case COPY -> new LineClipboard(root.getDisplay()).put(selected);
            case PASTE -> paste();
            case SELECT_ALL -> table.control().selectAll();
        }
    }

    private Optional<ServerState> server(List<Row> selected) {
        return selected.size() == 1 ? shown.server(selected.getFirst()) : Optional.empty();
    }

    private Optional<Login.Stored> storedLogin(List<Row> selected) {
        return server(selected).map(server -> server.entry().login()).filter(Login.Stored.class::isInstance).map(Login.Stored.class::cast);
    }

    /** Of the selected server, when it was not accepted. */
    private Optional<CertificateFacts> certificate(List<Row> selected) {
        return server(selected).flatMap(server -> server.health().certificate());
    }

    private void write(Row row, boolean adds) {
        if (adds) {
            beforeAdding = selected();
            filter.clear();
            List<Row> withBlank = Stream.concat(shown.rows().stream(), Stream.of(row)).toList();
            table.show(withBlank, row::equals);
            pages.bringToFront(table.control());
        }
        writing.open(row, adds, table);
    }

    private void delete(Set<Integer> rows) {
        told = new Note(Icon.UNDO, rows.size() == 1 ? messages.get("told.deleted.one", ServerAction.UNDO.keys())
                : messages.get("told.deleted.many", rows.size(), ServerAction.UNDO.keys()));
        make(new Edit.Delete(rows));
    }

    private void paste() {
        List<Row> selected = selected();
        int before = selected.isEmpty() ? shown.rows().size() : selected.getLast().index() + 1;
        switch (Pasted.of(new LineClipboard(root.getDisplay()).get().orElse(""), shown.list())) {
            case Pasted.Nothing nothing -> told = new Note(Icon.WARNING, messages.get("told.paste.nothing"));
            case Pasted.Wrong wrong -> told = new Note(Icon.FAILED, messages.get("told.paste.wrong", wrong.problems().stream()
                    .map(problem -> problem.text().in(messages.locale())).collect(Collectors.joining("\n"))));
            case Pasted.Lines lines -> {
                if (lines.known() > 0) {
                    told = new Note(Icon.WARNING, lines.known() == 1 ? messages.get("told.paste.twice.one")
                            : messages.get("told.paste.twice.many", lines.known()));
                }
                filter.clear();
                make(new Edit.Insert(before, lines.lines()));
            }
        }
    }

    private void make(Edit edit) {
        make(edit, shown.list());
    }

    private void make(Edit edit, ServerList list) {
        editor.make(edit, list, this::done, this::showNow);
    }

    private void done(Collection<Integer> rows) {
        whileOpen(() -> {
            shown = presenter.of(model.service().state());
            show(row -> rows.contains(row.index()));
            table.control().showSelection();
        });
    }

    /** The service may answer after the view has been closed. */
    private void whileOpen(Runnable action) {
        if (!root.isDisposed()) {
            action.run();
        }
    }

    private void show(Shown now) {
        if (writing.isOpen() && !now.list().equals(shown.list())) {
            return;
        }
        Predicate<Row> selected = stillSelected(now);
        shown = now;
        show(selected);
    }

    /** With what stands now. */
    private void showNow() {
        whileOpen(() -> show(presenter.of(model.service().state())));
    }

    private void show(Predicate<Row> selected) {
        List<Row> rows = Stream.concat(shown.rows().stream().filter(row -> filter.lets(row) || isWritten(row)),
                writing.adds() ? Stream.of(writing.row()) : Stream.empty()).toList();
        table.show(rows, selected);
        if (writing.isOpen()) {
            writing.rowIs(rows.stream().filter(this::isWritten).findFirst().orElseThrow(), table);
        }
        nothingFound.title(messages.get("filter.none", filter.text()));
        pages.bringToFront(!rows.isEmpty() ? table.control() : shown.rows().isEmpty() ? empty.control() : nothingFound.control());
        filter.control().setEnabled(!shown.rows().isEmpty());
        tools.explain(ServerAction.USE, ServerAction.USE.tip(messages, shown.byHand() ? ".byHand" : ""));
        tell();
    }

    private boolean isWritten(Row row) {
        return writing.isOpen() && row.index() == writing.row().index();
    }

    private void tell() {
        tools.update(this::can);
        noteLine.show(writing.isOpen() ? writing.note() : told != Note.NONE ? told
                : filter.isOn() && !table.rows().isEmpty() ? new Note(Icon.FILTER, messages.get("filter.on")) : advice.on(shown, selected()));
    }

    /** The same rows of the same list; of another list those that say the same. */
    private Predicate<Row> stillSelected(Shown now) {
        List<Row> selected = shown == null ? List.of() : table.selected();
        if (shown == null || now.list().equals(shown.list())) {
            Set<Integer> places = selected.stream().map(Row::index).collect(Collectors.toSet());
            return row -> places.contains(row.index());
        }
        Set<String> texts = new HashSet<>(selected.stream().map(Row::text).toList());
        return row -> texts.remove(row.text());
    }

    /** What was selected before a new line that has been given up. */
    private void selectAgain() {
        if (table.selected().isEmpty() && !beforeAdding.isEmpty()) {
            Set<String> texts = new HashSet<>(beforeAdding.stream().map(Row::text).toList());
            show(row -> texts.remove(row.text()));
        }
        beforeAdding = List.of();
    }

    /** Without the line that is not in the list yet. */
    private List<Row> selected() {
        return table.selected().stream().filter(row -> !(writing.adds() && isWritten(row))).toList();
    }

    private boolean isOrdered() {
        return !filter.isOn() && !writing.isOpen();
    }

    private static boolean isBlock(List<Row> rows, int start) {
        return rows.getFirst().index() == start && rows.getLast().index() == start + rows.size() - 1;
    }

    private void filterChanged() {
        told = Note.NONE;
        showNow();
    }

    private void focusTable() {
        table.control().setFocus();
        if (table.control().getSelectionCount() == 0 && table.control().getItemCount() > 0) {
            table.control().setSelection(0);
        }
        tell();
    }

    private void listen() {
        table.control().addListener(SWT.Selection, event -> tell());
        table.control().addListener(SWT.DefaultSelection, this::opened);
        table.control().addListener(SWT.Traverse, event -> event.doit &= event.detail != SWT.TRAVERSE_RETURN);
        table.control().addListener(SWT.KeyDown, this::pressed);
        FindKey.on(table.control(), filter.control()::setFocus);
        new RowDrag(table.viewer(), this::isOrdered, this::drop);
        new ServerMenu(table.control(), messages, this::can, this::run);
    }

    /** By the mouse or Enter; with Alt, Enter is another key. */
    private void opened(Event event) {
        if ((event.stateMask & SWT.ALT) == 0) {
            run(ServerAction.EDIT);
        }
    }

    private void pressed(Event key) {
        ServerAction.of(key).ifPresent(action -> {
            key.doit = false;
            run(action);
        });
    }

    /** The mouse has let go of the selected rows before this one. */
    void drop(int before) {
        Set<Integer> rows = selected().stream().map(Row::index).collect(Collectors.toSet());
        editor.whenIdle(() -> make(new Edit.Move(rows, before)));
    }

    /** What a line that is being written asks for. */
    private final class Host implements LineWriting.Host {

        @Override
        public ServerList list() {
            return shown.list();
        }

        @Override
        public void show() {
            if (writing.isOpen()) {
                tell();
            } else {
                showNow();
                selectAgain();
            }
        }

        @Override
        public void make(Edit edit, Runnable close, Runnable refused) {
            editor.make(edit, shown.list(), rows -> whileOpen(() -> {
                close.run();
                done(rows);
            }), () -> whileOpen(refused));
        }
    }
}
