package org.autoroute.smtp.ui.internal.preferences;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

import org.autoroute.smtp.service.settings.SettingKey;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.window.Looks;
import org.autoroute.smtp.ui.internal.window.Note;

/** The second port, where TLS begins at once; empty for none. */
final class TlsPortField implements Field {

    private static final int DIGITS = 5;

    private final Messages messages;
    private final Text text;
    private final Note note;

    TlsPortField(Composite parent, Messages messages, Edits edits) {
        this.messages = messages;
        Label label = new Label(parent, SWT.NONE);
        label.setText(messages.get("tlsPort"));
        GridDataFactory.swtDefaults().applyTo(label);
        text = new Text(parent, SWT.BORDER);
        text.setTextLimit(2 * DIGITS);
        text.setToolTipText(messages.get("tlsPort.tip"));
        Looks.name(text, messages.get("tlsPort"));
        GridDataFactory.swtDefaults().hint(text.getFont().getFontData()[0].getHeight() * DIGITS * 2, SWT.DEFAULT).applyTo(text);
        text.addModifyListener(event -> edits.edited(key(), text.getText()));
        note = new Note(parent, 0);
    }

    @Override
    public SettingKey key() {
        return SettingKey.SERVER_TLS_PORT;
    }

    @Override
    public void show(Draft draft) {
        if (!draft.value().equals(text.getText())) {
            text.setText(draft.value());
        }
        note.show(draft.expected().map(expected -> messages.get("expected", expected.in(messages.locale()))),
                draft.elsewhere().map(value -> messages.get("elsewhere", value)));
    }
}
