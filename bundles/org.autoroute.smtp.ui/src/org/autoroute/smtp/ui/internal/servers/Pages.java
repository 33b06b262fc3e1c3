package org.autoroute.smtp.ui.internal.servers;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/** One of several controls in the same place. The keyboard stays there when another comes to the front. UI thread. */
final class Pages {

    private final Composite frame;
    private final StackLayout stack = new StackLayout();
    private final Runnable focus;

    /** @param focus gives the keyboard to the page in front */
    Pages(Composite parent, Runnable focus) {
        this.focus = focus;
        frame = new Composite(parent, SWT.NONE);
        frame.setLayout(stack);
    }

    Composite control() {
        return frame;
    }

    boolean isInFront(Control page) {
        return stack.topControl == page;
    }

    void bringToFront(Control page) {
        if (!isInFront(page)) {
            boolean hadFocus = stack.topControl != null && holdsFocus(stack.topControl);
            stack.topControl = page;
            frame.layout();
            if (hadFocus) {
                focus.run();
            }
        }
    }

    private static boolean holdsFocus(Control page) {
        for (Control one = page.getDisplay().getFocusControl(); one != null; one = one.getParent()) {
            if (one == page) {
                return true;
            }
        }
        return false;
    }
}
