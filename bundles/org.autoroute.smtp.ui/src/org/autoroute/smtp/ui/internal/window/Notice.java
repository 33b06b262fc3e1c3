package org.autoroute.smtp.ui.internal.window;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/** Stands in the place of the table while there is nothing to show, and says what to do about that. UI thread. */
public final class Notice {

    private final Composite frame;
    private final Composite buttons;
    private final Label title;
    private final Label todo;

    /** @param todo what to do about it; may be empty */
    public Notice(Composite parent, String title, String todo) {
        frame = new Composite(parent, SWT.BORDER);
        frame.setBackground(parent.getDisplay().getSystemColor(SWT.COLOR_LIST_BACKGROUND));
        frame.setBackgroundMode(SWT.INHERIT_FORCE);
        GridLayoutFactory.fillDefaults().margins(24, 16).spacing(0, 10).applyTo(frame);
        this.title = label(title, SWT.END, true);
        this.title.setFont(new Looks(frame).bold());
        this.todo = label(todo, SWT.BEGINNING, false);
        leaveOutWhatIsEmpty();
        buttons = new Composite(frame, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(3).equalWidth(true).spacing(8, 0).applyTo(buttons);
        GridDataFactory.swtDefaults().align(SWT.CENTER, SWT.BEGINNING).grab(true, true).applyTo(buttons);
    }

    public Composite control() {
        return frame;
    }

    public void title(String text) {
        String shown = Looks.plain(text);
        if (!shown.equals(title.getText())) {
            title.setText(shown);
            title.requestLayout();
        }
    }

    public void todo(String text) {
        String shown = Looks.plain(text);
        if (!shown.equals(todo.getText())) {
            todo.setText(shown);
            leaveOutWhatIsEmpty();
            todo.requestLayout();
        }
    }

    /** Adds a button that does it. */
    public Notice button(String text, Runnable run) {
        Button button = new Button(buttons, SWT.PUSH);
        button.setText(text);
        button.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> run.run()));
        GridDataFactory.fillDefaults().grab(true, false).hint(Looks.width(button), SWT.DEFAULT).applyTo(button);
        return this;
    }

    /** To the first button. */
    public void focus() {
        buttons.setFocus();
    }

    private void leaveOutWhatIsEmpty() {
        todo.setVisible(!todo.getText().isEmpty());
        ((GridData) todo.getLayoutData()).exclude = todo.getText().isEmpty();
    }

    private Label label(String text, int vertical, boolean grab) {
        Label label = new Label(frame, SWT.WRAP | SWT.CENTER);
        label.setText(Looks.plain(text));
        label.setForeground(frame.getDisplay().getSystemColor(SWT.COLOR_LIST_FOREGROUND));
        GridDataFactory.swtDefaults().align(SWT.FILL, vertical).grab(true, grab).hint(100, SWT.DEFAULT).applyTo(label);
        return label;
    }
}
