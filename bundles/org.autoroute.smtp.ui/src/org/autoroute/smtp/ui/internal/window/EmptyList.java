package org.autoroute.smtp.ui.internal.window;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

import org.autoroute.smtp.ui.internal.Messages;

/** Stands in the place of the server list while there is no server. UI thread. */
final class EmptyList {

    private final Composite frame;

    EmptyList(Composite parent, Messages messages) {
        frame = new Composite(parent, SWT.BORDER);
        frame.setBackground(parent.getDisplay().getSystemColor(SWT.COLOR_LIST_BACKGROUND));
        frame.setBackgroundMode(SWT.INHERIT_FORCE);
        GridLayoutFactory.fillDefaults().margins(24, 16).spacing(0, 6).applyTo(frame);
        Label title = label(messages.get("servers.none"), SWT.END);
        title.setFont(new Looks(frame).bold());
        label(messages.get("servers.none.todo"), SWT.BEGINNING);
    }

    Composite control() {
        return frame;
    }

    private Label label(String text, int vertical) {
        Label label = new Label(frame, SWT.WRAP | SWT.CENTER);
        label.setText(text);
        label.setForeground(frame.getDisplay().getSystemColor(SWT.COLOR_LIST_FOREGROUND));
        GridDataFactory.swtDefaults().align(SWT.FILL, vertical).grab(true, true).hint(100, SWT.DEFAULT).applyTo(label);
        return label;
    }
}
