package org.autoroute.smtp.ui.internal.welcome;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.icons.Icon;
import org.autoroute.smtp.ui.internal.window.Looks;

/** A sentence with a mark before it that says whether all is well; room for one more control behind it. UI thread. */
final class StateLine {

    private final Messages messages;
    private final Composite frame;
    private final Looks looks;
    private final Label mark;
    private final Label text;

    StateLine(Composite parent, Messages messages) {
        this.messages = messages;
        frame = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(3).spacing(8, 0).applyTo(frame);
        looks = new Looks(frame);
        mark = new Label(frame, SWT.NONE);
        GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.CENTER).applyTo(mark);
        text = new Label(frame, SWT.WRAP);
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).hint(300, SWT.DEFAULT).applyTo(text);
    }

    Composite control() {
        return frame;
    }

    void show(boolean isGood, String words) {
        Looks.name(mark, messages.get(isGood ? "mark.good" : "mark.problem"));
        mark.setImage(looks.image(isGood ? Icon.PASSED : Icon.WARNING));
        text.setText(Looks.plain(words));
        text.requestLayout();
    }
}
