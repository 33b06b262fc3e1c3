package org.autoroute.smtp.ui.internal.login;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;

import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.Login;
import org.autoroute.smtp.service.Causes;
import org.autoroute.smtp.service.login.Authorization;
import org.autoroute.smtp.service.login.Consent;
import org.autoroute.smtp.service.login.Logins;
import org.autoroute.smtp.service.settings.RefusedException;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.dialog.FormDialog;
import org.autoroute.smtp.ui.internal.model.LiveModel;
import org.autoroute.smtp.ui.internal.window.Looks;

/** Asks a provider for the permission to send as a user: shows what the user has to do for it, and how it ended. UI thread. */
public final class SignInDialog extends FormDialog {

    private static final int WIDTH = 480;

    private final Messages messages;
    private final LiveModel model;
    private final HostPort server;
    private final Login.Stored login;
    private final Consumer<String> browser;
    private Optional<Authorization> running = Optional.empty();
    private CopyField address;
    private CopyField code;
    private Button open;
    private SignInState state;
    private StoredNote stored;

    /** @param browser opens an address in the browser of this computer */
    public SignInDialog(Shell parent, LiveModel model, HostPort server, Login.Stored login, Consumer<String> browser) {
        this(parent, model, server, login, browser, Messages.of(SignInDialog.class));
    }

    private SignInDialog(Shell parent, LiveModel model, HostPort server, Login.Stored login, Consumer<String> browser, Messages messages) {
        super(parent, new Style(messages.get("signIn.title"), "smtp-servers", 560, 0, 3));
        this.messages = messages;
        this.model = model;
        this.server = server;
        this.login = login;
        this.browser = browser;
    }

    @Override
    protected void fill(Composite area) {
        words(area, messages.get("signIn.what", login.provider().orElseThrow(), login.user()), WIDTH);
        Composite wide = new Composite(area, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).applyTo(wide);
        GridDataFactory.fillDefaults().span(3, 1).grab(true, false).applyTo(wide);
        stored = new StoredNote(wide, messages, "signIn");
        address = new CopyField(area, messages, "address");
        code = new CopyField(area, messages, "code").large();
        open = new Button(area, SWT.PUSH);
        open.setText(messages.get("browser"));
        GridDataFactory.swtDefaults().span(3, 1).align(SWT.BEGINNING, SWT.CENTER).hint(Looks.width(open), SWT.DEFAULT).applyTo(open);
        open.addListener(SWT.Selection, event -> browser.accept(address.shown()));
        open.setEnabled(false);
        state = new SignInState(area, messages);
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.DETAILS_ID, messages.get("signOut"), false).setEnabled(false);
        createButton(parent, IDialogConstants.OK_ID, messages.get("signIn"), true).setFocus();
        createButton(parent, IDialogConstants.CANCEL_ID, messages.get("close"), false);
        ask();
    }

    @Override
    protected void buttonPressed(int button) {
        if (button == IDialogConstants.DETAILS_ID) {
            model.ask(model.service().logins().remove(server, login), () -> whileOpen(this::ask), () -> { });
        } else {
            super.buttonPressed(button);
        }
    }

    /** Begins; the dialog stays until it is closed. */
    @Override
    protected void okPressed() {
        show("", "");
        state.runs(messages.get("signIn.asking"));
        getButton(IDialogConstants.OK_ID).setEnabled(false);
        Authorization one = model.service().logins().authorize(server, login, Logins.Way.CODE, consent -> uiThread().execute(() -> whileOpen(() -> show(consent))));
        running = Optional.of(one);
        one.done().whenComplete((nothing, failure) -> uiThread().execute(() -> whileOpen(() -> {
            if (running.equals(Optional.of(one))) {
                ended(Optional.ofNullable(failure));
            }
        })));
    }

    @Override
    public boolean close() {
        running.ifPresent(Authorization::cancel);
        running = Optional.empty();
        return super.close();
    }

    private void ask() {
        model.answer(model.service().logins().isStored(server, login), there -> whileOpen(() -> {
            stored.show(there);
            getButton(IDialogConstants.DETAILS_ID).setEnabled(there);
        }));
    }

    private void show(Consent consent) {
        if (running.isEmpty()) {
            return;
        }
        switch (consent) {
            case Consent.Code way -> {
                show(way.address().toString(), way.code());
                state.runs(messages.get("signIn.code"));
            }
            case Consent.Page way -> {
                show(way.address().toString(), "");
                state.runs(messages.get("signIn.page"));
            }
        }
    }

    private void show(String page, String letters) {
        address.show(page);
        code.show(letters);
        open.setEnabled(!page.isEmpty());
        if (!page.isEmpty()) {
            // The button that had the keyboard cannot be used while the provider waits.
            open.setFocus();
        }
    }

    private void ended(Optional<Throwable> failure) {
        running = Optional.empty();
        show("", "");
        getButton(IDialogConstants.OK_ID).setEnabled(true);
        getButton(IDialogConstants.OK_ID).setFocus();
        failure.ifPresentOrElse(why -> state.failed(words(why)), () -> state.done(messages.get("signIn.done")));
        ask();
    }

    private String words(Throwable failure) {
        Throwable cause = Causes.of(failure);
        return switch (cause) {
            case RefusedException refused -> refused.text().in(messages.locale());
            case CancellationException cancelled -> messages.get("signIn.cancelled");
            default -> messages.get("signIn.failed", String.valueOf(cause.getMessage()));
        };
    }
}
