package org.autoroute.smtp.ui.internal.window;

import org.eclipse.e4.core.di.annotations.Optional;
import org.eclipse.e4.ui.di.UIEventTopic;
import org.eclipse.e4.ui.model.application.MApplication;
import org.eclipse.e4.ui.workbench.UIEvents;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Shell;
import org.osgi.service.event.Event;

import org.autoroute.smtp.service.AutorouteService.Registration;
import org.autoroute.smtp.ui.internal.model.LiveModel;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;

/** Keeps the main window above all others for as long as the setting says so. Some window managers forget it while a window is hidden. */
public final class TopmostAddon {

    private final Topmost system = Topmost.ofThisSystem();
    private Registration shown = () -> { };
    private boolean topmost;

    @Optional
    @Inject
    void started(@UIEventTopic(UIEvents.UILifeCycle.APP_STARTUP_COMPLETE) Event event, MApplication application, LiveModel model) {
        Shell shell = (Shell) application.getChildren().getFirst().getWidget();
        shown = model.bind(state -> state.settings().desktop().alwaysOnTop(), on -> {
            topmost = on;
            system.set(shell, on);
        });
        shell.addListener(SWT.Show, showing -> system.set(shell, topmost));
    }

    @PreDestroy
    void stop() {
        shown.close();
    }
}
