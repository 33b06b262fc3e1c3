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
    private Composite page;
    private Looks looks;

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
        page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).spacing(8, 8).applyTo(page);
        looks = new Looks(page);
        Label[] servers = line();
        Label[] port = line();
        Label what = new Label(page, SWT.WRAP);
        what.setText(messages.get("test.what"));
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).indent(0, 8).hint(400, SWT.DEFAULT).applyTo(what);
        Button test = new Button(page, SWT.PUSH);
        test.setText(messages.get("test.check"));
        test.setImage(looks.image(Icon.CHECK));
        test.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> check.run()));
        GridDataFactory.swtDefaults().span(2, 1).hint(Looks.width(test), SWT.DEFAULT).applyTo(test);
        Registration counted = model.bind((ServiceState state) -> state.servers().size(),
                count -> show(servers, count > 0, messages.get("test.servers", count)));
        Registration listening = model.bind(PortView::of,
                now -> show(port, now.good(), messages.get(now.good() ? "test.port" : "test.port.none", Integer.toString(now.port()))));
        page.addDisposeListener(event -> {
            counted.close();
            listening.close();
        });
        return page;
    }

    private Label[] line() {
        Label mark = new Label(page, SWT.NONE);
        Label text = new Label(page, SWT.WRAP);
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).hint(300, SWT.DEFAULT).applyTo(text);
        return new Label[] {mark, text};
    }

    private void show(Label[] line, boolean good, String text) {
        line[0].setImage(looks.image(good ? Icon.PASSED : Icon.WARNING));
        line[1].setText(text);
        page.layout(true, true);
    }
}
