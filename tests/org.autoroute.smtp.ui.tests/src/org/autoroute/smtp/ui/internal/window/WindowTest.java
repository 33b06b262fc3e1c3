package org.autoroute.smtp.ui.internal.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;

import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.eclipse.swt.SWT;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.autoroute.smtp.routing.Connection.Kind;
import org.autoroute.smtp.ui.internal.testing.Bot;
import org.autoroute.smtp.ui.internal.testing.BotTable;
import org.autoroute.smtp.ui.internal.testing.FakeService;
import org.autoroute.smtp.ui.internal.testing.OnStage;
import org.autoroute.smtp.ui.internal.testing.Stage;
import org.autoroute.smtp.ui.internal.testing.Words;
import org.autoroute.smtp.ui.internal.tray.TrayHost;

/** The real window on a real display around a service that decides but neither listens nor asks the network. */
@Timeout(120)
@ExtendWith(OnStage.class)
class WindowTest {

    private static final int ADDRESSES = 0;
    private static final int SERVERS = 1;

    private final FakeService service;
    private final Bot bot;

    WindowTest(Stage stage) {
        assumeTrue(stage.hasWindow(), "the whole window is made inside OSGi only");
        service = stage.service();
        bot = stage.bot();
    }

    @BeforeEach
    void goHome() {
        bot.tab("Servers").activate();
        service.at("192.0.2.10", 24, "wlan0", "Home", Kind.WIFI);
    }

    @Test
    void showsWhereTheComputerIsAndWhatTheListHolds() {
        service.server("smtp.first.example").resolved("smtp.first.example", "192.0.2.25").server("198.51.100.7:26");
        bot.label("smtp.first.example:25 (192.0.2.25)");
        bot.label("Listening on 127.0.0.1:2525, [::1]:2525");
        BotTable addresses = bot.table(ADDRESSES);
        assertEquals("192.0.2.10", addresses.cell(0, 0));
        assertEquals("255.255.255.0", addresses.cell(0, 1));
        assertEquals("Home", addresses.cell(0, 2));
        BotTable servers = bot.table(SERVERS);
        assertEquals(2, servers.rowCount());
        assertEquals("192.0.2.25", servers.cell(0, 1));
        assertEquals("Resolved", servers.cell(0, 6));
        assertTrue(servers.isBold(0));
        assertFalse(servers.isBold(1));
    }

    @Test
    void nextChoosesTheNextServer() {
        service.server("192.0.2.25").server("198.51.100.7:26");
        bot.button("Next >>").click();
        bot.label("198.51.100.7:26 (manual)");
        bot.waitUntil("the second is bold", () -> bot.table(SERVERS).isBold(1) && !bot.table(SERVERS).isBold(0));
        bot.button("Next >>").click();
        bot.label("192.0.2.25:25 (manual)");
    }

    @Test
    void followsTheNetworkAndKeepsTheSelection() {
        service.server("192.0.2.25").server("198.51.100.7");
        bot.table(SERVERS).select(0);
        service.offline().at("198.51.100.10", 24, "ppp0", "Dial", Kind.DIAL_UP);
        bot.label("198.51.100.7:25 (198.51.100.7)");
        bot.waitUntil("the new address", () -> bot.table(ADDRESSES).cell(0, 0).equals("198.51.100.10"));
        assertEquals(0, bot.table(SERVERS).selection());
        service.offline();
        bot.waitUntil("no address", () -> bot.table(ADDRESSES).cell(0, 0).equals("N/A"));
    }

    @Test
    void anEmptyListSaysWhatToDoAndTakesAServer() {
        bot.label("No servers yet");
        assertFalse(bot.button("Next >>").isEnabled());
        assertFalse(bot.table(SERVERS).isVisible());
        bot.button("Add Server").click();
        bot.text(1).setText("192.0.2.25 nonsense").pressShortcut(0, SWT.CR);
        assertEquals(List.of(), service.state().servers());
        bot.text(1).setText("192.0.2.25").pressShortcut(0, SWT.CR);
        bot.waitUntil("the server is listed", () -> bot.table(SERVERS).rowCount() == 1 && bot.table(SERVERS).isVisible());
        bot.label("192.0.2.25:25 (192.0.2.25)");
    }

    @Test
    void aTakenPortIsToldAndAFreeOneOffered() {
        service.server("192.0.2.25").portTaken(Words.text("portTaken"), 2525);
        bot.label("port 25 is taken");
        bot.button("Use port 2525").click();
        bot.label("Listening on 127.0.0.1:2525");
        bot.waitUntil("nothing is offered any more", () -> !bot.hasButton("Use port 2525"));
        assertTrue(service.calls.contains("server.port=2525"));
    }

    @Test
    void aRefusalIsShown() {
        service.server("192.0.2.25").refuse(Words.text("refused"));
        bot.button("Next >>").click();
        bot.label("the list has no server");
        bot.button("OK").click();
    }

    @Test
    void withATrayClosingHidesTheWindowAndASecondStartBringsItBack() {
        assumeTrue(bot.ask(this::tray).available(), "no tray on this display");
        bot.close();
        bot.waitUntil("the window is hidden", () -> !bot.isVisible());
        service.askToShow();
        bot.waitUntil("the window is back", bot::isVisible);
    }

    /** From the context of the model behind the shell, which e4 keeps there. */
    private TrayHost tray() {
        return ((MWindow) bot.shell().orElseThrow().getData("modelElement")).getContext().get(TrayHost.class);
    }
}
