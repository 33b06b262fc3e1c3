package org.autoroute.smtp.ui.internal.tray;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

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
import org.autoroute.smtp.ui.internal.tray.dbus.DesktopBus;
import org.autoroute.smtp.ui.internal.tray.dbus.StatusNotifierPlace;
import org.autoroute.smtp.ui.internal.window.WindowControl;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;

/** Puts the icon where the desktop shows icons, before the window is made: how the window starts depends on it. */
public final class TrayAddon {

    private Optional<DesktopBus> desktop = Optional.empty();
    private Optional<SwtMenu> ownMenu = Optional.empty();
    private TrayHost host;
    private Registration shown;

    @PostConstruct
    void start(IEclipseContext context, Display display, LiveModel model) {
        TrayActions actions = new TrayActions(model, () -> context.get(WindowControl.class), id -> run(id, context));
        TrayMenu menu = new TrayMenu(Messages.of(TrayMenu.class));
        Function<ServiceState, TrayLook> look = state -> menu.look(state, model.current());
        host = new TrayHost(places(display, actions, () -> look.apply(model.service().state()).menu()), uiThread(display), (delay, task) -> after(display, delay, task));
        shown = model.bind(look, host::show);
        context.set(TrayHost.class, host);
        host.start();
        desktop.ifPresent(DesktopBus::start);
    }

    @PreDestroy
    void stop() {
        shown.close();
        host.close();
        desktop.ifPresent(DesktopBus::close);
        ownMenu.ifPresent(SwtMenu::close);
    }

    private List<TrayPlace> places(Display display, TrayListener listener, Supplier<List<MenuLine>> lines) {
        if (!SWT.getPlatform().equals("gtk")) {
            return List.of(new SwtTrayPlace(display, TrayWatch.ofASystemThatHasOne(), listener));
        }
        DesktopBus bus = new DesktopBus(System.getenv());
        SwtMenu drawnHere = new SwtMenu(display, listener);
        desktop = Optional.of(bus);
        ownMenu = Optional.of(drawnHere);
        return List.of(new SwtTrayPlace(display, new XembedWatch(System.getenv()), listener),
                new StatusNotifierPlace(bus, uiThread(display), listener, (x, y) -> drawnHere.popUp(lines.get(), x, y)));
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
