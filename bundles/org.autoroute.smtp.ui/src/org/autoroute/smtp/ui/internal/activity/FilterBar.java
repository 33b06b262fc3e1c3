package org.autoroute.smtp.ui.internal.activity;

import java.util.Arrays;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;

import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.activity.ActivityFilter.Choice;
import org.autoroute.smtp.ui.internal.window.Looks;

/** Words to look for and a choice of kinds; two cells of a grid. Esc empties it; Enter and the down arrow go to the rows. UI thread. */
final class FilterBar {

    private static final int WIDTH = 140;

    private final Text words;
    private final Combo choice;
    private final Runnable changed;

    /**
     * @param changed another filter is wanted
     * @param leave   the keyboard goes to the rows
     */
    FilterBar(Composite parent, Messages messages, Runnable changed, Runnable leave) {
        this.changed = changed;
        words = new Text(parent, SWT.BORDER | SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
        words.setMessage(messages.get("filter"));
        words.setToolTipText(messages.get("filter.tooltip"));
        Looks.name(words, messages.get("filter"));
        GridDataFactory.swtDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(words);
        words.addModifyListener(event -> changed.run());
        words.addListener(SWT.KeyDown, event -> {
            switch (event.keyCode) {
                case SWT.ESC -> clear();
                case SWT.CR, SWT.KEYPAD_CR, SWT.ARROW_DOWN -> {
                    event.doit = false;
                    leave.run();
                }
                default -> { }
            }
        });
        choice = new Combo(parent, SWT.DROP_DOWN | SWT.READ_ONLY);
        choice.setItems(Arrays.stream(Choice.values()).map(one -> messages.get("choice." + one)).toArray(String[]::new));
        choice.select(Choice.ALL.ordinal());
        Looks.name(choice, messages.get("choice"));
        GridDataFactory.swtDefaults().align(SWT.FILL, SWT.CENTER).applyTo(choice);
        choice.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> changed.run()));
    }

    ActivityFilter filter() {
        return new ActivityFilter(words.getText(), Choice.values()[choice.getSelectionIndex()]);
    }

    Text words() {
        return words;
    }

    void clear() {
        if (!filter().equals(ActivityFilter.NONE)) {
            choice.select(Choice.ALL.ordinal());
            words.setText("");
            changed.run();
        }
    }
}
