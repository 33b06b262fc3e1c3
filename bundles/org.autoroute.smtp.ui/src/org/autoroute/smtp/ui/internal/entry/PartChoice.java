package org.autoroute.smtp.ui.internal.entry;

import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

import org.autoroute.smtp.ui.internal.window.Looks;

/** One of some words, with a label. Needs a grid of two columns. UI thread. */
final class PartChoice {

    private final Combo combo;

    /** @param label with its mnemonic and colon */
    PartChoice(Composite grid, String label, List<String> words, int chosen, Runnable onChoice) {
        Label name = new Label(grid, SWT.NONE);
        name.setText(label);
        combo = new Combo(grid, SWT.DROP_DOWN | SWT.READ_ONLY);
        combo.setItems(words.toArray(String[]::new));
        combo.select(chosen);
        Looks.name(combo, label);
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).applyTo(combo);
        combo.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> onChoice.run()));
    }

    int chosen() {
        return combo.getSelectionIndex();
    }

    /** Says one of them in other words. */
    void reword(int place, String words) {
        if (!combo.getItem(place).equals(words)) {
            int chosen = combo.getSelectionIndex();
            combo.setItem(place, words);
            combo.select(chosen);
        }
    }
}
