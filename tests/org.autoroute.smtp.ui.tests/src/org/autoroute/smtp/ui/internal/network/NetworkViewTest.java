package org.autoroute.smtp.ui.internal.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.autoroute.smtp.relay.SessionRecord;
import org.autoroute.smtp.routing.Connection.Kind;
import org.autoroute.smtp.ui.internal.model.Times;
import org.autoroute.smtp.ui.internal.testing.Bot;
import org.autoroute.smtp.ui.internal.testing.FakeService;
import org.autoroute.smtp.ui.internal.testing.OnStage;
import org.autoroute.smtp.ui.internal.testing.Sessions;
import org.autoroute.smtp.ui.internal.testing.Stage;

/** The part Network on a real display. */
@Timeout(60)
@ExtendWith(OnStage.class)
class NetworkViewTest {

    private final Stage stage;
    private final FakeService service;
    private final AtomicReference<NetworkView> view = new AtomicReference<>();

    NetworkViewTest(Stage stage) {
        this.stage = stage;
        service = stage.service();
    }

    private Bot open() {
        Times times = new Times(Locale.GERMAN, ZoneOffset.UTC, InstantSource.fixed(Sessions.START));
        return stage.open(shell -> view.set(new NetworkView(shell, stage.model(), times)));
    }

    @Test
    void showsAddressesAndTheRuleThatChoseOpenWithItsReasons() {
        service.at("192.0.2.10", 24, "wlan0", "Home", Kind.WIFI).server("192.0.2.25");
        Bot bot = open();
        bot.label("Mail leaves through 192.0.2.25:25, because it is in one of your networks.");
        assertEquals("wlan0", bot.table(0).cell(0, 2));
        assertEquals("Wi-Fi", bot.table(0).cell(0, 4));
        assertEquals("A server is in one of our networks: 192.0.2.25", bot.tree().items().get(2));
        assertEquals(List.of("192.0.2.25: 192.0.2.25 is in 192.0.2.0/24, as is our address 192.0.2.10"), bot.tree().below(2));
        assertEquals(List.of(), bot.tree().below(1));
    }

    @Test
    void followsTheNetwork() {
        service.at("192.0.2.10", 24, "wlan0", "Home", Kind.WIFI).server("192.0.2.25");
        Bot bot = open();
        service.offline();
        bot.label("Mail leaves through 192.0.2.25:25, because nothing else fits and it is the first server of the list.");
        bot.waitUntil("no address", () -> bot.table(0).cell(0, 0).equals("N/A"));
    }

    @Test
    void aSessionThatEndsCanBeChosenAndKeepsItsReasonsWhileTheNetworkChanges() {
        service.at("192.0.2.10", 24, "wlan0", "Home", Kind.WIFI).server("192.0.2.25");
        Bot bot = open();
        service.session(Sessions.open(1, service.state().route()).ended());
        bot.waitUntil("the session is offered", () -> bot.comboBox().items().equals(List.of("Now", "Session at 10:42:05 through 192.0.2.25:25")));
        service.offline();
        bot.comboBox().select(1);
        bot.label("Mail left through 192.0.2.25:25, because it was in one of your networks.");
        bot.comboBox().select(0);
        bot.label("Mail leaves through 192.0.2.25:25, because nothing else fits and it is the first server of the list.");
    }

    @Test
    void aSessionAskedForElsewhereIsShownAndChosen() {
        service.server("192.0.2.25");
        SessionRecord session = Sessions.open(7, service.state().route()).ended();
        service.session(session);
        Bot bot = open();
        bot.ask(() -> {
            view.get().show(session);
            return null;
        });
        bot.label("Mail left through 192.0.2.25:25, because nothing else fitted and it was the first server of the list.");
        bot.waitUntil("the session is chosen", () -> bot.comboBox().selection().equals("Session at 10:42:11 through 192.0.2.25:25"));
    }

    @Test
    void allOfItIsCopiedAsText() {
        service.at("192.0.2.10", 24, "wlan0", "Home", Kind.WIFI).server("192.0.2.25");
        Bot bot = open();
        bot.button("Copy").click();
        bot.waitUntil("copied", () -> bot.clipboard().startsWith("192.0.2.10\t255.255.255.0\twlan0\tHome\tWi-Fi\n\nNow\nMail leaves through 192.0.2.25:25"));
        assertTrue(bot.clipboard().contains("\n  192.0.2.25: has no link\n"), bot.clipboard());
    }
}
