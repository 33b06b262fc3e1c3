package org.autoroute.smtp.ui.internal.help;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;

import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.app.Renewal;
import org.autoroute.smtp.ui.internal.window.FilterKeys;
import org.autoroute.smtp.ui.internal.window.Looks;

/** The help: its topics at the left, the text of one at the right. Not modal. UI thread. */
final class HelpWindow extends Window {

    private static final String KEY = HelpWindow.class.getName();
    private static final Point SIZE = new Point(860, 640);

    private final Messages messages = Messages.of(HelpWindow.class);
    private final List<Page> pages;
    private final Map<String, Sheet> sheets = new HashMap<>();
    private final History history = new History();
    private String shown = "";
    private Text search;
    private Table topics;
    private Label nothing;
    private SheetView view;
    private Button back;
    private Button forward;

    HelpWindow(Shell parent, Locale locale) {
        super(parent);
        setShellStyle(SWT.SHELL_TRIM);
        setBlockOnOpen(false);
        pages = new Library(locale).pages();
        pages.forEach(page -> sheets.put(page.topic(), Typesetter.set(page)));
    }

    /** The help window that is open, if one is. */
    static Optional<HelpWindow> of(Shell shell) {
        return shell.getData(KEY) instanceof HelpWindow help ? Optional.of(help) : Optional.empty();
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(messages.get("title"));
        shell.setData(KEY, this);
        Display display = shell.getDisplay();
        Renewal.on(shell, () -> Topics.show(display, Optional.empty(), shown).getShell());
        shell.setImages(shell.getParent() instanceof Shell parent ? parent.getImages() : shell.getImages());
    }

    @Override
    protected Point getInitialSize() {
        return SIZE;
    }

    @Override
    protected Control createContents(Composite parent) {
        Composite root = new Composite(parent, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(root);
        GridLayoutFactory.fillDefaults().margins(8, 8).applyTo(root);
        SashForm sash = new SashForm(root, SWT.HORIZONTAL);
        sash.setSashWidth(6);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
        createContents(column(sash), column(sash));
        sash.setWeights(27, 73);
        keys(root.getShell());
        fill();
        return root;
    }

    private void createContents(Composite left, Composite right) {
        search = new Text(left, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL | SWT.BORDER);
        search.setMessage(messages.get("search"));
        Looks.name(search, messages.get("search"));
        GridDataFactory.fillDefaults().grab(true, false).applyTo(search);
        search.addModifyListener(event -> fill());
        search.addListener(SWT.DefaultSelection, event -> view.find(new Search(search.getText())));
        topics = new Table(left, SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER);
        Looks.name(topics, messages.get("topics"));
        FilterKeys.on(topics, search);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(topics);
        topics.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> chosen()));
        nothing = new Label(left, SWT.WRAP);
        nothing.setText(messages.get("nothing"));
        GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(nothing);
        Composite buttons = new Composite(right, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).applyTo(buttons);
        back = button(buttons, "back", this::back);
        forward = button(buttons, "forward", this::forward);
        view = new SheetView(right, this::follow);
        Looks.name(view.control(), messages.get("text"));
        GridDataFactory.fillDefaults().grab(true, true).applyTo(view.control());
    }

    private static Composite column(Composite parent) {
        Composite column = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 6).applyTo(column);
        return column;
    }

    private Button button(Composite parent, String key, Runnable action) {
        Button button = new Button(parent, SWT.PUSH);
        button.setText(messages.get(key));
        button.setToolTipText(messages.get(key + ".tooltip"));
        button.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> action.run()));
        return button;
    }

    /** Whichever of the controls has the focus. */
    private void keys(Shell shell) {
        Listener listener = event -> {
            if (event.widget instanceof Control control && control.getShell() == shell) {
                key(event);
            }
        };
        shell.getDisplay().addFilter(SWT.KeyDown, listener);
        shell.addDisposeListener(event -> shell.getDisplay().removeFilter(SWT.KeyDown, listener));
    }

    private void key(Event event) {
        boolean alt = event.stateMask == SWT.ALT;
        if (alt && event.keyCode == SWT.ARROW_LEFT) {
            back();
            event.doit = false;
        } else if (alt && event.keyCode == SWT.ARROW_RIGHT) {
            forward();
            event.doit = false;
        } else if (event.stateMask == SWT.MOD1 && event.keyCode == 'f') {
            search.setFocus();
            search.selectAll();
            event.doit = false;
        } else if (event.stateMask == SWT.NONE && event.keyCode == SWT.F3) {
            view.find(new Search(search.getText()));
        } else if (event.keyCode == SWT.ESC) {
            escape(event);
        }
    }

    /** First ends a search, then the window. */
    private void escape(Event event) {
        event.doit = false;
        if (search.getText().isEmpty()) {
            getShell().getDisplay().asyncExec(this::close);
        } else {
            search.setText("");
        }
    }

    /** Shows a topic, the introduction when there is none of that name. */
    void show(String topic) {
        follow(new Target.Page(topic, ""));
        getShell().setMinimized(false);
        getShell().forceActive();
        view.control().setFocus();
    }

    private void follow(Target target) {
        switch (target) {
            case Target.Page page -> {
                Target.Page known = sheets.containsKey(page.topic()) ? page : new Target.Page(Library.TOPICS.getFirst(), "");
                history.visit(known);
                turnTo(known);
            }
            case Target.Web web -> Program.launch(web.address());
            case Target.Elsewhere elsewhere -> getShell().getDisplay().beep();
        }
    }

    private void back() {
        history.back().ifPresent(this::turnTo);
    }

    private void forward() {
        history.forward().ifPresent(this::turnTo);
    }

    private void turnTo(Target.Page place) {
        if (!shown.equals(place.topic())) {
            shown = place.topic();
            view.show(sheets.get(shown));
        }
        view.scrollTo(place.anchor());
        select();
        back.setEnabled(history.canBack());
        forward.setEnabled(history.canForward());
    }

    private void chosen() {
        TableItem[] selection = topics.getSelection();
        if (selection.length > 0) {
            follow(new Target.Page((String) selection[0].getData(), ""));
            view.find(new Search(search.getText()));
        }
    }

    /** The topics that have the words that are sought. */
    private void fill() {
        Search wanted = new Search(search.getText());
        topics.setRedraw(false);
        topics.removeAll();
        for (Page page : pages) {
            if (wanted.isEmpty() || !wanted.in(sheets.get(page.topic()).text()).isEmpty()) {
                TableItem item = new TableItem(topics, SWT.NONE);
                item.setText(page.title());
                item.setData(page.topic());
            }
        }
        topics.setRedraw(true);
        boolean none = topics.getItemCount() == 0;
        nothing.setVisible(none);
        GridDataFactory.fillDefaults().grab(true, false).exclude(!none).applyTo(nothing);
        nothing.requestLayout();
        select();
        if (!wanted.isEmpty() && !shown.isEmpty()) {
            turnToFirst();
            view.find(wanted);
        }
    }

    /** Stays on the page while it has the words. */
    private void turnToFirst() {
        if (topics.getSelectionIndex() < 0 && topics.getItemCount() > 0) {
            follow(new Target.Page((String) topics.getItem(0).getData(), ""));
        }
    }

    private void select() {
        topics.deselectAll();
        for (int i = 0; i < topics.getItemCount(); i++) {
            if (topics.getItem(i).getData().equals(shown)) {
                topics.setSelection(i);
            }
        }
    }
}
