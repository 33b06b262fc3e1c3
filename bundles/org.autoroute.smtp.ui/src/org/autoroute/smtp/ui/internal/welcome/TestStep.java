package org.autoroute.smtp.ui.internal.welcome;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

import org.autoroute.smtp.service.AutorouteService.Registration;
import org.autoroute.smtp.service.ServiceState;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.icons.Icon;
import org.autoroute.smtp.ui.internal.model.LiveModel;
import org.autoroute.smtp.ui.internal.window.Looks;

/** How things stand at the end, and one test of all of it. */
final class TestStep implements Step {

    private final Messages messages;
    private final LiveModel model;
    private final Runnable check;

    /** @param check closes the welcome and opens the check */
    TestStep(Messages messages, LiveModel model, Runnable check) {
        this.messages = messages;
        this.model = model;
        this.check = check;
    }

    @Override
    public String title() {
        return "test.title";
    }

    @Override
    public Control create(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 8).applyTo(page);
        StateLine servers = line(page);
        StateLine port = line(page);
        Label what = new Label(page, SWT.WRAP);
        what.setText(messages.get("test.what"));
        GridDataFactory.fillDefaults().grab(true, false).indent(0, 8).hint(400, SWT.DEFAULT).applyTo(what);
        Button test = new Button(page, SWT.PUSH);
        test.setText(messages.get("test.check"));
        test.setImage(new Looks(page).image(Icon.CHECK));
        test.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> check.run()));
        GridDataFactory.swtDefaults().hint(Looks.width(test), SWT.DEFAULT).applyTo(test);
        Registration counted = model.bind((ServiceState state) -> state.servers().size(),
                count -> servers.show(count > 0, messages.get("test.servers", count)));
        Registration listening = model.bind(PortView::of,
                now -> port.show(now.good(), messages.get(now.good() ? "test.port" : "test.port.none", Integer.toString(now.port()))));
        page.addDisposeListener(event -> {
            counted.close();
            listening.close();
        });
        return page;
    }

    private StateLine line(Composite page) {
        StateLine line = new StateLine(page, messages);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(line.control());
        return line;
    }
}
