package org.autoroute.smtp.ui.internal.window;

import java.util.function.Supplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;

/** Text for the clipboard. UI thread. */
public final class Clip {

    private Clip() {
    }

    /** Puts the text on the clipboard; an empty one leaves there what there is. */
    public static void copy(Display display, String text) {
        if (text.isEmpty()) {
            return;
        }
        Clipboard clipboard = new Clipboard(display);
        try {
            clipboard.setContents(new Object[] {text.replace("\n", System.lineSeparator())}, new Transfer[] {TextTransfer.getInstance()});
        } finally {
            clipboard.dispose();
        }
    }

    /** Copies the text on the system's key for that, as long as the control has the focus. */
    public static void onKey(Control control, Supplier<String> text) {
        control.addListener(SWT.KeyDown, event -> {
            if (event.stateMask == SWT.MOD1 && Character.toLowerCase(event.keyCode) == 'c') {
                copy(event.display, text.get());
                event.doit = false;
            }
        });
    }
}
