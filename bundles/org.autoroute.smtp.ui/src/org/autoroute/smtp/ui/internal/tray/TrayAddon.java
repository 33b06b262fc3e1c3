package org.autoroute.smtp.ui.internal.tray;

import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Tray;

import org.autoroute.smtp.ui.internal.model.LiveModel;
import org.autoroute.smtp.ui.internal.window.WindowControl;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;

/** Puts the icon into the tray. It is made even while nobody shows a tray: a panel that starts later shows it then. */
public final class TrayAddon {

    private TrayIcon icon;

    @PostConstruct
    void start(Display display, LiveModel model, WindowControl window) {
        Tray tray = display.getSystemTray();
        if (tray != null) {
            icon = new TrayIcon(tray, model, window);
        }
    }

    @PreDestroy
    void stop() {
        if (icon != null) {
            icon.close();
        }
    }
}
