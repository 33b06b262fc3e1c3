package org.autoroute.smtp.ui.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.autoroute.smtp.service.AutorouteService.Registration;
import org.autoroute.smtp.ui.internal.testing.FakeService;
import org.autoroute.smtp.ui.internal.testing.Words;

/** The test's own thread plays the UI thread: what is handed to it waits in a queue until the test lets it run. */
class LiveModelTest {

    private final FakeService service = new FakeService().server("192.0.2.1").server("192.0.2.2");
    private final BlockingQueue<Runnable> turns = new LinkedBlockingQueue<>();
    private final LiveModel model = new LiveModel(service, new Presenter(Locale.ENGLISH), turns::add);
    private final List<String> shown = new ArrayList<>();

    private void turn() throws InterruptedException {
        Runnable next = turns.poll(10, TimeUnit.SECONDS);
        assertTrue(next != null, "nothing came to the UI thread");
        next.run();
    }

    private void drainTurns() {
        for (Runnable next = turns.poll(); next != null; next = turns.poll()) {
            next.run();
        }
    }

    @AfterEach
    void close() {
        model.close();
    }

    @Test
    void aViewIsShownThePresentAndEachChange() throws InterruptedException {
        drainTurns();
        model.bind(now -> shown.add(now.active().label()));
        model.next();
        turn();
        assertEquals(List.of("192.0.2.1:25 (default)", "192.0.2.2:25 (manual)"), shown);
    }

    @Test
    void nothingIsAskedOfTheServiceOnTheUiThreadButItsAnswerIsWaitedForElsewhere() {
        model.next();
        model.mend(new WindowModel.Remedy.UsePort(2526));
        model.addServer("192.0.2.3");
        assertEquals(List.of("next", "server.port=2526", "add 192.0.2.3"), service.calls);
    }

    @Test
    void manyChangesBetweenTwoTurnsAreShownOnce() {
        drainTurns();
        model.bind(state -> state.servers().size(), count -> shown.add(count + " servers"));
        for (int i = 0; i < 100; i++) {
            service.server("198.51.100." + i);
        }
        assertEquals(1, turns.size());
        drainTurns();
        assertEquals(List.of("2 servers", "102 servers"), shown);
    }

    @Test
    void inAnotherLanguageEverythingIsShownAgain() {
        drainTurns();
        model.bind(now -> shown.add(now.active().label()));
        model.bindSessions(() -> shown.add("sessions"));
        model.retell();
        assertEquals(List.of("192.0.2.1:25 (default)", "192.0.2.1:25 (default)", "sessions"), shown);
    }

    @Test
    void whatLooksTheSameIsNotShownAgain() {
        drainTurns();
        model.bind(now -> shown.add(now.active().label()));
        service.problems();
        drainTurns();
        assertEquals(1, shown.size());
    }

    @Test
    void aRefusalIsToldInItsWords() throws InterruptedException {
        drainTurns();
        List<String> told = new ArrayList<>();
        model.onRefusal(told::add);
        service.refuse(Words.text("refused"));
        model.next();
        turn();
        assertEquals(List.of("the list has no server"), told);
    }

    @Test
    void afterTheEndNothingIsShown() {
        model.bind(now -> shown.add(now.active().label()));
        service.server("192.0.2.3");
        model.close();
        drainTurns();
        service.server("192.0.2.4");
        assertEquals(0, turns.size());
        assertEquals(1, shown.size());
    }

    @Test
    void aViewThatIsGoneIsNotShownAnything() {
        drainTurns();
        model.bind(now -> shown.add(now.active().label())).close();
        service.server("192.0.2.3");
        drainTurns();
        assertEquals(1, shown.size());
    }

    @Test
    void aViewThatAnotherViewHasClosedIsNotShownAnything() {
        drainTurns();
        AtomicReference<Registration> second = new AtomicReference<>(() -> { });
        model.bind(state -> state.servers().size(), count -> second.get().close());
        second.set(model.bind(state -> state.servers().size(), count -> shown.add(count + " servers")));
        service.server("192.0.2.3");
        drainTurns();
        assertEquals(List.of("2 servers"), shown);
    }
}
