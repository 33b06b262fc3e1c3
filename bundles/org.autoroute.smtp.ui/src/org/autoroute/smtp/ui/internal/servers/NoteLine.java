package org.autoroute.smtp.ui.internal.servers;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

import org.autoroute.smtp.ui.internal.icons.Icon;
import org.autoroute.smtp.ui.internal.window.Looks;

/** What is to be said of the thing in hand, below the table; as high as its text needs, and gone while there is none. UI thread. */
final class NoteLine {

    private final Composite frame;
    private final Label icon;
    private final Label text;
    private final Looks looks;

    /** @param columns of the parent's grid, all of which it takes */
    NoteLine(Composite parent, int columns) {
        frame = new Composite(parent, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).span(columns, 1).exclude(true).applyTo(frame);
        frame.setVisible(false);
        looks = new Looks(frame);
        GridLayoutFactory.fillDefaults().numColumns(2).spacing(6, 0).applyTo(frame);
        icon = new Label(frame, SWT.NONE);
        icon.setImage(looks.image(Icon.INACTIVE));
        GridDataFactory.swtDefaults().align(SWT.CENTER, SWT.BEGINNING).applyTo(icon);
        text = new Label(frame, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).hint(1, SWT.DEFAULT).applyTo(text);
    }

    void show(Note note) {
        icon.setImage(looks.image(note.icon()));
        String words = Looks.plain(note.text());
        if (!words.equals(text.getText())) {
            text.setText(words);
            frame.setVisible(!note.text().isEmpty());
            ((GridData) frame.getLayoutData()).exclude = note.text().isEmpty();
            text.requestLayout();
        }
    }

    /** One thing to say. */
    record Note(Icon icon, String text) {

        static final Note NONE = new Note(Icon.INACTIVE, "");
    }
}
