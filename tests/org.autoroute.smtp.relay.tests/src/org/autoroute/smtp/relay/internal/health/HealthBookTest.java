package org.autoroute.smtp.relay.internal.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.autoroute.smtp.relay.RelayOptions.Backoff;
import org.autoroute.smtp.relay.ServerHealth;
import org.autoroute.smtp.relay.ServerHealth.State;
import org.autoroute.smtp.relay.TlsMemory.Level;
import org.autoroute.smtp.relay.internal.health.Failure.Stage;
import org.autoroute.smtp.routing.Candidate;
import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.NetworkSnapshot;
import org.autoroute.smtp.routing.OwnAddress;
import org.autoroute.smtp.routing.IpAddress;
import org.autoroute.smtp.routing.Reason;
import org.autoroute.smtp.routing.ServerEntry;
import org.junit.jupiter.api.Test;

class HealthBookTest {

    private static final HostPort A = new HostPort("a.example", 25);
    private static final HostPort B = new HostPort("b.example", 25);
    private static final HostPort C = new HostPort("c.example", 25);
    private static final List<Candidate> ROUTE = List.of(candidate(A), candidate(B), candidate(C));
    private static final Failure REFUSED = Failure.opening("connection refused", Optional.empty());
    private static final Backoff BACKOFF = new Backoff(2, 2, Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofSeconds(20), 3);
    private static final double MIDDLE = 0.5;

    private final List<ServerHealth> news = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-25T12:00:00Z");
    private final HealthBook book = new HealthBook(BACKOFF, () -> now, () -> MIDDLE);

    HealthBookTest() {
        book.tell(news::add);
    }

    private static Candidate candidate(HostPort server) {
        return new Candidate(new ServerEntry(server, Optional.empty(), Optional.empty()), Reason.DEFAULT, Optional.empty(), List.of());
    }

    private List<HostPort> order() {
        return book.inOrder(ROUTE).stream().map(candidate -> candidate.entry().server()).toList();
    }

    private void fall(HostPort server) {
        book.failed(server, REFUSED);
        book.failed(server, REFUSED);
    }

    private void pass(long seconds) {
        now = now.plusSeconds(seconds);
    }

    private ServerHealth last() {
        return news.getLast();
    }

    @Test
    void oneFailureDoesNotChangeTheOrderTwoDo() {
        book.failed(A, REFUSED);
        assertEquals(List.of(A, B, C), order());
        assertEquals(State.UNKNOWN, last().state());
        book.failed(A, REFUSED);
        assertEquals(List.of(B, C, A), order());
        assertEquals(new ServerHealth(A, State.DOWN, now, 2, Optional.of(now.plusSeconds(5)), "connection refused", Optional.empty(), Level.NONE), last());
    }

    @Test
    void whoeverIsDownStaysInTheOrderOfTheRouteBehindTheOthers() {
        fall(C);
        fall(A);
        assertEquals(List.of(B, A, C), order());
        fall(B);
        assertEquals(List.of(A, B, C), order());
    }

    @Test
    void aSuccessInBetweenBeginsTheCountAnew() {
        book.failed(A, REFUSED);
        book.passed(A, Stage.LOGIN, Level.VERIFIED);
        assertEquals(State.UP, last().state());
        assertEquals(Level.VERIFIED, last().tls());
        book.failed(A, REFUSED);
        assertEquals(State.UP, last().state());
        assertEquals(1, last().failures());
    }

    @Test
    void eachFurtherFailureDoublesThePauseUpToItsLimit() {
        fall(A);
        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            pauses.add(Duration.between(now, last().nextTry().orElseThrow()).toSeconds());
            book.failed(A, REFUSED);
        }
        assertEquals(List.of(5L, 10L, 20L, 40L, 80L, 160L, 300L, 300L), pauses);
    }

    @Test
    void thePauseIsSpreadByAQuarterToEitherSide() {
        assertEquals(Duration.ofMillis(3750), BACKOFF.pause(2, 0));
        assertEquals(Duration.ofMillis(6250), BACKOFF.pause(2, 1));
        assertEquals(Duration.ofMinutes(5), BACKOFF.pause(Integer.MAX_VALUE, MIDDLE));
    }

    @Test
    void whenItsTimeHasComeItStandsInItsPlaceForOneWhoTries() {
        fall(A);
        pass(5);
        assertEquals(List.of(A, B, C), order());
        book.tries(A);
        assertEquals(List.of(B, C, A), order());
        pass(20);
        assertEquals(List.of(A, B, C), order());
    }

    @Test
    void itIsUpAgainAfterTwoSuccesses() {
        fall(A);
        book.passed(A, Stage.OPENING, Level.NONE);
        assertEquals(State.DOWN, last().state());
        assertEquals(List.of(B, C, A), order());
        book.passed(A, Stage.OPENING, Level.NONE);
        assertEquals(State.UP, last().state());
        assertEquals("", last().cause());
        assertEquals(List.of(A, B, C), order());
    }

    @Test
    void aFailureBetweenTheSuccessesCounts() {
        fall(A);
        book.passed(A, Stage.OPENING, Level.NONE);
        book.failed(A, REFUSED);
        book.passed(A, Stage.OPENING, Level.NONE);
        assertEquals(State.DOWN, last().state());
        assertEquals(3, last().failures());
    }

    @Test
    void anAnsweredMessageIsProofEnough() {
        fall(A);
        book.answered(A);
        assertEquals(State.UP, last().state());
    }

    /** It greets each time and fails each time: the greeting proves nothing. */
    @Test
    void whoeverFailsInTheMiddleOfMailIsNotWellBecauseItGreets() {
        for (int i = 0; i < 2; i++) {
            book.passed(A, Stage.LOGIN, Level.NONE);
            book.failed(A, Failure.mail("gone"));
        }
        assertEquals(State.DOWN, last().state());
        assertTrue(book.worthALook(ROUTE).isEmpty());
        pass(5);
        book.passed(A, Stage.LOGIN, Level.NONE);
        book.passed(A, Stage.LOGIN, Level.NONE);
        assertEquals(State.DOWN, last().state());
        book.answered(A);
        assertEquals(State.UP, last().state());
    }

    @Test
    void aRefusedLoginIsNotTriedWithoutMail() {
        Failure login = new Failure(Stage.LOGIN, "535", Optional.empty());
        book.failed(A, login);
        book.failed(A, login);
        assertTrue(book.worthALook(ROUTE).isEmpty());
        book.passed(A, Stage.OPENING, Level.NONE);
        book.passed(A, Stage.OPENING, Level.NONE);
        assertEquals(State.DOWN, last().state());
        book.passed(A, Stage.LOGIN, Level.NONE);
        book.passed(A, Stage.LOGIN, Level.NONE);
        assertEquals(State.UP, last().state());
    }

    @Test
    void whoseTimeComesFirstIsLookedAtFirstAndNotForEver() {
        fall(B);
        book.failed(B, REFUSED);
        fall(C);
        assertEquals(Optional.of(ROUTE.get(2)), book.worthALook(ROUTE));
        assertEquals(now.plusSeconds(5), book.timeOf(ROUTE.get(2)));
        for (int i = 0; i < BACKOFF.probes(); i++) {
            book.failed(C, REFUSED);
        }
        assertEquals(Optional.of(ROUTE.get(1)), book.worthALook(ROUTE));
        assertEquals(Optional.empty(), book.worthALook(List.of(ROUTE.getFirst(), ROUTE.getLast())));
    }

    @Test
    void anotherNetworkBeginsAnew() {
        book.networkIs(NetworkSnapshot.OFFLINE);
        fall(A);
        book.networkIs(NetworkSnapshot.OFFLINE);
        assertEquals(List.of(B, C, A), order());
        IpAddress own = IpAddress.parse("192.0.2.7").orElseThrow();
        book.networkIs(new NetworkSnapshot(List.of(new OwnAddress(own, 24, "net0", Optional.empty())), List.of()));
        assertEquals(List.of(A, B, C), order());
        assertEquals(ServerHealth.unknown(A), last());
    }

    @Test
    void whatStaysAsItIsIsNoNews() {
        book.passed(A, Stage.LOGIN, Level.NONE);
        int before = news.size();
        pass(60);
        book.passed(A, Stage.LOGIN, Level.NONE);
        book.answered(A);
        assertEquals(before, news.size());
    }
}
