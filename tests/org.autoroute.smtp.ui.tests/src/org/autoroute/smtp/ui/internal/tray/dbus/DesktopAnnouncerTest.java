package org.autoroute.smtp.ui.internal.tray.dbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.autoroute.smtp.ui.internal.tray.Programs;
import org.autoroute.smtp.ui.internal.tray.notify.Notice;

/** A desktop that shows notices is played on a bus of its own. */
@Timeout(60)
class DesktopAnnouncerTest {

    private final Programs programs = new Programs();
    private final AtomicInteger opened = new AtomicInteger();
    private String address;
    private DesktopBus desktop;
    private DesktopAnnouncer announcer;

    @BeforeEach
    void start() throws IOException {
        assumeTrue(Programs.installed("dbus-daemon"), "needs dbus-daemon");
        address = programs.bus();
        desktop = new DesktopBus(Map.of("DBUS_SESSION_BUS_ADDRESS", address));
        announcer = new DesktopAnnouncer(desktop, () -> "Open", opened::incrementAndGet);
        desktop.start();
    }

    @AfterEach
    void stop() {
        if (desktop != null) {
            desktop.close();
        }
        programs.close();
    }

    @Test
    void aNoticeIsShownAndTheNextTakesItsPlace() throws IOException {
        try (PlayedNotifications shows = new PlayedNotifications(address)) {
            announcer.tell(new Notice(false, "Active SMTP: first", "Because 1 < 2"));
            announcer.tell(new Notice(true, "A problem", "the port"));
            Programs.await("both", () -> shows.shown.size() == 2);
            assertEquals(0, shows.shown.get(0).replaces());
            assertEquals("Active SMTP: first", shows.shown.get(0).title());
            assertEquals("Because 1 < 2", shows.shown.get(0).body());
            assertEquals(List.of("default", "Open"), shows.shown.get(0).actions());
            assertEquals(7, shows.shown.get(1).replaces());
            Object[] image = (Object[]) shows.shown.get(0).hints().get("image-data").getValue();
            assertEquals(List.of(48, 48, 192, true, 8, 4), List.of(image).subList(0, 6));
        }
    }

    @Test
    void whoReadsMarkupIsGivenMarkup() throws IOException {
        try (PlayedNotifications shows = new PlayedNotifications(address, "body", "body-markup")) {
            announcer.tell(new Notice(false, "1 < 2", "Because 1 < 2 & 3"));
            Programs.await("it", () -> shows.shown.size() == 1);
            assertEquals("1 < 2", shows.shown.getFirst().title());
            assertEquals("Because 1 &lt; 2 &amp; 3", shows.shown.getFirst().body());
        }
    }

    @Test
    void aClickOnTheNoticeOpensTheWindowAndOneOnAnotherDoesNot() throws IOException {
        try (PlayedNotifications shows = new PlayedNotifications(address)) {
            announcer.tell(new Notice(false, "title", "text"));
            Programs.await("it", () -> shows.shown.size() == 1);
            shows.click(99, "default");
            shows.click(7, "other");
            shows.click(7, "default");
            Programs.await("it is heard", () -> opened.get() > 0);
            assertEquals(1, opened.get());
        }
    }

    @Test
    void whereNobodyShowsNoticesNothingHappensAndLaterOnesAreShown() throws IOException {
        announcer.tell(new Notice(false, "lost", "text"));
        AtomicInteger done = new AtomicInteger();
        desktop.execute(done::incrementAndGet);
        Programs.await("it was tried", () -> done.get() == 1);
        try (PlayedNotifications shows = new PlayedNotifications(address)) {
            announcer.tell(new Notice(false, "found", "text"));
            Programs.await("it", () -> shows.shown.size() == 1);
            assertEquals("found", shows.shown.getFirst().title());
        }
    }
}
