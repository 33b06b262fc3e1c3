package org.autoroute.smtp.ui.internal.servers;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;

import org.autoroute.smtp.routing.Login;
import org.autoroute.smtp.routing.ServerList;
import org.autoroute.smtp.service.AutorouteService.Registration;
import org.autoroute.smtp.service.ServiceState;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.help.Topics;
import org.autoroute.smtp.ui.internal.icons.Icon;
import org.autoroute.smtp.ui.internal.model.LiveModel;
import org.autoroute.smtp.ui.internal.model.UiThread;
import org.autoroute.smtp.ui.internal.servers.NoteLine.Note;
import org.autoroute.smtp.ui.internal.servers.Rows.Shown;
import org.autoroute.smtp.ui.internal.window.FilterKeys;

/**
 * The server list with all that can be done to it, by mouse, by keyboard and as text. Plain SWT and JFace; goes with its control. UI thread.
 * <p>
 * While a line is being written the rows keep their places, whatever others do to the list; its change then goes to where the line stands by then.
 */
public final class ServersView {

    private final LiveModel model;
    private final Messages messages = Messages.of(ServersView.class);
    private final Rows presenter;
    private final MissingSecrets secrets;
    private final ListEditor editor;
    private final ServerTasks tasks;
    private final Composite root;
    private final ServerToolBar tools;
    private final FilterField filter;
    private final ServerPages pages;
    private final ServerTable table;
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
        editor = new ListEditor(model);
        secrets = new MissingSecrets(model.service().logins(), new UiThread(parent.getDisplay()), this::showNow);
        presenter = Rows.here(secrets::of);
        root = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).spacing(8, 4).applyTo(root);
        tools = new ServerToolBar(root, messages, this::run);
        filter = new FilterField(root, messages, this::filterChanged, this::focusTable);
        GridDataFactory.swtDefaults().align(SWT.END, SWT.CENTER).grab(true, false).hint(200, SWT.DEFAULT).applyTo(filter.control());
        pages = new ServerPages(root, messages, full, this::setFocus, this::run, filter::clear);
        GridDataFactory.fillDefaults().grab(true, true).span(2, 1).hint(200, 80).applyTo(pages.control());
        table = pages.table();
        noteLine = new NoteLine(root, 2);
        advice = new Advice(messages, secrets::of);
        writing = new LineWriting(table, messages, new Writer());
        ServerDialogs dialogs = new ServerDialogs(root.getShell(), model, (edit, list) -> whileOpen(() -> make(edit, list)));
        tasks = new ServerTasks(model, messages, new ServerTasks.Tools(editor, dialogs, secrets, table, filter, importServers), new Tasks());
        listen();
        Registration registration = model.bind(presenter::of, this::show);
        Registration asking = model.bind(ServiceState::servers, secrets::ask);
        Registration storing = model.bind(state -> state.logins().changes(), changes -> secrets.askAgain());
        Topics.on(root, "smtp-servers");
        root.addDisposeListener(event -> {
            registration.close();
            asking.close();
            storing.close();
        });
    }

    /** The whole view. */
    public Control control() {
        return root;
    }

    /** The keyboard goes to what one would use first. */
    public void setFocus() {
        if (pages.isEmptyInFront()) {
            pages.focusEmpty();
        } else if (pages.isNothingFoundInFront()) {
            filter.control().setFocus();
        } else if (writing.isOpen()) {
            writing.setFocus();
        } else {
            focusTable();
        }
    }

    /** Whether it can be done now. */
    public boolean can(ServerAction action) {
        return tasks.can(action);
    }

    /** Does it, once a line that is being written has been taken; nothing when it cannot be done then. */
    public void run(ServerAction action) {
        writing.finish(() -> editor.whenIdle(() -> {
            if (!root.isDisposed() && can(action)) {
                told = Note.NONE;
                tasks.run(action);
                showNow();
            }
        }));
    }

    private void write(Row row, boolean adds) {
        if (adds) {
            beforeAdding = selection().rows();
            filter.clear();
            List<Row> withBlank = Stream.concat(shown.rows().stream(), Stream.of(row)).toList();
            table.show(withBlank, row::equals);
            pages.showTable();
        }
        writing.open(row, adds, table);
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
        Predicate<Row> selected = new StillSelected(shown, shown == null ? List.of() : table.selected()).in(now);
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
        pages.show(!shown.rows().isEmpty(), filter.text());
        filter.control().setEnabled(!shown.rows().isEmpty());
        tools.explain(ServerAction.USE, ServerAction.USE.tip(messages, shown.byHand() ? ".byHand" : ""));
        tell();
    }

    /** What stands behind the key of the action's label for what is selected. */
    private String variant(ServerAction action) {
        return action == ServerAction.PASSWORD && selection().storedLogin().flatMap(Login.Stored::provider).isPresent() ? ".oauth" : "";
    }

    private boolean isWritten(Row row) {
        return writing.isOpen() && row.index() == writing.row().index();
    }

    private void tell() {
        tools.update(this::can);
        tools.rename(ServerAction.PASSWORD, variant(ServerAction.PASSWORD), messages);
        noteLine.show(writing.isOpen() ? writing.note() : told != Note.NONE ? told
                : filter.isOn() && !table.rows().isEmpty() ? new Note(Icon.FILTER, messages.get("filter.on")) : advice.on(shown, selection().rows()));
    }

    /** What was selected before a new line that has been given up. */
    private void selectAgain() {
        if (table.selected().isEmpty() && !beforeAdding.isEmpty()) {
            show(StillSelected.saying(beforeAdding));
        }
        beforeAdding = List.of();
    }

    /** Without the line that is not in the list yet. */
    private Selection selection() {
        return new Selection(shown, table.selected().stream().filter(row -> !(writing.adds() && isWritten(row))).toList());
    }

    private boolean isOrdered() {
        return !filter.isOn() && !writing.isOpen();
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
        FilterKeys.on(table.control(), filter.control());
        new RowDrag(table.viewer(), this::isOrdered, this::drop);
        new ServerMenu(table.control(), messages, this::can, this::variant, this::run);
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
        Set<Integer> rows = selection().places();
        editor.whenIdle(() -> make(new Edit.Move(rows, before)));
    }

    /** What a line that is being written asks for. */
    private final class Writer implements LineWriting.Host {

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

    /** What is done to the rows. */
    private final class Tasks implements ServerTasks.Host {

        @Override
        public Selection selection() {
            return ServersView.this.selection();
        }

        @Override
        public boolean isOrdered() {
            return ServersView.this.isOrdered();
        }

        @Override
        public void write(Optional<Row> row) {
            ServersView.this.write(row.orElseGet(() -> Row.blank(shown.rows().size())), row.isEmpty());
        }

        @Override
        public void tell(Note note) {
            told = note;
        }

        @Override
        public void make(Edit edit) {
            ServersView.this.make(edit);
        }

        @Override
        public void undo() {
            editor.undo(ServersView.this::done);
        }
    }
}
