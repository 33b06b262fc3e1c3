package org.autoroute.smtp.ui.internal.preferences;

import java.util.Optional;

import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

import org.autoroute.smtp.service.settings.SettingKey;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.login.PasswordDialog;
import org.autoroute.smtp.ui.internal.model.LiveModel;
import org.autoroute.smtp.ui.internal.window.Looks;
import org.autoroute.smtp.ui.internal.window.Note;

/**
 * What mail clients of other computers have to log in with: the user, which is a setting, and the password, which is none and is kept at once, and in
 * words who has to, and what is missing yet.
 */
final class ListenerLoginField implements Field {

    private static final int LEAST_WIDTH = 260;

    private final Messages messages;
    private final LiveModel model;
    private final Runnable fit;
    private final Text user;
    private final Note note;
    private final Label stored;
    private final Label meaning;
    private final Note missing;
    private Optional<Boolean> hasPassword = Optional.empty();
    private boolean hasTls;

    /** @param fit called when it needs more or less room */
    ListenerLoginField(Composite parent, Messages messages, LiveModel model, Edits edits, Runnable fit) {
        this.messages = messages;
        this.model = model;
        this.fit = fit;
        label(parent, "user");
        user = new Text(parent, SWT.BORDER);
        user.setToolTipText(messages.get("user.tip"));
        Looks.name(user, messages.get("user"));
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).applyTo(user);
        user.addModifyListener(event -> edits.edited(key(), user.getText()));
        note = new Note(parent, 0);
        label(parent, "password");
        Composite row = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).spacing(8, 0).applyTo(row);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(row);
        Button set = new Button(row, SWT.PUSH);
        set.setText(messages.get("password.set"));
        set.setToolTipText(messages.get("password.set.tip"));
        GridDataFactory.swtDefaults().hint(Looks.width(set), SWT.DEFAULT).applyTo(set);
        set.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> {
            PasswordDialog.ofListener(parent.getShell(), model).open();
            ask();
        }));
        stored = new Label(row, SWT.WRAP);
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).applyTo(stored);
        stored.setText(messages.get("password.asked"));
        meaning = new Label(parent, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).hint(LEAST_WIDTH, SWT.DEFAULT).applyTo(meaning);
        missing = new Note(parent, 0);
        say();
        ask();
    }

    private void label(Composite parent, String words) {
        Label label = new Label(parent, SWT.NONE);
        label.setText(messages.get(words));
        GridDataFactory.swtDefaults().applyTo(label);
    }

    @Override
    public SettingKey key() {
        return SettingKey.SERVER_USER;
    }

    @Override
    public void show(Draft draft) {
        if (!draft.value().equals(user.getText())) {
            user.setText(draft.value());
        }
        Field.note(draft, note, messages);
        say();
    }

    /** Whether mail clients get TLS as the page stands, without which none of another computer can log in. */
    void tls(boolean offered) {
        hasTls = offered;
        say();
    }

    private void ask() {
        model.answer(model.service().logins().ofListener().isStored(), there -> {
            if (!stored.isDisposed()) {
                hasPassword = Optional.of(there);
                say();
                fit.run();
            }
        });
    }

    private void say() {
        boolean nobody = user.getText().isBlank();
        show(stored, hasPassword.map(there -> messages.get(there ? "password.stored" : "password.missing")).orElse(messages.get("password.asked")));
        show(meaning, messages.get(nobody ? "login.nobody" : "login.must"));
        missing.show(IMessageProvider.WARNING, nobody ? "" : missing());
    }

    private String missing() {
        boolean passwordMissing = !hasPassword.orElse(true);
        return hasTls ? passwordMissing ? messages.get("login.noPassword") : "" : messages.get(passwordMissing ? "login.noneOfBoth" : "login.noTls");
    }

    private static void show(Label label, String plainWords) {
        String words = Looks.plain(plainWords);
        if (!words.equals(label.getText())) {
            label.setText(words);
            label.requestLayout();
        }
    }
}
