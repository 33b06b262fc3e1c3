package org.autoroute.smtp.ui.internal.welcome;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

import org.autoroute.smtp.mailclients.Findings;
import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.service.AutorouteService.Registration;
import org.autoroute.smtp.service.ServiceState;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.model.LiveModel;
import org.autoroute.smtp.ui.internal.model.UiThread;
import org.autoroute.smtp.ui.internal.window.Looks;
import org.autoroute.smtp.ui.internal.window.Notice;

/**
 * Searches the mail clients of this computer, shows what was found with a check box each, the lines that would be added, and what was skipped. Used
 * by the import and by the welcome. UI thread.
 */
final class FoundServers {

    private final LiveModel model;
    private final Messages messages = Messages.of(FoundServers.class);
    private final MailClientSearch search;
    private final StackLayout pages = new StackLayout();
    private final Composite frame;
    private final Composite body;
    private final SearchingPage searching;
    private final Notice nothing;
    private final Composite results;
    private final OfferTable table;
    private final Text preview;
    private final Label secrets;
    private final Button all;
    private final Button none;
    private final Button again;
    private final SkippedList skipped;
    private Runnable onChange = () -> { };
    private Findings findings = new Findings(List.of(), List.of());
    private Set<HostPort> listed = Set.of();

    FoundServers(Composite parent, LiveModel model, Finder finder) {
        this.model = model;
        search = new MailClientSearch(finder, new UiThread(parent.getDisplay()));
        frame = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 6).applyTo(frame);
        body = new Composite(frame, SWT.NONE);
        body.setLayout(pages);
        GridDataFactory.fillDefaults().grab(true, true).hint(560, 150).applyTo(body);
        searching = new SearchingPage(body, messages, this::stop);
        nothing = new Notice(body, "", "");
        results = new Composite(body, SWT.NONE);
        table = new OfferTable(results, messages, this::changed);
        Composite buttons = new Composite(frame, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(4).applyTo(buttons);
        GridDataFactory.fillDefaults().applyTo(buttons);
        all = button(buttons, "found.all", table::checkAll);
        none = button(buttons, "found.none", table::checkNone);
        again = button(buttons, "found.again", this::search);
        preview = preview();
        secrets = new Label(frame, SWT.WRAP);
        secrets.setText(messages.get("found.secrets"));
        GridDataFactory.fillDefaults().grab(true, false).hint(400, SWT.DEFAULT).exclude(true).applyTo(secrets);
        secrets.setVisible(false);
        skipped = new SkippedList(frame, messages);
        Registration listing = model.bind(FoundServers::listed, this::listed);
        frame.addDisposeListener(event -> {
            listing.close();
            search.close();
        });
    }

    Control control() {
        return frame;
    }

    /** Called whenever another choice stands. */
    void onChange(Runnable listener) {
        onChange = listener;
    }

    /** Begins to search; what was found before is forgotten. */
    void search() {
        findings = new Findings(List.of(), List.of());
        front(searching.control());
        skipped.show(List.of());
        search.start(this::found, this::stop);
        changed();
    }

    /** The lines of the checked servers. */
    List<String> lines() {
        return pages.topControl == results ? table.checked().stream().map(Offer::line).toList() : List.of();
    }

    /** Adds the checked servers to the end of the list. */
    void add() {
        List<String> lines = lines();
        if (!lines.isEmpty()) {
            model.ask(model.service().insertServers(model.service().state().servers().size() + 1, lines));
        }
    }

    void setFocus() {
        if (pages.topControl == results) {
            table.setFocus();
        }
    }

    private void stop() {
        search.close();
        nothing("found.stopped");
        changed();
    }

    private void found(Findings now) {
        findings = now;
        skipped.show(now.problems().stream().map(problem -> problem.text().in(messages.locale())).toList());
        if (now.servers().isEmpty()) {
            nothing("found.nothing");
        } else {
            table.show(Offer.of(now.servers(), listed));
            front(results);
            table.setFocus();
        }
        changed();
    }

    private static Set<HostPort> listed(ServiceState state) {
        return state.servers().stream().map(server -> server.entry().server()).collect(Collectors.toUnmodifiableSet());
    }

    private void listed(Set<HostPort> now) {
        listed = now;
        if (pages.topControl == results) {
            table.update(Offer.of(findings.servers(), listed));
            changed();
        }
    }

    private void nothing(String why) {
        nothing.title(messages.get(why));
        nothing.todo(messages.get(why + ".todo"));
        front(nothing.control());
    }

    private void front(Control page) {
        pages.topControl = page;
        body.layout();
    }

    private void changed() {
        List<String> lines = lines();
        preview.setText(lines.isEmpty() ? messages.get("found.preview.none") : String.join("\n", lines));
        tellOfSecrets();
        boolean choice = pages.topControl == results && findings.servers().stream().anyMatch(server -> !listed.contains(server.server()));
        all.setEnabled(choice);
        none.setEnabled(choice);
        again.setEnabled(pages.topControl != searching.control());
        onChange.run();
    }

    private void tellOfSecrets() {
        boolean needed = pages.topControl == results && table.checked().stream().anyMatch(Offer::needsSecret);
        if (needed == ((GridData) secrets.getLayoutData()).exclude) {
            ((GridData) secrets.getLayoutData()).exclude = !needed;
            secrets.setVisible(needed);
            secrets.requestLayout();
        }
    }

    private Button button(Composite parent, String key, Runnable action) {
        Button button = new Button(parent, SWT.PUSH);
        button.setText(messages.get(key));
        button.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> {
            action.run();
            changed();
        }));
        GridDataFactory.swtDefaults().hint(Looks.width(button), SWT.DEFAULT).applyTo(button);
        return button;
    }

    private Text preview() {
        Label label = new Label(frame, SWT.NONE);
        label.setText(messages.get("found.preview"));
        GridDataFactory.swtDefaults().indent(0, 6).applyTo(label);
        Text lines = new Text(frame, SWT.MULTI | SWT.READ_ONLY | SWT.BORDER | SWT.V_SCROLL);
        Looks.name(lines, label.getText());
        GridDataFactory.fillDefaults().grab(true, false).hint(SWT.DEFAULT, 3 * lines.getLineHeight()).applyTo(lines);
        return lines;
    }
}
