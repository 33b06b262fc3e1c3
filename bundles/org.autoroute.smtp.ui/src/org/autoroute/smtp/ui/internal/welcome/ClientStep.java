package org.autoroute.smtp.ui.internal.welcome;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Text;

import org.autoroute.smtp.service.AutorouteService.Registration;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.help.Topics;
import org.autoroute.smtp.ui.internal.model.LiveModel;
import org.autoroute.smtp.ui.internal.model.WindowModel.Remedy;
import org.autoroute.smtp.ui.internal.window.Looks;

/** The port, with another one offered where it cannot be had, and what to set in the mail client. */
final class ClientStep implements Step {

    private static final String HELP = "mail-clients";

    private final Messages messages;
    private final LiveModel model;
    private Composite page;
    private StateLine port;
    private Button use;
    private Text portValue;
    private PortView shown;

    ClientStep(Messages messages, LiveModel model) {
        this.messages = messages;
        this.model = model;
    }

    @Override
    public String title() {
        return "client.title";
    }

    @Override
    public Control create(Composite parent) {
        page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).spacing(12, 8).applyTo(page);
        createPort();
        Label what = new Label(page, SWT.WRAP);
        what.setText(messages.get("client.what"));
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).indent(0, 8).hint(400, SWT.DEFAULT).applyTo(what);
        field("client.server", messages.get("client.server.value"));
        portValue = field("client.port", "");
        field("client.security", messages.get("client.security.value"));
        field("client.login", messages.get("client.login.value"));
        Link after = new Link(page, SWT.WRAP);
        after.setText(messages.get("client.after"));
        after.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> Topics.show(page.getShell(), HELP)));
        Topics.on(page, HELP);
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).indent(0, 8).hint(400, SWT.DEFAULT).applyTo(after);
        Registration registration = model.bind(PortView::of, this::show);
        page.addDisposeListener(event -> registration.close());
        return page;
    }

    private void createPort() {
        port = new StateLine(page, messages);
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(port.control());
        use = new Button(port.control(), SWT.PUSH);
        use.addSelectionListener(SelectionListener.widgetSelectedAdapter(
                event -> shown.free().ifPresent(free -> model.mend(new Remedy.UsePort(free)))));
    }

    private Text field(String key, String value) {
        Label label = new Label(page, SWT.NONE);
        label.setText(messages.get(key));
        Text text = new Text(page, SWT.READ_ONLY | SWT.BORDER);
        text.setText(value);
        Looks.name(text, label.getText());
        GridDataFactory.swtDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).applyTo(text);
        return text;
    }

    private void show(PortView now) {
        shown = now;
        port.show(now.good(), now.good() ? messages.get("port.good", Integer.toString(now.port()))
                : now.problem().map(problem -> problem.in(messages.locale())).orElseGet(() -> messages.get("port.off")));
        use.setVisible(now.free().isPresent());
        now.free().ifPresent(free -> {
            use.setText(messages.get("port.use", Integer.toString(free)));
            GridDataFactory.swtDefaults().align(SWT.END, SWT.CENTER).hint(Looks.width(use), SWT.DEFAULT).applyTo(use);
        });
        portValue.setText(Integer.toString(now.port()));
        page.layout(true, true);
    }
}
