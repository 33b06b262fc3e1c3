package org.autoroute.smtp.ui.internal.welcome;

import java.util.Map;

import org.eclipse.e4.core.commands.ECommandService;
import org.eclipse.e4.core.commands.EHandlerService;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.core.di.annotations.Optional;
import org.eclipse.e4.ui.di.UIEventTopic;
import org.eclipse.e4.ui.model.application.MApplication;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.eclipse.e4.ui.workbench.UIEvents;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;
import org.osgi.service.event.Event;

import org.autoroute.smtp.mailclients.MailClients;
import org.autoroute.smtp.ui.internal.app.Memory;
import org.autoroute.smtp.ui.internal.model.LiveModel;

import jakarta.inject.Inject;

/** Greets who sees the window for the first time. */
public final class WelcomeAddon {

    private static final String CHECK = "org.autoroute.smtp.ui.command.check";

    @Optional
    @Inject
    void started(@UIEventTopic(UIEvents.UILifeCycle.APP_STARTUP_COMPLETE) Event event, MApplication application, IEclipseContext context,
            LiveModel model, Memory memory, Display display) {
        MWindow window = application.getChildren().getFirst();
        IEclipseContext ofWindow = window.getContext();
        Welcome welcome = new Welcome(model, memory, () -> MailClients.ofThisSystem().find(), () -> check(ofWindow),
                () -> (Shell) window.getWidget());
        context.set(Welcome.class, welcome);
        // Not before the window is on the screen: after a start in the tray, when it is opened from there. Where there is no tray, it may be there
        // already, and is then known to be when it gets the keyboard.
        Shell shell = (Shell) window.getWidget();
        shell.addListener(SWT.Show, shown -> display.asyncExec(welcome::greet));
        shell.addListener(SWT.Activate, new Listener() {
            @Override
            public void handleEvent(org.eclipse.swt.widgets.Event first) {
                shell.removeListener(SWT.Activate, this);
                display.asyncExec(welcome::greet);
            }
        });
    }

    private static void check(IEclipseContext window) {
        window.get(EHandlerService.class).executeHandler(window.get(ECommandService.class).createCommand(CHECK, Map.of()));
    }
}
