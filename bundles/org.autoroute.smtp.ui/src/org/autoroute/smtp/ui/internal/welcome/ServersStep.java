package org.autoroute.smtp.ui.internal.welcome;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.model.LiveModel;

/** Which of the servers of the mail clients to take over; those checked are added when the user goes on. */
final class ServersStep implements Step {

    private final Messages messages;
    private final LiveModel model;
    private final Finder finder;
    private FoundServers servers;
    private boolean searched;

    ServersStep(Messages messages, LiveModel model, Finder finder) {
        this.messages = messages;
        this.model = model;
        this.finder = finder;
    }

    @Override
    public String title() {
        return "servers.title";
    }

    @Override
    public Control create(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 8).applyTo(page);
        Label label = new Label(page, SWT.WRAP);
        label.setText(messages.get("servers.what"));
        GridDataFactory.fillDefaults().grab(true, false).hint(400, SWT.DEFAULT).applyTo(label);
        servers = new FoundServers(page, model, finder);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(servers.control());
        return page;
    }

    @Override
    public void entered() {
        if (!searched) {
            searched = true;
            servers.search();
        }
        servers.setFocus();
    }

    @Override
    public void passed() {
        servers.add();
    }
}
