package org.autoroute.smtp.ui.internal.tray;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

import org.eclipse.e4.core.commands.ECommandService;
import org.eclipse.e4.core.commands.EHandlerService;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;

import org.autoroute.smtp.service.AutorouteService.Registration;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.model.LiveModel;
import org.autoroute.smtp.ui.internal.window.WindowControl;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;

/** Puts the icon where the desktop shows icons, before the window is made: how the window starts depends on it. */
public final class TrayAddon {

    private TrayHost host;
    private Registration shown;

    @PostConstruct
    void start(IEclipseContext context, Display display, LiveModel model) {
        TrayActions actions = new TrayActions(model, () -> context.get(WindowControl.class), id -> run(id, context));
        TrayMenu menu = new TrayMenu(Messages.of(TrayMenu.class));
        host = new TrayHost(places(display, actions), uiThread(display), (delay, task) -> after(display, delay, task));
        shown = model.bind(state -> menu.look(state, model.current()), host::show);
        context.set(TrayHost.class, host);
        host.start();
    }

    @PreDestroy
    void stop() {
        shown.close();
        host.close();
    }

    private static List<TrayPlace> places(Display display, TrayListener listener) {
        if (!SWT.getPlatform().equals("gtk")) {
            return List.of(new SwtTrayPlace(display, TrayWatch.ofASystemThatHasOne(), listener));
        }
        return List.of(new SwtTrayPlace(display, new XembedWatch(System.getenv()), listener));
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
