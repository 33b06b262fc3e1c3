package org.autoroute.smtp.ui.internal.login;

import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

import org.autoroute.smtp.relay.Secret;
import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.Login;
import org.autoroute.smtp.service.login.ListenerPassword;
import org.autoroute.smtp.service.login.Logins;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.dialog.FormDialog;
import org.autoroute.smtp.ui.internal.model.LiveModel;
import org.autoroute.smtp.ui.internal.window.Looks;

/** Takes the password of a login, or has it forgotten; one that is stored is never shown. UI thread. */
public final class PasswordDialog extends FormDialog {

    private static final int WIDTH = 420;

    private final Messages messages;
    private final LiveModel model;
    private final Kept kept;
    private Text password;
    private StoredNote stored;
    private boolean busy;

    /**
     * The password in question.
     *
     * @param topic of the help
     * @param whose it is, in words
     * @param where it goes, in words
     */
    private record Kept(String topic, String whose, String where, Supplier<CompletionStage<Boolean>> isStored,
            Function<Secret, CompletionStage<Void>> store, Supplier<CompletionStage<Void>> remove) {
    }

    private PasswordDialog(Shell parent, LiveModel model, Kept kept, Messages messages) {
        super(parent, new Style(messages.get("password.title"), kept.topic(), 0, 0, 2));
        this.messages = messages;
        this.model = model;
        this.kept = kept;
    }

    /** For the one this program logs in with at a server. */
    public static PasswordDialog of(Shell parent, LiveModel model, HostPort server, Login.Stored login) {
        Messages messages = Messages.of(PasswordDialog.class);
        Logins logins = model.service().logins();
        return new PasswordDialog(parent, model, new Kept("smtp-servers", messages.get("password.whose", login.user(), server.toString()), messages.get("password.where"),
                () -> logins.isStored(server, login), secret -> logins.store(server, login, secret), () -> logins.remove(server, login)), messages);
    }

    /** For the one mail clients of other computers log in with at this program. */
    public static PasswordDialog ofListener(Shell parent, LiveModel model) {
        Messages messages = Messages.of(PasswordDialog.class);
        ListenerPassword password = model.service().logins().ofListener();
        return new PasswordDialog(parent, model, new Kept("internal-server", messages.get("password.listener.whose"), messages.get("password.listener.where"),
                password::isStored, password::store, password::remove), messages);
    }

    @Override
    protected void fill(Composite area) {
        words(area, kept.whose(), WIDTH);
        Label label = new Label(area, SWT.NONE);
        label.setText(messages.get("password"));
        password = new Text(area, SWT.BORDER | SWT.PASSWORD);
        Looks.name(password, label.getText());
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).applyTo(password);
        password.addModifyListener(event -> enable());
        stored = new StoredNote(area, messages, "password");
        words(area, kept.where(), WIDTH);
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.DETAILS_ID, messages.get("remove"), false);
        createButton(parent, IDialogConstants.OK_ID, messages.get("store"), true);
        createButton(parent, IDialogConstants.CANCEL_ID, messages.get("cancel"), false);
        enable();
        password.setFocus();
        ask();
    }

    @Override
    protected void buttonPressed(int button) {
        if (button == IDialogConstants.DETAILS_ID) {
            busy(true);
            model.ask(kept.remove().get(), () -> whileOpen(() -> {
                busy(false);
                ask();
            }), () -> whileOpen(() -> busy(false)));
        } else {
            super.buttonPressed(button);
        }
    }

    @Override
    protected void okPressed() {
        Secret secret = new Secret(password.getText());
        busy(true);
        model.ask(kept.store().apply(secret), () -> whileOpen(super::okPressed), () -> whileOpen(() -> busy(false)));
    }

    private void ask() {
        model.answer(kept.isStored().get(), there -> whileOpen(() -> {
            stored.show(there);
            enable();
        }));
    }

    private void busy(boolean now) {
        busy = now;
        password.setEnabled(!now);
        enable();
    }

    private void enable() {
        Button ok = getButton(IDialogConstants.OK_ID);
        if (ok != null) {
            ok.setEnabled(!busy && !password.getText().isEmpty());
            getButton(IDialogConstants.DETAILS_ID).setEnabled(!busy && stored.isThere());
        }
    }
}
