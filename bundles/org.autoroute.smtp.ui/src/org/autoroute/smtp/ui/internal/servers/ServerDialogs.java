package org.autoroute.smtp.ui.internal.servers;

import java.util.function.BiConsumer;

import org.eclipse.jface.window.Window;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Shell;

import org.autoroute.smtp.relay.CertificateFacts;
import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.LinePart;
import org.autoroute.smtp.routing.LineParts;
import org.autoroute.smtp.routing.Login;
import org.autoroute.smtp.routing.ServerEntry;
import org.autoroute.smtp.routing.ServerList;
import org.autoroute.smtp.service.login.Provider;
import org.autoroute.smtp.ui.internal.certificate.CertificateDialog;
import org.autoroute.smtp.ui.internal.discovery.FindDialog;
import org.autoroute.smtp.ui.internal.entry.EntryDialog;
import org.autoroute.smtp.ui.internal.entry.Suggestions;
import org.autoroute.smtp.ui.internal.login.PasswordDialog;
import org.autoroute.smtp.ui.internal.login.SignInDialog;
import org.autoroute.smtp.ui.internal.model.LiveModel;

/** The dialogs that have to do with the list; each returns when it is closed. UI thread. */
final class ServerDialogs {

    private final Shell shell;
    private final LiveModel model;
    private final BiConsumer<Edit, ServerList> make;

    /** @param make has an edit made of the list the user saw */
    ServerDialogs(Shell shell, LiveModel model, BiConsumer<Edit, ServerList> make) {
        this.shell = shell;
        this.model = model;
        this.make = make;
    }

    void find() {
        new FindDialog(shell, model).open();
    }

    /** @param list in which the row is */
    void properties(Row row, ServerList list) {
        LineParts before = LineParts.of(row.text()).orElseThrow();
        EntryDialog dialog = new EntryDialog(shell, before, Suggestions.of(model.service().state().network()),
                () -> model.service().logins().providers().stream().map(Provider::name).toList());
        if (dialog.open() == Window.OK && !dialog.line().equals(before.line())) {
            make.accept(new Edit.Rewrite(row.index(), dialog.line()), list);
        }
    }

    /** The secret of a login: a password is taken, a provider is asked for permission. */
    void secret(HostPort server, Login.Stored login) {
        if (login.provider().isPresent()) {
            new SignInDialog(shell, model, server, login, Program::launch).open();
        } else {
            PasswordDialog.of(shell, model, server, login).open();
        }
    }

    /** @param certificate not accepted last */
    void certificate(Row row, ServerList list, ServerEntry entry, CertificateFacts certificate) {
        if (new CertificateDialog(shell, entry, certificate).open() == Window.OK) {
            LineParts pinned = LineParts.of(row.text()).orElseThrow().with(LinePart.PIN, certificate.fingerprint().toString());
            make.accept(new Edit.Rewrite(row.index(), pinned.line()), list);
        }
    }
}
