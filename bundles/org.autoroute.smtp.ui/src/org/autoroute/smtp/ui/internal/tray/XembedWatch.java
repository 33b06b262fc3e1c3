package org.autoroute.smtp.ui.internal.tray;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

import com.sun.jna.Memory;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/**
 * Whether a panel embeds the icons of X11, as the System Tray Protocol of freedesktop.org says: it then holds the selection
 * {@code _NET_SYSTEM_TRAY_Sn}. SWT always hands out a tray on GTK, whether anybody shows it or not.
 * <p>
 * A thread with a connection of its own to the X server sleeps until the server tells that a panel has come (it sends MANAGER to the root window) or
 * gone (its window is destroyed): asking again and again would wake a program that may rest for days.
 */
final class XembedWatch implements TrayWatch {

    private static final System.Logger LOG = System.getLogger(XembedWatch.class.getName());
    private static final Duration END_LIMIT = Duration.ofSeconds(2);
    private static final NativeLong STRUCTURE_NOTIFY = new NativeLong(1 << 17);
    private static final NativeLong NO_MASK = new NativeLong(0);
    private static final int CLIENT_MESSAGE = 33;
    /** Of XEvent, the union of all events, on 64 bits. */
    private static final int EVENT_OCTETS = 192;
    private static final int EVENT_WINDOW = 32;
    private static final int EVENT_FORMAT = 48;

    private final Map<String, String> environment;
    private Thread thread;
    private volatile boolean closed;
    private volatile Connection connection;

    /** @param environment of the process; names the display */
    XembedWatch(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public void start(Consumer<Boolean> there) {
        boolean wayland = environment.containsKey("WAYLAND_DISPLAY") && !"x11".equals(environment.get("GDK_BACKEND"));
        if (wayland || !environment.containsKey("DISPLAY")) {
            there.accept(false);
            return;
        }
        thread = Thread.ofPlatform().daemon().name("autoroute-tray-x11").start(() -> run(there));
    }

    @Override
    public void close() {
        if (closed || thread == null) {
            return;
        }
        closed = true;
        try {
            Connection open = connection;
            if (open != null) {
                ring(open);
            }
            thread.join(END_LIMIT);
            if (open != null && !thread.isAlive()) {
                // Not before: an event to a window that is gone would end the whole process, as Xlib treats errors.
                open.x11.XCloseDisplay(open.display);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(Consumer<Boolean> there) {
        try {
            X11 x11 = X11.load();
            Pointer display = x11.XOpenDisplay(environment.get("DISPLAY"));
            if (display == null) {
                there.accept(false);
            } else {
                follow(x11, display, there);
            }
        } catch (UnsatisfiedLinkError withoutX11) {
            LOG.log(System.Logger.Level.INFO, "There is no libX11, hence no tray of X11: {0}", withoutX11.getMessage());
            there.accept(false);
        }
    }

    private void follow(X11 x11, Pointer display, Consumer<Boolean> there) {
        NativeLong root = x11.XDefaultRootWindow(display);
        NativeLong selection = x11.XInternAtom(display, "_NET_SYSTEM_TRAY_S" + x11.XDefaultScreen(display), 0);
        NativeLong bell = x11.XCreateSimpleWindow(display, root, -1, -1, 1, 1, 0, NO_MASK, NO_MASK);
        x11.XSelectInput(display, root, STRUCTURE_NOTIFY);
        boolean told = held(x11, display, selection);
        connection = new Connection(x11, display, bell);
        there.accept(told);
        try (Memory event = new Memory(EVENT_OCTETS)) {
            while (!closed) {
                x11.XNextEvent(display, event);
                boolean now = held(x11, display, selection);
                if (now != told && !closed) {
                    there.accept(now);
                    told = now;
                }
            }
        }
    }

    /** The server listens to nobody else meanwhile, so that the owner cannot go before its end is watched. */
    private static boolean held(X11 x11, Pointer display, NativeLong selection) {
        x11.XGrabServer(display);
        try {
            NativeLong owner = x11.XGetSelectionOwner(display, selection);
            if (owner.longValue() != 0) {
                x11.XSelectInput(display, owner, STRUCTURE_NOTIFY);
            }
            return owner.longValue() != 0;
        } finally {
            x11.XUngrabServer(display);
            x11.XSync(display, 0);
        }
    }

    /** Wakes the thread by an event to its window, over another connection: one connection is used by one thread. */
    private void ring(Connection open) {
        X11 x11 = open.x11;
        Pointer display = x11.XOpenDisplay(environment.get("DISPLAY"));
        if (display == null) {
            return;
        }
        try (Memory event = new Memory(EVENT_OCTETS)) {
            event.clear();
            event.setInt(0, CLIENT_MESSAGE);
            event.setNativeLong(EVENT_WINDOW, open.bell);
            event.setInt(EVENT_FORMAT, 32);
            x11.XSendEvent(display, open.bell, 0, NO_MASK, event);
        } finally {
            x11.XCloseDisplay(display);
        }
    }

    /** What the thread works with. */
    private record Connection(X11 x11, Pointer display, NativeLong bell) {
    }
}
