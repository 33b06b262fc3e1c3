package org.autoroute.smtp.ui.internal.servers;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

import org.autoroute.smtp.ui.internal.window.Looks;

/** Stands in the place of the table while there is nothing to show, and says what to do about that. UI thread. */
final class Notice {

    private final Composite frame;
    private final Composite buttons;
    private final Label title;

    Notice(Composite parent, String title, String todo) {
        frame = new Composite(parent, SWT.BORDER);
        frame.setBackground(parent.getDisplay().getSystemColor(SWT.COLOR_LIST_BACKGROUND));
        frame.setBackgroundMode(SWT.INHERIT_FORCE);
        GridLayoutFactory.fillDefaults().margins(24, 16).spacing(0, 10).applyTo(frame);
        this.title = label(title, SWT.END, true);
        this.title.setFont(new Looks(frame).bold());
        if (!todo.isEmpty()) {
            label(todo, SWT.BEGINNING, false);
        }
        buttons = new Composite(frame, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).equalWidth(true).spacing(8, 0).applyTo(buttons);
        GridDataFactory.swtDefaults().align(SWT.CENTER, SWT.BEGINNING).grab(true, true).applyTo(buttons);
    }

    Composite control() {
        return frame;
    }

    void title(String text) {
        if (!text.equals(title.getText())) {
            title.setText(text);
            title.requestLayout();
        }
    }

    Notice button(String text, Runnable run) {
        Button button = new Button(buttons, SWT.PUSH);
        button.setText(text);
        button.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> run.run()));
        GridDataFactory.fillDefaults().grab(true, false).hint(Looks.width(button), SWT.DEFAULT).applyTo(button);
        return this;
    }

    /** To the first button. */
    void focus() {
        buttons.setFocus();
    }

    private Label label(String text, int vertical, boolean grab) {
        Label label = new Label(frame, SWT.WRAP | SWT.CENTER);
        label.setText(text);
        label.setForeground(frame.getDisplay().getSystemColor(SWT.COLOR_LIST_FOREGROUND));
        GridDataFactory.swtDefaults().align(SWT.FILL, vertical).grab(true, grab).hint(100, SWT.DEFAULT).applyTo(label);
        return label;
    }
}
