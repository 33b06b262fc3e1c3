package org.autoroute.smtp.ui.internal.tray.dbus;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

import org.autoroute.smtp.ui.internal.icons.Icon;
import org.autoroute.smtp.ui.internal.tray.notify.Announcer;
import org.autoroute.smtp.ui.internal.tray.notify.Notice;

/**
 * Notices as the desktop shows them, by freedesktop.org's Desktop Notifications. Where nobody shows them nothing happens. All talk with the bus is on
 * the thread of {@link DesktopBus}.
 */
public final class DesktopAnnouncer implements Announcer {

    private static final System.Logger LOG = System.getLogger(DesktopAnnouncer.class.getName());
    private static final String NAME = "org.freedesktop.Notifications";
    private static final String PATH = "/org/freedesktop/Notifications";
    /** What a click on the notice does, where the desktop lets it be clicked. */
    private static final String CLICK = "default";
    private static final byte NORMAL = 1;
    private static final int AS_THE_DESKTOP_LIKES = -1;
    private static final int ICON_SIZE = 48;

    private final DesktopBus desktop;
    private final Supplier<String> open;
    private final Runnable clicked;
    private volatile UInt32 last = new UInt32(0);

    /**
     * @param open    what a click on a notice does, in a word; asked for each notice
     * @param clicked does it; called on a thread of the connection
     */
    public DesktopAnnouncer(DesktopBus desktop, Supplier<String> open, Runnable clicked) {
        this.desktop = desktop;
        this.open = open;
        this.clicked = clicked;
        desktop.attend(bus -> bus.onSignal(NAME, "ActionInvoked", this::invoked), () -> last = new UInt32(0));
    }

    @Override
    public void tell(Notice notice) {
        desktop.say(bus -> {
            try {
                last = (UInt32) notify(bus, notice)[0];
            } catch (IOException nobody) {
                LOG.log(Level.DEBUG, "nobody shows notices", nobody);
            }
        });
    }

    private Object[] notify(SessionBus bus, Notice notice) throws IOException {
        boolean markup = ((List<?>) bus.call(NAME, PATH, NAME, "GetCapabilities", "")[0]).contains("body-markup");
        String body = markup ? Markup.escape(notice.text()) : notice.text();
        Map<String, Variant<?>> hints = Map.of("urgency", new Variant<>(NORMAL),
                "image-data", new Variant<>(Pixmaps.image(notice.problem() ? Icon.TRAY_PROBLEM : Icon.TRAY_ON, ICON_SIZE), Pixmaps.IMAGE));
        return bus.call(NAME, PATH, NAME, "Notify", "susssasa{sv}i", "Autoroute SMTP", last, "", notice.title(), body,
                List.of(CLICK, open.get()), hints, AS_THE_DESKTOP_LIKES);
    }

    private void invoked(DBusSignal signal) {
        try {
            Object[] what = signal.getParameters();
            if (last.equals(what[0]) && CLICK.equals(what[1])) {
                clicked.run();
            }
        } catch (DBusException malformed) {
            LOG.log(Level.DEBUG, "not understood", malformed);
        }
    }
}
