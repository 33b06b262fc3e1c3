package org.autoroute.smtp.product.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.autoroute.smtp.product.tests.lab.Await;
import org.autoroute.smtp.product.tests.lab.Lab;
import org.autoroute.smtp.product.tests.lab.LabExtension;
import org.autoroute.smtp.product.tests.lab.Notifier;
import org.autoroute.smtp.product.tests.lab.Program;
import org.autoroute.smtp.product.tests.lab.Screen;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The built product, started hidden, at a desktop that shows Status Notifier Items and notices and has no tray of X11. One start for all. */
@ExtendWith(LabExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(180)
class StatusNotifierTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration QUIET = Duration.ofSeconds(4);

    private Lab lab;
    private Screen screen;
    private Notifier desktop;
    private Program program;

    @BeforeAll
    void startedHidden(Lab lab) throws IOException {
        this.lab = lab;
        lab.movedTo(lab.first());
        screen = Screen.bare(1280, 1024);
        desktop = Notifier.on(screen);
        program = Program.onScreen(lab, RoutingTest.names(lab), screen, "--hidden");
        program.awaitActive(RoutingTest.at(lab.first()), "subnet");
        desktop.awaitItem();
    }

    @AfterAll
    void end() {
        try (Screen screenToClose = screen; Notifier desktopToClose = desktop; Program programToClose = program) {
            lab.unplug();
        }
    }

    @Test
    @Order(1)
    void itIsAnItemAndHasNoWindow() {
        assertEquals(1, desktop.items().size());
        watch(() -> assertEquals("", DesktopTest.allClients(screen), "not even a window made small"));
    }

    @Test
    @Order(2)
    void aClickOpensTheWindowAndAnotherHidesIt() {
        desktop.activate();
        screen.awaitWindow();
        desktop.activate();
        screen.awaitNo("Autoroute SMTP");
        assertEquals(1, desktop.items().size());
    }

    @Test
    @Order(2)
    void theToolTipNamesTheActiveServer() {
        assertEquals("Autoroute SMTP", desktop.property("Title").getAsString());
        Await.until(LIMIT, () -> desktop.property("ToolTip").toString(),
                () -> desktop.property("ToolTip").getAsJsonArray().get(2).getAsString().contains(lab.first().host()));
    }

    @Test
    @Order(2)
    void theMenuHasTheServersAndTheActiveOneIsOn() {
        awaitOn(lab.first().host());
    }

    @Test
    @Order(3)
    void aMoveToAnotherServerIsToldOnceAndNotWhenTheSettingSaysSo() {
        assertStay(0);
        lab.movedTo(lab.second());
        program.awaitActive(RoutingTest.at(lab.second()), "subnet");
        Await.until(LIMIT, () -> "a notice", () -> !desktop.notices().isEmpty());
        assertStay(1);
        String title = desktop.notices().getFirst().title();
        assertTrue(title.contains(lab.second().host()), title);
        program.say("settings.set", "key", "window.notifications", "value", "false");
        lab.movedTo(lab.first());
        program.awaitActive(RoutingTest.at(lab.first()), "subnet");
        assertStay(1);
    }

    @Test
    @Order(4)
    void nextInTheMenuLeadsToTheSecondServer() {
        desktop.choose("_Next >>");
        program.awaitActive(RoutingTest.at(lab.second()), "manual");
        awaitOn(lab.second().host());
    }

    @Test
    @Order(5)
    void quitInTheMenuEndsTheProgram() {
        desktop.choose("_Quit");
        assertEquals(0, program.ended(LIMIT));
        Await.until(LIMIT, () -> "no item on the desktop", () -> desktop.items().isEmpty());
        assertFalse(program.output().contains("Exception"), program::output);
    }

    private void assertStay(int notices) {
        watch(() -> assertEquals(notices, desktop.notices().size(), () -> desktop.notices().toString()));
    }

    /** Asserts again and again, for longer than the two seconds after which the program tells what has changed. */
    private static void watch(Runnable assertion) {
        long end = System.nanoTime() + QUIET.toNanos();
        Await.until(LIMIT, () -> "the end of the watch", () -> {
            assertion.run();
            return System.nanoTime() > end;
        });
    }

    /** Waits until the menu has both servers in their order, and this one alone is on. */
    private void awaitOn(String server) {
        List<String> wanted = List.of(lab.first().host(), lab.second().host()).stream().map(host -> host + " " + (host.equals(server) ? 1 : 0)).toList();
        Await.until(LIMIT, () -> wanted + " in " + desktop.menu(), () -> desktop.menu().stream().filter(line -> line.type().equals("radio"))
                .map(line -> line.label() + " " + line.state()).toList().equals(wanted));
    }
}
