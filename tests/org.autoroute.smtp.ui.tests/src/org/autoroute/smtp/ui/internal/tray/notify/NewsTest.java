package org.autoroute.smtp.ui.internal.tray.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.autoroute.smtp.relay.ListenState;
import org.autoroute.smtp.routing.Connection.Kind;
import org.autoroute.smtp.routing.Resolution;
import org.autoroute.smtp.service.settings.SettingKey;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.model.Presenter;
import org.autoroute.smtp.ui.internal.testing.FakeService;
import org.autoroute.smtp.ui.internal.testing.Words;

/** What is told, as a function of how things stood and how they stand. */
class NewsTest {

    private final FakeService service = new FakeService();
    private final News news = new News(new Messages(News.class, Locale.ENGLISH));

    @BeforeEach
    void goHome() {
        service.at("192.0.2.10", 24, "wlan0", "Home", Kind.WIFI).server("192.0.2.25").server("198.51.100.7");
    }

    private Standing standing() {
        return standing(Locale.ENGLISH);
    }

    private Standing standing(Locale language) {
        return Standing.of(service.state(), new Presenter(language).present(service.state(), service.counters()));
    }

    @Test
    void anotherActiveServerIsToldWithItsReason() {
        Standing before = standing();
        service.offline().at("198.51.100.10", 24, "eth0", "Office", Kind.ETHERNET);
        assertEquals(Optional.of(new Notice(false, "Active SMTP: 198.51.100.7:25 (198.51.100.7)",
                "In the same network as your address 198.51.100.10.")), news.between(before, standing()));
    }

    @Test
    void theSameServerForAnotherReasonIsNoNews() {
        Standing before = standing();
        service.use(1).toCompletableFuture().join();
        assertEquals(Optional.empty(), news.between(before, standing()));
    }

    @Test
    void theLossOfEveryServerIsToldWithWhatToDo() {
        service.setting(SettingKey.ROUTING_USE_FIRST_AS_DEFAULT, "false");
        Standing before = standing();
        service.offline();
        assertEquals(Optional.of(new Notice(false, "No active SMTP server", "No server fits this network. Choose one with Next >>.")),
                news.between(before, standing()));
    }

    @Test
    void aNewProblemIsToldOnce() {
        Standing before = standing();
        service.portTaken(Words.text("portTaken"), 2525);
        Standing now = standing();
        assertEquals(Optional.of(new Notice(true, "Autoroute SMTP has a problem", "port 25 is taken")), news.between(before, now));
        assertEquals(Optional.empty(), news.between(now, standing()));
    }

    @Test
    void theEndOfAProblemIsNoNews() {
        service.problems(Words.text("wrongLine"));
        Standing before = standing();
        service.problems();
        assertEquals(Optional.empty(), news.between(before, standing()));
    }

    @Test
    void severalNewProblemsAreCountedAndAnOldOneIsNot() {
        service.problems(Words.text("refused"));
        Standing before = standing();
        service.problems(Words.text("refused"), Words.text("wrongLine")).portTaken(Words.text("portTaken"), 2525);
        assertEquals("port 25 is taken (1 more)", news.between(before, standing()).orElseThrow().text());
    }

    @Test
    void aProblemAndAnotherServerAreOneNotice() {
        Standing before = standing();
        service.portTaken(Words.text("portTaken"), 2525).use(2).toCompletableFuture().join();
        assertEquals("port 25 is taken\nActive SMTP: 198.51.100.7:25 (manual)", news.between(before, standing()).orElseThrow().text());
    }

    @Test
    void anotherLanguageIsNoNews() {
        service.problems(Words.text("refused"), Words.text("wrongLine"));
        assertEquals(Optional.empty(), news.between(standing(Locale.ENGLISH), standing(Locale.GERMAN)));
    }

    @Test
    void aPauseIsNoNewsToWhoAskedForIt() {
        Standing before = standing();
        service.pause().toCompletableFuture().join();
        assertEquals(Optional.empty(), news.between(before, standing()));
    }

    @Test
    void aStartAndAnAnswerStillAwaitedAreNotSettled() {
        assertEquals(true, standing().settled());
        service.listening(new ListenState.Stopped());
        assertEquals(false, standing().settled());
        service.portTaken(Words.text("portTaken"), 2525);
        assertEquals(true, standing().settled());
        service.server("smtp.slow.example").resolution("smtp.slow.example", new Resolution.Pending());
        assertEquals(false, standing().settled());
    }
}
