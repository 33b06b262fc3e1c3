package org.autoroute.smtp.ui.internal.activity;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

import org.autoroute.smtp.ui.internal.window.Looks;

/** Stands in the place of a table that has no row: what is missing, and what to do. UI thread. */
final class Notice {

    private final Composite frame;
    private final Label text;

    Notice(Composite parent, String heading) {
        frame = new Composite(parent, SWT.BORDER);
        frame.setBackground(parent.getDisplay().getSystemColor(SWT.COLOR_LIST_BACKGROUND));
        frame.setBackgroundMode(SWT.INHERIT_FORCE);
        GridLayoutFactory.fillDefaults().margins(24, 12).spacing(0, 6).applyTo(frame);
        Label title = label(SWT.END);
        title.setText(heading);
        title.setFont(new Looks(frame).bold());
        text = label(SWT.BEGINNING);
    }

    /** With a button that does it. */
    Notice(Composite parent, String heading, String button, Runnable action) {
        this(parent, heading);
        GridDataFactory.swtDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).hint(100, SWT.DEFAULT).applyTo(text);
        Button push = new Button(frame, SWT.PUSH);
        push.setText(button);
        push.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> action.run()));
        GridDataFactory.swtDefaults().align(SWT.CENTER, SWT.BEGINNING).grab(true, true).hint(Looks.width(push), SWT.DEFAULT).applyTo(push);
    }

    Composite control() {
        return frame;
    }

    void show(String words) {
        if (!words.equals(text.getText())) {
            text.setText(words);
            frame.layout();
        }
    }

    private Label label(int vertical) {
        Label label = new Label(frame, SWT.WRAP | SWT.CENTER);
        label.setForeground(frame.getDisplay().getSystemColor(SWT.COLOR_LIST_FOREGROUND));
        GridDataFactory.swtDefaults().align(SWT.FILL, vertical).grab(true, true).hint(100, SWT.DEFAULT).applyTo(label);
        return label;
    }
}
