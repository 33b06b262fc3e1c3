package org.autoroute.smtp.ui.internal.tray;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import org.eclipse.swt.widgets.Display;

import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.tray.dbus.DesktopAnnouncer;
import org.autoroute.smtp.ui.internal.tray.dbus.DesktopBus;
import org.autoroute.smtp.ui.internal.tray.dbus.StatusNotifierPlace;
import org.autoroute.smtp.ui.internal.tray.notify.Announcer;

/** Linux: a panel that embeds icons of X11, else a desktop that reads them over the session bus; notices over that bus. UI thread. */
final class LinuxSurroundings implements Surroundings {

    private final DesktopBus bus;
    private final SwtMenu menu;
    private final List<TrayPlace> places;
    private final Announcer announcer;

    /** @param lines of the menu, for desktops that do not draw it */
    LinuxSurroundings(Display display, Executor uiThread, TrayListener listener, Supplier<List<MenuLine>> lines) {
        bus = new DesktopBus(System.getenv());
        menu = new SwtMenu(display, listener);
        places = List.of(new SwtTrayPlace(display, new XembedWatch(System.getenv()), listener),
                new StatusNotifierPlace(bus, uiThread, listener, (x, y) -> menu.popUp(lines.get(), x, y)));
        Messages words = Messages.of(Announcer.class);
        announcer = new DesktopAnnouncer(bus, () -> words.get("open"),
                () -> uiThread.execute(() -> listener.chosen(Action.Plain.OPEN)));
    }

    @Override
    public List<TrayPlace> places() {
        return places;
    }

    @Override
    public Announcer announcer() {
        return announcer;
    }

    @Override
    public void start() {
        bus.start();
    }

    @Override
    public void close() {
        bus.close();
        menu.close();
    }
}
