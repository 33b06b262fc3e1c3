package org.autoroute.smtp.ui.internal.preferences;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.help.Topics;
import org.autoroute.smtp.ui.internal.model.LiveModel;
import org.autoroute.smtp.ui.internal.servers.ServersView;

/** The server list, as in the window: edits take effect at once, so there is nothing to apply or to cancel. UI thread. */
final class ServersPage extends PreferencePage {

    private static final int LEAST_WIDTH = 300;

    private final LiveModel model;
    private final Runnable importServers;
    private final Messages messages = Messages.of(ServersPage.class);

    /** @param importServers opens the import */
    ServersPage(LiveModel model, Runnable importServers, String title) {
        this.model = model;
        this.importServers = importServers;
        setTitle(title);
        noDefaultAndApplyButton();
    }

    @Override
    protected Control createContents(Composite parent) {
        Composite body = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().applyTo(body);
        Label hint = new Label(body, SWT.WRAP);
        hint.setText(messages.get("servers.hint"));
        GridDataFactory.fillDefaults().grab(true, false).hint(LEAST_WIDTH, SWT.DEFAULT).applyTo(hint);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(ServersView.narrow(body, model, importServers).control());
        Topics.on(body, Preferences.SMTP_SERVERS);
        return body;
    }
}
