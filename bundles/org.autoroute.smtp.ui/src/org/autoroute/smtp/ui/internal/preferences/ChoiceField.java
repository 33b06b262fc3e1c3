package org.autoroute.smtp.ui.internal.preferences;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

import org.autoroute.smtp.service.settings.SettingKey;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.window.Looks;
import org.autoroute.smtp.ui.internal.window.Note;

/** A setting that is one of a few. */
final class ChoiceField implements Field {

    /** So that those below one another are alike. */
    private static final int WIDTH = 220;

    private final SettingKey key;
    private final Map<String, String> names;
    private final List<String> values;
    private final Messages messages;
    private final Combo combo;
    private final Note note;

    /**
     * @param words key of the label; that of the tooltip has {@code .tip} behind it
     * @param names what the user reads for each value, in order
     */
    ChoiceField(Composite parent, SettingKey key, String words, Map<String, String> names, Messages messages, Edits edits) {
        this.key = key;
        this.names = names;
        this.messages = messages;
        values = List.copyOf(names.keySet());
        Label label = new Label(parent, SWT.NONE);
        label.setText(messages.get(words));
        GridDataFactory.swtDefaults().applyTo(label);
        combo = new Combo(parent, SWT.READ_ONLY);
        combo.setItems(names.values().toArray(String[]::new));
        combo.setToolTipText(messages.get(words + ".tip"));
        Looks.name(combo, messages.get(words));
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER)
                .hint(Math.max(WIDTH, combo.computeSize(SWT.DEFAULT, SWT.DEFAULT).x), SWT.DEFAULT).applyTo(combo);
        combo.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> edits.edited(key, values.get(combo.getSelectionIndex()))));
        note = new Note(parent, 0);
    }

    @Override
    public SettingKey key() {
        return key;
    }

    @Override
    public void show(Draft draft) {
        combo.select(values.indexOf(draft.value()));
        note.show(Optional.empty(), draft.elsewhere().map(value -> messages.get("elsewhere", names.get(value))));
    }
}
