package org.autoroute.smtp.product.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.autoroute.smtp.product.tests.lab.Await;
import org.autoroute.smtp.product.tests.lab.Data;
import org.autoroute.smtp.product.tests.lab.Dialogue;
import org.autoroute.smtp.product.tests.lab.Lab;
import org.autoroute.smtp.product.tests.lab.LabExtension;
import org.autoroute.smtp.product.tests.lab.Program;
import org.autoroute.smtp.product.tests.lab.Recorder;
import org.autoroute.smtp.product.tests.lab.Screen;
import org.autoroute.smtp.product.tests.lab.Scripts;
import org.autoroute.smtp.product.tests.lab.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The window of the built product on a desk: tray, mouse, keyboard, and how it begins and ends. */
@ExtendWith(LabExtension.class)
@Timeout(180)
class DesktopTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private Data data;

    @BeforeEach
    void atTheFirstProvider(Lab lab) throws IOException {
        lab.movedTo(lab.first());
        data = RoutingTest.names(lab);
    }

    @AfterEach
    void nowhere(Lab lab) {
        lab.unplug();
        assertEquals("", workbenchLog(), "what Eclipse has logged");
    }

    @Test
    void aFirstStartWithoutServersOpensTheWindowWithTheWelcome(Lab lab) throws Exception {
        data = Data.create(lab);
        try (Screen screen = Screen.withTray(1280, 1024); Program program = Program.onScreen(lab, data, screen)) {
            screen.awaitWindow();
            screen.await("Welcome to Autoroute SMTP");
            assertEquals("none", program.status().server());
        }
    }

    @Test
    void aFirstStartWithoutATrayOpensTheWelcomeToo(Lab lab) throws Exception {
        data = Data.create(lab);
        try (Screen screen = Screen.bare(1280, 1024); Program program = Program.onScreen(lab, data, screen)) {
            screen.await("Welcome to Autoroute SMTP");
        }
    }

    @Test
    void aClickOnTheTrayIconHidesAndOpensTheWindowAndClosingLeavesItInTheTray(Lab lab) throws Exception {
        try (Screen screen = Screen.withTray(1280, 1024); Program program = Program.onScreen(lab, data, screen)) {
            String first = screen.awaitWindow();
            program.awaitActive(RoutingTest.at(lab.first()), "subnet");
            Await.until(LIMIT, () -> "something to see in the window", () -> screen.colours(first) > 20);
            Screen.Point icon = screen.awaitIcon();
            screen.click(icon, 1);
            screen.awaitNo("Autoroute SMTP");
            screen.click(icon, 1);
            screen.activate(screen.awaitWindow());
            screen.press("ctrl+w");
            screen.awaitNo("Autoroute SMTP");
            assertTrue(program.process().isAlive());
            screen.click(icon, 1);
            screen.awaitWindow();
            screen.picture("tray-and-window");
        }
    }

    @Test
    void theTrayMenuOpensWithTheRightButtonAndChoosesTheNextServer(Lab lab) throws Exception {
        try (Screen screen = Screen.withTray(1280, 1024); Program program = Program.onScreen(lab, data, screen)) {
            screen.awaitWindow();
            program.awaitActive(RoutingTest.at(lab.first()), "subnet");
            screen.click(screen.awaitIcon(), 3);
            Await.until(LIMIT, () -> "a menu", () -> screen.tool("sh", "-c", "xwininfo -root -tree | grep -c '\"Autoroute SMTP\"'").status() == 0);
            screen.picture("tray-menu");
            screen.press("n");
            program.awaitActive(RoutingTest.at(lab.second()), "manual");
        }
    }

    @Test
    void aSecondStartShowsTheHiddenWindow(Lab lab) throws Exception {
        try (Screen screen = Screen.withTray(1280, 1024); Program program = Program.onScreen(lab, data, screen, "--hidden")) {
            screen.awaitIcon();
            assertEquals(List.of(), screen.titles().stream().filter(title -> title.startsWith("Autoroute")).toList(), "--hidden shows no window");
            Shell.Done second = Shell.run(Duration.ofSeconds(30), "", lab.laptop().inside(screen.with(data.command())));
            assertEquals(0, second.status(), second::toString);
            screen.activate(screen.awaitWindow());
            screen.press("ctrl+n");
            program.awaitActive(RoutingTest.at(lab.second()), "manual");
        }
    }

    @Test
    void withoutATrayItIsNeverHidden(Lab lab) throws Exception {
        try (Screen screen = Screen.bare(1280, 1024); Program program = Program.onScreen(lab, data, screen, "--hidden")) {
            Await.until(LIMIT, () -> "a window, made small or not; there are " + allClients(screen), () -> !allClients(screen).isBlank());
            assertTrue(program.process().isAlive());
        }
    }

    /** The windows the manager knows, hidden ones, too; empty for none. */
    static String allClients(Screen screen) {
        String list = screen.tool("xprop", "-root", "_NET_CLIENT_LIST").out();
        return list.contains("0x") ? list : "";
    }

    @Test
    void theWindowIsOnTopUnlessTheSettingSaysOtherwise(Lab lab) throws Exception {
        try (Screen screen = Screen.withTray(1280, 1024); Program program = Program.onScreen(lab, data, screen)) {
            String window = screen.awaitWindow();
            Await.until(LIMIT, () -> screen.state(window), () -> screen.state(window).contains("_NET_WM_STATE_ABOVE"));
            data.run("settings", "set", "window.alwaysOnTop", "false").ok();
            Await.until(LIMIT, () -> screen.state(window), () -> !screen.state(window).contains("_NET_WM_STATE_ABOVE"));
        }
    }

    @Test
    void itComesBackWhereItWasAndOnAScreenThatExists(Lab lab) throws Exception {
        List<Integer> bounds;
        try (Screen screen = Screen.withTray(1600, 1000); Program program = Program.onScreen(lab, data, screen)) {
            String window = screen.awaitWindow();
            screen.tool("xdotool", "windowsize", "--sync", window, "700", "620").ok();
            screen.tool("xdotool", "windowmove", "--sync", window, "850", "300").ok();
            bounds = screen.bounds(window);
            quit(screen, program);
        }
        try (Screen screen = Screen.withTray(1600, 1000); Program program = Program.onScreen(lab, data, screen)) {
            assertEquals(bounds, screen.bounds(screen.awaitWindow()));
            quit(screen, program);
        }
        try (Screen screen = Screen.withTray(800, 640); Program program = Program.onScreen(lab, data, screen)) {
            List<Integer> now = screen.bounds(screen.awaitWindow());
            assertTrue(now.get(0) >= 0 && now.get(0) + now.get(2) <= 800 && now.get(1) >= 0 && now.get(1) < 600, now::toString);
        }
    }

    private static void quit(Screen screen, Program program) {
        screen.activate(screen.awaitWindow());
        screen.press("ctrl+q");
        assertEquals(0, program.ended(LIMIT));
    }

    @Test
    void aScreenReaderFindsANameForEverythingThatCanBeUsed(Lab lab) throws Exception {
        try (Screen screen = Screen.withTray(1280, 1024); Program program = Program.onScreen(lab, data, screen)) {
            screen.activate(screen.awaitWindow());
            program.awaitActive(RoutingTest.at(lab.first()), "subnet");
            List<String> found = screen.tool("/usr/bin/python3", Scripts.path("accessible.py"), "Autoroute SMTP").ok().out().lines().toList();
            assertTrue(found.contains("push button\tNext >>"), found::toString);
            assertTrue(found.stream().anyMatch(line -> line.startsWith("table\t")), found::toString);
            assertEquals(List.of(), found.stream().filter(line -> line.endsWith("\t-")).toList());
        }
    }

    @Test
    void quitLetsTheMessageUnderWayFinish(Lab lab) throws Exception {
        try (Screen screen = Screen.withTray(1280, 1024); Recorder first = Recorder.of(lab, lab.first());
                Program program = Program.onScreen(lab, data, screen)) {
            program.awaitActive(RoutingTest.at(lab.first()), "subnet");
            try (Dialogue dialogue = new Dialogue(lab.laptop(), "127.0.0.1", Data.PORT)) {
                dialogue.upToData().say("Subject: last\r\n\r\n");
                screen.activate(screen.awaitWindow());
                screen.press("ctrl+q");
                screen.awaitNo("Autoroute SMTP");
                dialogue.say("goodbye\r\n.\r\n");
                dialogue.expect("250");
            }
            assertEquals(0, program.ended(LIMIT));
            assertEquals(1, first.messages().size());
        }
    }

    @Test
    void aSignalAndTheCommandStopEndItCleanly(Lab lab) throws Exception {
        for (boolean signal : new boolean[] {true, false}) {
            try (Screen screen = Screen.withTray(1280, 1024); Program program = Program.onScreen(lab, data, screen)) {
                screen.awaitWindow();
                if (signal) {
                    // The launcher has become the program, inside "ip netns exec".
                    program.process().destroy();
                } else {
                    data.run("stop").ok();
                }
                int status = program.ended(LIMIT);
                assertTrue(status == 0 || status == 143, () -> "exit status " + status);
                assertFalse(program.output().contains("Exception"), program::output);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dark", "light"})
    void thePartInFrontHasTheKeyboardAfterTheWelcome(String theme, Lab lab) throws Exception {
        data = Data.create(lab).set("window.theme", theme);
        try (Screen screen = Screen.withTray(1280, 1024); Program program = Program.onScreen(lab, data, screen)) {
            screen.activate(screen.await("Welcome to Autoroute SMTP"));
            screen.settle();
            screen.press("Escape");
            screen.awaitNo("Welcome to Autoroute SMTP");
            screen.activate(screen.awaitWindow());
            screen.settle();
            screen.change(() -> screen.press("ctrl+Next"));
            assertTrue(program.process().isAlive());
        }
    }

    /** What Eclipse's own log says; there is none while nothing went wrong. */
    private String workbenchLog() {
        return Shell.run("sh", "-c", "cat '" + data.directory().resolve(".metadata/.log") + "' 2>/dev/null || true").out();
    }
}
