package org.autoroute.smtp.ui.internal.tray.dbus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.autoroute.smtp.ui.internal.model.Mark;
import org.autoroute.smtp.ui.internal.testing.OwnThreads;
import org.autoroute.smtp.ui.internal.tray.Action;
import org.autoroute.smtp.ui.internal.tray.MenuLine;
import org.autoroute.smtp.ui.internal.tray.Programs;
import org.autoroute.smtp.ui.internal.tray.TrayListener;
import org.autoroute.smtp.ui.internal.tray.TrayLook;

/** A desktop is played on a bus of its own, by what it may call and read. */
@Timeout(60)
class StatusNotifierPlaceTest {

    private static final MenuLine.Choice FIRST = new MenuLine.Choice(new Action.Use(1, "first"), "smtp_first", true);
    private static final MenuLine.Choice SECOND = new MenuLine.Choice(new Action.Use(2, "second"), "second", false);
    private static final TrayLook LOOK = new TrayLook(Mark.ON, "Autoroute SMTP: first\nBecause 1 < 2", List.of(
            new MenuLine.Info("Active SMTP: first"), new MenuLine.Separator(), FIRST, SECOND,
            new MenuLine.Check(new Action.Pause(true), "&Pause", false),
            new MenuLine.Command(Action.Plain.QUIT, "&Quit", true)));

    private final Programs programs = new Programs();
    private final List<Boolean> told = new CopyOnWriteArrayList<>();
    private final List<String> done = new CopyOnWriteArrayList<>();
    private String address;
    private Process daemon;
    private DesktopBus desktop;
    private StatusNotifierPlace place;

    private OwnThreads threads;

    @BeforeEach
    void start() throws IOException {
        assumeTrue(Programs.installed("dbus-daemon"), "needs dbus-daemon");
        threads = OwnThreads.named("autoroute-desktop-bus");
        address = programs.bus();
        daemon = programs.last();
        desktop = new DesktopBus(Map.of("DBUS_SESSION_BUS_ADDRESS", address));
        place = new StatusNotifierPlace(desktop, Runnable::run, new TrayListener() {
            @Override
            public void clicked() {
                done.add("clicked");
            }

            @Override
            public void chosen(Action action) {
                done.add(action.toString());
            }
        }, (x, y) -> done.add("menu at " + x + "," + y));
        place.watch(told::add);
    }

    @AfterEach
    void stop() {
        if (place != null) {
            place.close();
            desktop.close();
        }
        programs.close();
    }

    private PlayedWatcher shown() throws IOException {
        PlayedWatcher watcher = new PlayedWatcher(address, true);
        desktop.start();
        Programs.await("the host is seen", () -> told.equals(List.of(true)));
        place.show(LOOK);
        Programs.await("the item is registered", watcher::sees);
        return watcher;
    }

    @Test
    void withoutAWatcherThereIsNoPlaceAndWithoutAHostNeither() throws IOException {
        desktop.start();
        Programs.await("an answer", () -> told.equals(List.of(false)));
        try (PlayedWatcher watcher = new PlayedWatcher(address, false)) {
            watcher.registerHost();
            Programs.await("the host is seen", () -> told.equals(List.of(false, true)));
            watcher.unregisterHost();
            Programs.await("its end is seen", () -> told.equals(List.of(false, true, false)));
        }
    }

    @Test
    void aDesktopThatDoesNotTakeTheIconAtLoginIsAskedAgain() throws IOException {
        try (PlayedWatcher watcher = new PlayedWatcher(address, true)) {
            watcher.refusals.set(1);
            desktop.start();
            Programs.await("the host is seen", () -> told.equals(List.of(true)));
            place.show(LOOK);
            Programs.await("it is asked again", () -> told.equals(List.of(true, false, true)));
            place.show(LOOK);
            Programs.await("the item is registered", watcher::sees);
        }
    }

    @Test
    void aWatcherThatComesLateAndGoesIsNoticed() throws IOException {
        desktop.start();
        Programs.await("an answer", () -> told.equals(List.of(false)));
        try (PlayedWatcher watcher = new PlayedWatcher(address, true)) {
            Programs.await("it is seen", () -> told.equals(List.of(false, true)));
            assertEquals(List.of(), watcher.registered, "nothing is shown yet");
        }
        Programs.await("its end is seen", () -> told.equals(List.of(false, true, false)));
    }

    @Test
    void withoutABusThereIsNoPlace() {
        DesktopBus none = new DesktopBus(Map.of());
        List<Boolean> answers = new CopyOnWriteArrayList<>();
        StatusNotifierPlace nowhere = new StatusNotifierPlace(none, Runnable::run, null, (x, y) -> { });
        nowhere.watch(answers::add);
        none.start();
        Programs.await("an answer", () -> answers.equals(List.of(false)));
        none.close();
    }

    @Test
    void theItemIsRegisteredByItsNameAndSaysWhatItIs() throws IOException {
        try (PlayedWatcher watcher = shown()) {
            assertEquals("org.kde.StatusNotifierItem-" + ProcessHandle.current().pid() + "-1", watcher.registered.getLast());
            assertEquals("ApplicationStatus", watcher.itemProperty("Category"));
            assertEquals("autoroute-smtp", watcher.itemProperty("Id"));
            assertEquals("Autoroute SMTP", watcher.itemProperty("Title"));
            assertEquals("Active", watcher.itemProperty("Status"));
            assertEquals(false, watcher.itemProperty("ItemIsMenu"));
            Object[] tooltip = (Object[]) watcher.itemProperty("ToolTip");
            assertEquals("Autoroute SMTP: first", tooltip[2]);
            assertEquals("Because 1 &lt; 2", tooltip[3]);
        }
    }

    @Test
    void theIconComesInSeveralSizesWithAllItsPixels() throws IOException {
        try (PlayedWatcher watcher = shown()) {
            List<?> pixmaps = (List<?>) watcher.itemProperty("IconPixmap");
            List<Object> widths = pixmaps.stream().map(pixmap -> ((Object[]) pixmap)[0]).collect(Collectors.toList());
            assertTrue(widths.containsAll(List.of(16, 22, 24, 32, 48)), widths::toString);
            for (Object pixmap : pixmaps) {
                Object[] one = (Object[]) pixmap;
                byte[] pixels = octets(one[2]);
                assertEquals((int) one[0] * (int) one[1] * 4, pixels.length);
                assertEquals(0, pixels[0], "the corner is transparent");
                int middle = ((int) one[1] / 2 * (int) one[0] + (int) one[0] / 4) * 4;
                assertEquals(-1, pixels[middle], "the envelope is opaque");
            }
        }
    }

    private static byte[] octets(Object value) {
        if (value instanceof byte[] array) {
            return array;
        }
        List<?> list = (List<?>) value;
        byte[] array = new byte[list.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = (Byte) list.get(i);
        }
        return array;
    }

    @Test
    void theDesktopReadsTheMenu() throws IOException {
        try (PlayedWatcher watcher = shown()) {
            Object[] answer = watcher.menu("GetLayout", "iias", 0, -1, List.of());
            assertEquals(new UInt32(1), answer[0]);
            Object[] root = (Object[]) answer[1];
            assertEquals(0, root[0]);
            List<String> lines = ((List<?>) root[2]).stream().map(child -> text((Object[]) ((Variant<?>) child).getValue())).toList();
            assertEquals(List.of("Active SMTP: first (disabled)", "separator", "smtp__first radio 1", "second radio 0",
                    "_Pause checkmark 0", "_Quit"), lines);
        }
    }

    private static String text(Object[] node) {
        Map<?, ?> properties = (Map<?, ?>) node[1];
        String enabled = Boolean.FALSE.equals(value(properties, "enabled")) ? "(disabled)" : "";
        return Stream.of("type", "label", "toggle-type", "toggle-state").map(key -> value(properties, key)).filter(value -> value != null)
                .map(String::valueOf).collect(Collectors.joining(" ")).concat(enabled.isEmpty() ? "" : " " + enabled);
    }

    private static Object value(Map<?, ?> properties, String key) {
        return properties.get(key) instanceof Variant<?> variant ? variant.getValue() : null;
    }

    @Test
    void aClickOnTheIconAndOnEachKindOfLineIsHeard() throws IOException {
        try (PlayedWatcher watcher = shown()) {
            watcher.item("Activate", "ii", 10, 20);
            watcher.item("SecondaryActivate", "ii", 10, 20);
            watcher.item("ContextMenu", "ii", 10, 20);
            watcher.item("Scroll", "is", 120, "vertical");
            for (int id : new int[] {4, 5, 6}) {
                watcher.menu("Event", "isvu", id, "hovered", new Variant<>(0), new UInt32(0));
                watcher.menu("Event", "isvu", id, "clicked", new Variant<>(0), new UInt32(0));
            }
            assertEquals(List.of("clicked", "clicked", "menu at 10,20", SECOND.action().toString(), "Pause[on=true]", "QUIT"), done);
        }
    }

    @Test
    void linesThatAreGoneAreNamed() throws IOException {
        try (PlayedWatcher watcher = shown()) {
            Object[] gone = watcher.menu("EventGroup", "a(isvu)", List.<Object[]>of(new Object[] {6, "clicked", new Variant<>(0), new UInt32(0)},
                    new Object[] {99, "clicked", new Variant<>(0), new UInt32(0)}));
            assertEquals(List.of(99), gone[0]);
            assertEquals(List.of("QUIT"), done);
            assertArrayEquals(new Object[] {List.of(), List.of(99)}, watcher.menu("AboutToShowGroup", "ai", List.of(0, 99)));
            assertArrayEquals(new Object[] {false}, watcher.menu("AboutToShow", "i", 0));
            assertThrows(IOException.class, () -> watcher.menu("Event", "isvu", 99, "clicked", new Variant<>(0), new UInt32(0)));
            assertThrows(IOException.class, () -> watcher.itemProperty("Nonsense"));
        }
    }

    @Test
    void propertiesAreReadLineByLine() throws IOException {
        try (PlayedWatcher watcher = shown()) {
            List<?> group = (List<?>) watcher.menu("GetGroupProperties", "aias", List.of(3, 99), List.of("toggle-state"))[0];
            assertEquals(1, group.size());
            Object[] line = (Object[]) group.getFirst();
            assertEquals(3, line[0]);
            assertEquals(1, value((Map<?, ?>) line[1], "toggle-state"));
            assertEquals("_Quit", ((Variant<?>) watcher.menu("GetProperty", "is", 6, "label")[0]).getValue());
        }
    }

    @Test
    void eachChangeIsToldAndNoMore() throws IOException {
        try (PlayedWatcher watcher = shown()) {
            place.show(LOOK);
            place.show(new TrayLook(Mark.ON, LOOK.tooltip(), List.of(LOOK.menu().get(0), LOOK.menu().get(1),
                    new MenuLine.Choice(FIRST.action(), FIRST.text(), false), new MenuLine.Choice(SECOND.action(), SECOND.text(), true),
                    LOOK.menu().get(4), LOOK.menu().get(5))));
            Programs.await("other properties", () -> watcher.signals.equals(List.of("ItemsPropertiesUpdated")));
            place.show(new TrayLook(Mark.PROBLEM, "a problem", List.of(LOOK.menu().getLast())));
            Programs.await("another icon and menu", () -> watcher.signals.equals(
                    List.of("ItemsPropertiesUpdated", "NewIcon", "NewAttentionIcon", "NewStatus", "NewToolTip", "LayoutUpdated")));
            assertEquals("NeedsAttention", watcher.itemProperty("Status"));
        }
    }

    @Test
    void aWatcherThatStartsAnewFindsTheItemAgain() throws IOException {
        shown().close();
        Programs.await("its end is seen", () -> told.equals(List.of(true, false)));
        try (PlayedWatcher another = new PlayedWatcher(address, true)) {
            Programs.await("it is registered again", another::sees);
        }
    }

    @Test
    void hiddenItIsGoneAndCanComeBack() throws IOException {
        try (PlayedWatcher watcher = shown()) {
            place.hide();
            Programs.await("it is gone", () -> !watcher.sees());
            place.show(LOOK);
            Programs.await("it is back", () -> watcher.sees() && watcher.registered.size() == 2);
        }
    }

    @Test
    void aBusThatGoesIsNoPlaceAnyMore() throws IOException {
        shown();
        programs.end(daemon);
        Programs.await("it is noticed", () -> told.equals(List.of(true, false)));
    }

    @Test
    void itsThreadsEndWithIt() throws IOException {
        try (PlayedWatcher watcher = shown()) {
            place.close();
            desktop.close();
            Programs.await("it is gone", () -> !watcher.sees());
            Programs.await("its thread has ended", threads::haveEnded);
        }
    }
}
