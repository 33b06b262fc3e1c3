package org.autoroute.smtp.ui.internal.tray.dbus;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.autoroute.smtp.ui.internal.tray.Action;
import org.autoroute.smtp.ui.internal.tray.TrayListener;
import org.autoroute.smtp.ui.internal.tray.TrayLook;
import org.autoroute.smtp.ui.internal.tray.TrayPlace;

/**
 * The tray of desktops that read icons and menus over the session bus: KDE, GNOME with its extension, bars of Wayland. Is there while a watcher says
 * that a host is registered with it. All talk with the bus is on the thread of {@link DesktopBus}.
 */
public final class StatusNotifierPlace implements TrayPlace {

    private static final System.Logger LOG = System.getLogger(StatusNotifierPlace.class.getName());

    /** A desktop is busiest at login, when this program starts, too. */
    private static final Duration FIRST_PATIENCE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PATIENCE = Duration.ofMinutes(4);

    private final DesktopBus desktop;
    private final ItemListener listener;
    private Consumer<Boolean> told = there -> { };
    private Optional<String> watcher = Optional.empty();
    private Optional<Item> item = Optional.empty();
    private Optional<Boolean> there = Optional.empty();
    private Duration patience = FIRST_PATIENCE;

    /**
     * @param desktop  started and closed by the caller
     * @param uiThread runs what it is given on the UI thread, later
     * @param menu     shows the program's own menu at a pixel of the screen, on the UI thread
     */
    public StatusNotifierPlace(DesktopBus desktop, Executor uiThread, TrayListener listener, BiConsumer<Integer, Integer> menu) {
        this.desktop = desktop;
        this.listener = new ItemListener() {
            @Override
            public void clicked() {
                uiThread.execute(listener::clicked);
            }

            @Override
            public void chosen(Action action) {
                uiThread.execute(() -> listener.chosen(action));
            }

            @Override
            public void menuWanted(int x, int y) {
                uiThread.execute(() -> menu.accept(x, y));
            }
        };
    }

    @Override
    public void watch(Consumer<Boolean> listener) {
        desktop.execute(() -> told = listener);
        desktop.attend(this::greet, () -> {
            closeItem();
            watcher = Optional.empty();
            tell(false);
        });
    }

    @Override
    public void show(TrayLook look) {
        desktop.execute(() -> showNow(look));
    }

    @Override
    public void hide() {
        desktop.execute(this::closeItem);
    }

    @Override
    public void close() {
        desktop.execute(() -> {
            told = ignored -> { };
            closeItem();
        });
    }

    private void greet(SessionBus bus) throws IOException {
        bus.onOwnerChange(Item.WATCHER, () -> desktop.say(same -> {
            patience = FIRST_PATIENCE;
            look(same);
        }));
        bus.onSignal(Item.WATCHER, "StatusNotifierHostRegistered", signal -> desktop.say(this::look));
        bus.onSignal(Item.WATCHER, "StatusNotifierHostUnregistered", signal -> desktop.say(this::look));
        look(bus);
    }

    private void look(SessionBus bus) {
        try {
            Optional<String> owner = bus.owner(Item.WATCHER);
            boolean host = owner.isPresent()
                    && Boolean.TRUE.equals(bus.property(Item.WATCHER, Item.WATCHER_PATH, Item.WATCHER, "IsStatusNotifierHostRegistered"));
            if (host && item.isPresent() && !owner.equals(watcher)) {
                item.get().register();
            }
            watcher = owner;
            tell(host);
        } catch (IOException unanswered) {
            LOG.log(Level.INFO, "The desktop''s icon area does not answer: {0}", unanswered.getMessage());
            failed();
        }
    }

    private void showNow(TrayLook look) {
        try {
            if (item.isPresent()) {
                item.get().show(look);
            } else {
                Item made = new Item(desktop.another(), listener, look);
                item = Optional.of(made);
                made.register();
                patience = FIRST_PATIENCE;
            }
        } catch (IOException refused) {
            LOG.log(Level.WARNING, "The desktop does not take the icon", refused);
            closeItem();
            failed();
        }
    }

    /** Looks again after a while, ever later, until a desktop that never answers is left alone. */
    private void failed() {
        tell(false);
        if (patience.compareTo(LONGEST_PATIENCE) < 0) {
            desktop.sayLater(patience, this::look);
            patience = patience.multipliedBy(2);
        }
    }

    private void closeItem() {
        item.ifPresent(Item::close);
        item = Optional.empty();
    }

    private void tell(boolean now) {
        if (!there.equals(Optional.of(now))) {
            there = Optional.of(now);
            told.accept(now);
        }
    }
}
