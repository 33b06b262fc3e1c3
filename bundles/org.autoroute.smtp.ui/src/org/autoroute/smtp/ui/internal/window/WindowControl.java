package org.autoroute.smtp.ui.internal.window;

import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.eclipse.swt.widgets.Shell;

import org.autoroute.smtp.ui.internal.tray.TrayArea;

/** Opens, hides and ends the window. UI thread. */
public final class WindowControl {

    private final MWindow window;
    private final Runnable end;
    private final TrayArea tray;
    private final Runnable focus;
    private final Runnable explain;
    private boolean smallForWantOfATray;

    /**
     * @param end     ends the program
     * @param focus   gives the keyboard to the part in front: a window that began hidden has none, and without it no key works
     * @param explain tells the user, once and for all, that the window is made small for want of a tray
     */
    WindowControl(MWindow window, Runnable end, TrayArea tray, Runnable focus, Runnable explain) {
        this.focus = focus;
        this.window = window;
        this.end = end;
        this.tray = tray;
        this.explain = explain;
    }

    /** Brings the window to the front, wherever it was. */
    public void show() {
        smallForWantOfATray = false;
        window.setVisible(true);
        if (window.getWidget() instanceof Shell shell) {
            shell.setMinimized(false);
            shell.forceActive();
            focus.run();
        }
    }

    /** Whether the user has the window, or a dialog of it, before him. */
    public boolean inFront() {
        return isOpen() && window.getWidget() instanceof Shell shell && shell.getDisplay().getActiveShell() != null;
    }

    private boolean isOpen() {
        return window.isVisible() && window.getWidget() instanceof Shell shell && !shell.getMinimized();
    }

    /** What a click on the tray's icon does. */
    public void toggle() {
        if (isOpen()) {
            hide();
        } else {
            show();
        }
    }

    /** Leaves the program in the tray; where there is none the only window is never hidden but made small. */
    public void hide() {
        if (tray.available()) {
            window.setVisible(false);
        } else {
            minimise();
        }
    }

    /** What the close button does: the program goes on. */
    public void close() {
        if (!tray.available()) {
            explain.run();
        }
        hide();
    }

    /** A hidden window can no longer be brought back by its icon. */
    void stayReachable() {
        if (!window.isVisible()) {
            minimise();
        }
    }

    /** At the start of a session the panel often comes after the programs: a window that would have been hidden is hidden now. */
    void hideAgain() {
        if (smallForWantOfATray && !(window.getWidget() instanceof Shell shell && !shell.getMinimized())) {
            hide();
        }
    }

    private void minimise() {
        smallForWantOfATray = true;
        if (window.getWidget() instanceof Shell shell) {
            shell.setMinimized(true);
        }
        window.setVisible(true);
    }

    /** Ends the program; transactions that run are finished after the window has gone. */
    public void quit() {
        end.run();
    }
}
