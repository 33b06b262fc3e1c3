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

/** The number of a port, with its label, and below it what is wrong with it. Needs a grid of two columns. UI thread. */
final class PortText implements Field {

    private static final int DIGITS = 5;

    private final Messages messages;
    private final SettingKey key;
    private final Text text;
    private final Note note;

    /** @param words first part of the keys of its words */
    PortText(Composite parent, Messages messages, SettingKey key, String words, Edits edits) {
        this.messages = messages;
        this.key = key;
        Label label = new Label(parent, SWT.NONE);
        label.setText(messages.get(words));
        GridDataFactory.swtDefaults().applyTo(label);
        text = new Text(parent, SWT.BORDER);
        text.setTextLimit(2 * DIGITS);
        text.setToolTipText(messages.get(words + ".tip"));
        Looks.name(text, messages.get(words));
        GridDataFactory.swtDefaults().hint(text.getFont().getFontData()[0].getHeight() * DIGITS * 2, SWT.DEFAULT).applyTo(text);
        text.addModifyListener(event -> edits.edited(key, text.getText()));
        note = new Note(parent, 0);
    }

    @Override
    public SettingKey key() {
        return key;
    }

    @Override
    public void show(Draft draft) {
        if (!draft.value().equals(text.getText())) {
            text.setText(draft.value());
        }
        Field.note(draft, note, messages);
    }

    /** As if it had been typed. */
    void enter(int port) {
        text.setText(Integer.toString(port));
    }

    boolean isDisposed() {
        return text.isDisposed();
    }
}
