package org.autoroute.smtp.ui.internal.preferences;

import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;

import org.autoroute.smtp.service.settings.SettingKey;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.window.Note;

/** A setting that is on or off; the box may stand for the contrary. */
final class CheckField implements Field {

    private static final int INDENT = 24;

    private final SettingKey key;
    private final boolean contrary;
    private final Messages messages;
    private final Button box;
    private final Note note;

    /**
     * @param words    key of the label; that of the tooltip has {@code .tip} behind it
     * @param contrary whether the box is ticked while the setting is off
     */
    CheckField(Composite parent, SettingKey key, String words, boolean contrary, Messages messages, Edits edits) {
        this.key = key;
        this.contrary = contrary;
        this.messages = messages;
        box = new Button(parent, SWT.CHECK);
        box.setText(messages.get(words));
        box.setToolTipText(messages.get(words + ".tip"));
        GridDataFactory.fillDefaults().span(2, 1).applyTo(box);
        box.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> edits.edited(key, Boolean.toString(box.getSelection() != contrary))));
        note = new Note(parent, INDENT);
    }

    @Override
    public SettingKey key() {
        return key;
    }

    @Override
    public void show(Draft draft) {
        box.setSelection(ticked(draft.value()));
        note.show(Optional.empty(), draft.elsewhere().map(value -> messages.get(ticked(value) ? "elsewhere.on" : "elsewhere.off")));
    }

    private boolean ticked(String value) {
        return Boolean.parseBoolean(value) != contrary;
    }
}
