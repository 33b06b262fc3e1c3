package org.autoroute.smtp.ui.internal.entry;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

import org.autoroute.smtp.ui.internal.window.Looks;
import org.autoroute.smtp.ui.internal.window.Note;

/** A text with its label, below it what is wrong with it; what may be chosen is offered in a list. Needs a grid of two columns. UI thread. */
public final class PartField {

    private static final int WIDTH = 190;

    private final Control control;
    private final Note note;
    private boolean showing;

    /**
     * @param label with its mnemonic and colon
     * @param text  at first
     * @param list  whether something may be chosen from a list, see {@link #offer}
     * @param typed told each new text
     */
    public PartField(Composite grid, String label, String text, boolean list, Consumer<String> typed) {
        Label words = new Label(grid, SWT.NONE);
        words.setText(label);
        control = list ? combo(grid, text) : text(grid, text);
        Looks.name(control, label);
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(control);
        control.addListener(SWT.Modify, event -> {
            if (!showing) {
                typed.accept(text());
            }
        });
        note = new Note(grid, 0);
    }

    private static Text text(Composite grid, String text) {
        Text field = new Text(grid, SWT.BORDER);
        field.setText(text);
        return field;
    }

    private static Combo combo(Composite grid, String text) {
        Combo field = new Combo(grid, SWT.DROP_DOWN);
        field.setText(text);
        return field;
    }

    /** In grey while the field is empty. */
    public PartField example(String words) {
        if (control instanceof Text field) {
            field.setMessage(words);
        }
        control.setToolTipText(words);
        return this;
    }

    public String text() {
        return control instanceof Combo combo ? combo.getText() : ((Text) control).getText();
    }

    /** What may be chosen from now on; what stands in the field stays. Nothing without a list. */
    public PartField offer(List<String> words) {
        if (control instanceof Combo combo) {
            String kept = combo.getText();
            showing = true;
            combo.setItems(words.toArray(String[]::new));
            combo.setText(kept);
            showing = false;
        }
        return this;
    }

    public void fault(Optional<String> why) {
        note.show(why, Optional.empty());
    }

    void enable(boolean enabled) {
        control.setEnabled(enabled);
    }

    public void setFocus() {
        control.setFocus();
    }
}
