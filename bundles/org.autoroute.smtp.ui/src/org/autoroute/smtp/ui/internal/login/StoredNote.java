package org.autoroute.smtp.ui.internal.login;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.icons.Icon;
import org.autoroute.smtp.ui.internal.window.Looks;

/** Whether a secret is stored, once that is known. Needs a grid of two columns. UI thread. */
final class StoredNote {

    private final Messages messages;
    private final String kind;
    private final Looks looks;
    private final Label mark;
    private final Label words;
    private boolean there;

    /** @param kind first part of the keys of its words */
    StoredNote(Composite area, Messages messages, String kind) {
        this.messages = messages;
        this.kind = kind;
        Composite row = new Composite(area, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).spacing(6, 0).applyTo(row);
        GridDataFactory.fillDefaults().span(2, 1).grab(true, false).applyTo(row);
        looks = new Looks(row);
        mark = new Label(row, SWT.NONE);
        words = new Label(row, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(words);
        say(Icon.PENDING, "asked");
    }

    void show(boolean isThere) {
        there = isThere;
        say(there ? Icon.PASSED : Icon.WARNING, there ? "stored" : "missing");
    }

    boolean isThere() {
        return there;
    }

    private void say(Icon icon, String key) {
        mark.setImage(looks.image(icon));
        words.setText(messages.get(kind + "." + key));
    }
}
