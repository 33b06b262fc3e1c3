package org.autoroute.smtp.ui.internal.welcome;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.window.Looks;

/** Stands where there is no server to show, and says what to do about it. UI thread. */
final class NothingPage {

    private final Messages messages;
    private final Composite frame;
    private final Label title;
    private final Label todo;

    NothingPage(Composite parent, Messages messages) {
        this.messages = messages;
        frame = new Composite(parent, SWT.BORDER);
        GridLayoutFactory.fillDefaults().margins(24, 16).spacing(0, 6).applyTo(frame);
        title = label(SWT.END);
        title.setFont(new Looks(frame).bold());
        todo = label(SWT.BEGINNING);
    }

    Control control() {
        return frame;
    }

    void show(String titleKey, String todoKey) {
        title.setText(messages.get(titleKey));
        todo.setText(messages.get(todoKey));
        frame.layout();
    }

    private Label label(int vertical) {
        Label label = new Label(frame, SWT.WRAP | SWT.CENTER);
        GridDataFactory.swtDefaults().align(SWT.FILL, vertical).grab(true, true).hint(100, SWT.DEFAULT).applyTo(label);
        return label;
    }
}
