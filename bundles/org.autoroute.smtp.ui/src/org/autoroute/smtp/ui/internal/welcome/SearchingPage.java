package org.autoroute.smtp.ui.internal.welcome;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;

import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.window.Looks;

/** Says that the mail clients are being looked into, and lets the user end that. UI thread. */
final class SearchingPage {

    private final Composite frame;

    SearchingPage(Composite parent, Messages messages, Runnable onStop) {
        frame = new Composite(parent, SWT.BORDER);
        GridLayoutFactory.fillDefaults().margins(24, 16).spacing(0, 8).applyTo(frame);
        Label label = new Label(frame, SWT.CENTER);
        label.setText(messages.get("found.searching"));
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.END).grab(true, true).applyTo(label);
        ProgressBar bar = new ProgressBar(frame, SWT.HORIZONTAL | SWT.INDETERMINATE);
        Looks.name(bar, messages.get("found.searching"));
        GridDataFactory.swtDefaults().align(SWT.CENTER, SWT.CENTER).hint(240, SWT.DEFAULT).applyTo(bar);
        Button stop = new Button(frame, SWT.PUSH);
        stop.setText(messages.get("found.stop"));
        stop.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> onStop.run()));
        GridDataFactory.swtDefaults().align(SWT.CENTER, SWT.BEGINNING).grab(true, true).hint(Looks.width(stop), SWT.DEFAULT).applyTo(stop);
    }

    Control control() {
        return frame;
    }
}
