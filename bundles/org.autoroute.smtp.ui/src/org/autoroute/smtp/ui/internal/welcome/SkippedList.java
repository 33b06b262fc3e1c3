package org.autoroute.smtp.ui.internal.welcome;

import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.icons.Icon;
import org.autoroute.smtp.ui.internal.window.Looks;

/** What the search skipped: how much of it, and on demand what and why. Takes no room while there is nothing. UI thread. */
final class SkippedList {

    private static final int LINES = 4;
    private static final int GAP = 4;

    private final Messages messages;
    private final Composite frame;
    private final Label count;
    private final Button toggle;
    private final Text details;
    private int grown;

    SkippedList(Composite parent, Messages messages) {
        this.messages = messages;
        frame = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(3).spacing(6, GAP).applyTo(frame);
        GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(frame);
        Label picture = new Label(frame, SWT.NONE);
        picture.setImage(new Looks(frame).image(Icon.SKIPPED));
        Looks.name(picture, messages.get("skipped.picture"));
        count = new Label(frame, SWT.NONE);
        GridDataFactory.swtDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).applyTo(count);
        toggle = new Button(frame, SWT.PUSH);
        details = new Text(frame, SWT.MULTI | SWT.READ_ONLY | SWT.BORDER | SWT.WRAP | SWT.V_SCROLL);
        Looks.name(details, messages.get("skipped.details"));
        GridDataFactory.fillDefaults().grab(true, false).span(3, 1).hint(100, LINES * details.getLineHeight()).exclude(true).applyTo(details);
        details.setVisible(false);
        details.setSize(details.computeSize(100, LINES * details.getLineHeight()));
        frame.setVisible(false);
        toggle.setText(messages.get("skipped.show"));
        GridDataFactory.swtDefaults().hint(Looks.width(toggle), SWT.DEFAULT).applyTo(toggle);
        toggle.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> open(!details.getVisible())));
    }

    void show(List<String> skipped) {
        count.setText(messages.get("skipped.count", skipped.size()));
        details.setText(String.join("\n", skipped));
        frame.setVisible(!skipped.isEmpty());
        ((GridData) frame.getLayoutData()).exclude = skipped.isEmpty();
        open(false);
    }

    /** The shell grows by what is opened, so that the table keeps its height. */
    private void open(boolean open) {
        boolean was = details.getVisible();
        details.setVisible(open);
        ((GridData) details.getLayoutData()).exclude = !open;
        toggle.setText(messages.get(open ? "skipped.hide" : "skipped.show"));
        details.requestLayout();
        if (was != open) {
            resize(open ? Math.clamp(room(), 0, GAP + details.computeSize(SWT.DEFAULT, LINES * details.getLineHeight()).y) : -grown);
        }
    }

    /** Upwards, too, where there is not room enough below. */
    private void resize(int more) {
        grown = Math.max(0, more);
        Shell shell = frame.getShell();
        Rectangle screen = frame.getMonitor().getClientArea();
        Rectangle bounds = shell.getBounds();
        int height = bounds.height + more;
        if (bounds.y + height > screen.y + screen.height) {
            shell.setLocation(bounds.x, Math.max(screen.y, screen.y + screen.height - height));
        }
        shell.setSize(bounds.width, height);
    }

    /** What the screen has beside the shell. */
    private int room() {
        return Math.max(0, frame.getMonitor().getClientArea().height - frame.getShell().getSize().y);
    }
}
