package org.autoroute.smtp.ui.internal.servers;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;

import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.window.Looks;

/** Lets only those rows be seen that hold a text. Esc empties it; Enter and the down arrow go to the rows. UI thread. */
final class FilterField {

    private final Text text;
    private final Runnable leave;

    FilterField(Composite parent, Messages messages, Runnable changed, Runnable leave) {
        this.leave = leave;
        text = new Text(parent, SWT.SINGLE | SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
        text.setMessage(messages.get("filter"));
        Looks.name(text, messages.get("filter"));
        text.addListener(SWT.Modify, event -> changed.run());
        text.addListener(SWT.Traverse, this::traversed);
        text.addListener(SWT.KeyDown, this::pressed);
    }

    Text control() {
        return text;
    }

    String text() {
        return text.getText().strip();
    }

    boolean isOn() {
        return !text().isEmpty();
    }

    boolean lets(Row row) {
        return row.holds(text());
    }

    void clear() {
        if (!text.getText().isEmpty()) {
            text.setText("");
        }
    }

    /** A dialog around would close. */
    private void traversed(Event event) {
        if (event.detail == SWT.TRAVERSE_RETURN || event.detail == SWT.TRAVERSE_ESCAPE && isOn()) {
            event.doit = false;
        }
    }

    private void pressed(Event event) {
        switch (event.keyCode) {
            case SWT.ESC -> clear();
            case SWT.CR, SWT.KEYPAD_CR, SWT.ARROW_DOWN -> {
                event.doit = false;
                leave.run();
            }
            default -> { }
        }
    }
}
