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

    /**
     * @param end   ends the program
     * @param focus gives the keyboard to the part in front: a window that began hidden has none, and without it no key works
     */
    WindowControl(MWindow window, Runnable end, TrayArea tray, Runnable focus) {
        this.focus = focus;
        this.window = window;
        this.end = end;
        this.tray = tray;
    }

    /** Brings the window to the front, wherever it was. */
    public void show() {
        window.setVisible(true);
        if (window.getWidget() instanceof Shell shell) {
            shell.setMinimized(false);
            shell.forceActive();
            focus.run();
        }
    }

    /** Leaves the program in the tray; where there is none the window is there, but small. */
    void startHidden() {
        if (!tray.available()) {
            window.setVisible(true);
            hide();
        }
    }

    /** What a click on the tray's icon does. */
    public void toggle() {
        boolean open = window.isVisible() && window.getWidget() instanceof Shell shell && !shell.getMinimized();
        if (open) {
            hide();
        } else {
            show();
        }
    }

    /** Leaves the program in the tray; where there is none the only window is never hidden but made small. */
    public void hide() {
        if (tray.available()) {
            window.setVisible(false);
        } else if (window.getWidget() instanceof Shell shell) {
            shell.setMinimized(true);
        }
    }

    /** What the close button does: with a tray the program stays there, without one it ends. */
    public void close() {
        if (tray.available()) {
            window.setVisible(false);
        } else {
            quit();
        }
    }

    /** Ends the program; transactions that run are finished after the window has gone. */
    public void quit() {
        end.run();
    }
}
