package org.autoroute.smtp.ui.internal.tray;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Function;

import org.eclipse.e4.core.commands.ECommandService;
import org.eclipse.e4.core.commands.EHandlerService;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;

import org.autoroute.smtp.service.AutorouteService.Registration;
import org.autoroute.smtp.service.ServiceState;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.model.LiveModel;
import org.autoroute.smtp.ui.internal.tray.notify.Announcements;
import org.autoroute.smtp.ui.internal.window.WindowControl;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;

/** Puts the icon where the desktop shows icons, before the window is made: how the window starts depends on it. */
public final class TrayAddon {

    private Surroundings surroundings;
    private TrayHost host;
    private Registration shown;
    private Announcements announcements;

    @PostConstruct
    void start(IEclipseContext context, Display display, LiveModel model) {
        TrayActions actions = new TrayActions(model, () -> context.get(WindowControl.class), id -> run(id, context));
        TrayMenu menu = new TrayMenu(Messages.of(TrayMenu.class));
        Function<ServiceState, TrayLook> look = state -> menu.look(state, model.current());
        Executor uiThread = uiThread(display);
        Later later = (delay, task) -> after(display, delay, task);
        surroundings = SWT.getPlatform().equals("gtk")
                ? new LinuxSurroundings(display, uiThread, actions, () -> look.apply(model.service().state()).menu())
                : new NativeSurroundings(display, actions);
        host = new TrayHost(surroundings.places(), uiThread, later);
        shown = model.bind(look, host::show);
        context.set(TrayHost.class, host);
        announcements = new Announcements(model, later, () -> context.get(WindowControl.class).inFront(), surroundings.announcer());
        host.start();
        surroundings.start();
    }

    @PreDestroy
    void stop() {
        announcements.close();
        shown.close();
        host.close();
        surroundings.close();
    }

    private static void run(String id, IEclipseContext context) {
        context.get(EHandlerService.class).executeHandler(context.get(ECommandService.class).createCommand(id, Map.of()));
    }

    private static Executor uiThread(Display display) {
        return task -> {
            try {
                display.asyncExec(task);
            } catch (SWTException ended) {
                if (ended.code != SWT.ERROR_DEVICE_DISPOSED) {
                    throw ended;
                }
            }
        };
    }

    private static void after(Display display, Duration delay, Runnable task) {
        display.timerExec(Math.toIntExact(delay.toMillis()), task);
    }
}
