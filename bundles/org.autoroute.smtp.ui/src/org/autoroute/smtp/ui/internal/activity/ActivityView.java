package org.autoroute.smtp.ui.internal.activity;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;

import org.autoroute.smtp.relay.ListenState;
import org.autoroute.smtp.relay.SessionRecord;
import org.autoroute.smtp.service.AutorouteService.Registration;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.activity.ActivityReader.Shown;
import org.autoroute.smtp.ui.internal.help.Topics;
import org.autoroute.smtp.ui.internal.icons.Icon;
import org.autoroute.smtp.ui.internal.model.Aside;
import org.autoroute.smtp.ui.internal.model.LiveModel;
import org.autoroute.smtp.ui.internal.model.Times;
import org.autoroute.smtp.ui.internal.model.UiThread;
import org.autoroute.smtp.ui.internal.window.Clip;
import org.autoroute.smtp.ui.internal.window.Looks;
import org.autoroute.smtp.ui.internal.window.FilterKeys;
import org.autoroute.smtp.ui.internal.window.Notice;

/**
 * What has been carried: messages as they come, all that is known of the selected one, and the last hour as a graph. Looks twice a second while it
 * can be seen, never otherwise; asking and putting into words is done aside. UI thread.
 */
public final class ActivityView {

    private static final int BEAT_MILLIS = 500;
    /** Shares of the rows and of what stands below them. */
    private static final int[] WITHOUT_DETAILS = {70, 30};
    private static final int[] WITH_DETAILS = {58, 42};

    private final Messages messages = Messages.of(ActivityView.class);
    private final Consumer<SessionRecord> why;
    private final Aside aside;
    private final ActivityReader reader;
    private final DetailsPresenter presenter;
    private final Sizes sizes;
    private final Composite root;
    private final FilterBar filter;
    private final StackLayout pages = new StackLayout();
    private SashForm upperAndLower;
    private SashForm lower;
    private Composite body;
    private ActivityTable table;
    private Notice empty;
    private Notice nothing;
    private DetailsText details;
    private TrafficGraph graph;
    private ToolItem copy;
    private ToolItem whyItem;
    private Optional<Shown> shown = Optional.empty();
    private Optional<SessionRecord> detailed = Optional.empty();
    private boolean beating;

    /**
     * Lives as long as the parent.
     *
     * @param why shows how a session came to its server
     */
    public ActivityView(Composite parent, LiveModel model, Times times, Consumer<SessionRecord> why) {
        this.why = why;
        aside = new Aside("activity-view", new UiThread(parent.getDisplay()));
        reader = new ActivityReader(model.service(), messages, times);
        presenter = new DetailsPresenter(messages, times);
        sizes = new Sizes(messages, times.locale());
        root = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(3).margins(12, 8).spacing(8, 6).applyTo(root);
        filter = new FilterBar(root, messages, this::refresh, this::setFocus);
        createTools();
        createBody();
        Registration listening = model.bind(state -> whatToDo(state.listening()), empty::todo);
        root.addDisposeListener(event -> {
            listening.close();
            aside.close();
        });
        graph.control().addListener(SWT.Paint, event -> wake());
        Topics.on(root, "main-window");
        showPage();
    }

    /** The keyboard goes to the rows; where there are none, to what one would use first. */
    public void setFocus() {
        if (pages.topControl == table.frame()) {
            table.control().setFocus();
        } else if (pages.topControl == nothing.control()) {
            nothing.focus();
        } else {
            filter.words().setFocus();
        }
    }

    private void createTools() {
        ToolBar tools = new ToolBar(root, SWT.FLAT | SWT.RIGHT);
        Looks looks = new Looks(tools);
        copy = tool(tools, "copy", looks, Icon.COPY, this::copyRows);
        whyItem = tool(tools, "why", looks, Icon.NETWORK, this::showWhy);
    }

    private ToolItem tool(ToolBar tools, String name, Looks looks, Icon icon, Runnable action) {
        ToolItem item = new ToolItem(tools, SWT.PUSH);
        item.setText(messages.get(name));
        item.setToolTipText(messages.get(name + ".tooltip"));
        item.setImage(looks.image(icon));
        item.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> action.run()));
        return item;
    }

    private void createBody() {
        upperAndLower = new SashForm(root, SWT.VERTICAL);
        GridDataFactory.fillDefaults().span(3, 1).grab(true, true).hint(200, 160).applyTo(upperAndLower);
        body = new Composite(upperAndLower, SWT.NONE);
        body.setLayout(pages);
        table = new ActivityTable(body, messages, this::selected);
        empty = new Notice(body, messages.get("empty"), messages.get("empty.todo"));
        nothing = new Notice(body, messages.get("nothing"), "").button(messages.get("clear"), this::clearFilter);
        lower = new SashForm(upperAndLower, SWT.HORIZONTAL);
        details = new DetailsText(lower, messages);
        graph = new TrafficGraph(lower, messages.get("graph"));
        lower.setWeights(60, 40);
        details.control().setVisible(false);
        upperAndLower.setWeights(WITHOUT_DETAILS);
        menu(table.control(), true);
        FilterKeys.on(table.control(), filter.words());
        menu(details.control(), false);
    }

    private void menu(Control control, boolean ofRows) {
        Menu menu = new Menu(control);
        if (ofRows) {
            item(menu, "copy", this::copyRows);
            item(menu, "copy.details", () -> Clip.copy(control.getDisplay(), details.asText()));
        } else {
            item(menu, "copy", () -> Clip.copy(control.getDisplay(), details.wanted()));
        }
        item(menu, "why", this::showWhy);
        menu.addListener(SWT.Show, event -> List.of(menu.getItems()).forEach(item -> item.setEnabled(detailed.isPresent())));
        control.setMenu(menu);
    }

    private void item(Menu menu, String name, Runnable action) {
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText(messages.get(name));
        item.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> action.run()));
    }

    private String whatToDo(ListenState listening) {
        return listening instanceof ListenState.Listening at ? messages.get("empty.todo.at", Integer.toString(at.port())) : messages.get("empty.todo");
    }

    /** It is painted, so it can be seen. */
    private void wake() {
        if (!beating) {
            beating = true;
            beat();
        }
    }

    private void beat() {
        if (root.isDisposed()) {
            return;
        }
        beating = root.isVisible() && !root.getShell().getMinimized();
        if (beating) {
            refresh();
            root.getDisplay().timerExec(BEAT_MILLIS, this::beat);
        }
    }

    private void refresh() {
        ActivityFilter wanted = filter.filter();
        if (aside.isIdle()) {
            aside.run(() -> reader.read(wanted), this::show);
        }
    }

    private void show(Shown now) {
        boolean others = shown.map(before -> !before.rows().equals(now.rows()) || before.all() != now.all()).orElse(true);
        shown = Optional.of(now);
        graph.show(now.traffic());
        if (others) {
            table.show(now.rows());
            showPage();
            detail();
        }
        if (!now.filter().equals(filter.filter())) {
            refresh();
        }
    }

    private void showPage() {
        int all = shown.map(Shown::all).orElse(0);
        boolean rows = shown.map(now -> !now.rows().isEmpty()).orElse(false);
        nothing.todo(messages.get("nothing.todo", sizes.count(all)));
        Control page = rows ? table.frame() : all > 0 ? nothing.control() : empty.control();
        if (pages.topControl != page) {
            pages.topControl = page;
            body.layout();
        }
        allow();
    }

    private void selected() {
        detailed = Optional.empty();
        detail();
    }

    /** The details follow the selection; while it stays on a session, so does the reader. */
    private void detail() {
        Optional<ActivityRow> row = table.selected().stream().findFirst();
        Optional<SessionRecord> session = row.map(ActivityRow::session);
        boolean same = session.map(SessionRecord::id).equals(detailed.map(SessionRecord::id));
        detailed = session;
        makeRoom(row.isPresent());
        if (row.isEmpty()) {
            details.clear();
        } else if (same) {
            details.update(presenter.of(row.get().session()));
        } else {
            details.show(presenter.of(row.get().session()), row.get().number());
        }
        allow();
    }

    /** Details take room only while there are any. */
    private void makeRoom(boolean forDetails) {
        if (forDetails == details.control().getVisible()) {
            return;
        }
        details.control().setVisible(forDetails);
        lower.layout();
        upperAndLower.setWeights(forDetails ? WITH_DETAILS : WITHOUT_DETAILS);
        table.control().showSelection();
    }

    private void allow() {
        copy.setEnabled(detailed.isPresent());
        whyItem.setEnabled(detailed.isPresent());
    }

    private void clearFilter() {
        filter.clear();
        setFocus();
    }

    private void copyRows() {
        Clip.copy(root.getDisplay(), table.selectedAsText());
    }

    private void showWhy() {
        detailed.ifPresent(why);
    }
}
