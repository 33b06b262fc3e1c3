package org.autoroute.smtp.ui.internal.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;

import org.autoroute.smtp.relay.MessageRecord;
import org.autoroute.smtp.relay.SessionRecord;
import org.autoroute.smtp.relay.SessionRecord.Outcome;
import org.autoroute.smtp.routing.Route;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.activity.ActivityFilter.Choice;
import org.autoroute.smtp.ui.internal.model.Times;
import org.autoroute.smtp.ui.internal.testing.FakeService;
import org.autoroute.smtp.ui.internal.testing.Sessions;

/** Rows of messages and sessions, and which of them a filter lets through. */
class ActivityRowsTest {

    private final Route route = new FakeService().server("smtp.first.example").state().route();
    private final AtomicReference<Instant> now = new AtomicReference<>(Sessions.START.plusSeconds(60));
    private final ActivityRows rows = new ActivityRows(new Messages(ActivityRows.class, Locale.ENGLISH), new Times(Locale.GERMAN, ZoneOffset.UTC, now::get));

    private Sessions session(long id) {
        return Sessions.open(id, route);
    }

    private List<String> froms(SessionRecord... sessions) {
        return rows.of(List.of(sessions)).stream().map(row -> row.cells().get(1)).toList();
    }

    private Outcome only(SessionRecord session) {
        return rows.of(List.of(session)).getFirst().outcome();
    }

    @Test
    void aMessageStandsWithEverythingInTheReadersFormats() {
        SessionRecord session = session(1).delivered("anna@example.org", List.of("bob@example.net", "carol@example.net"), 12_345).ended();
        assertEquals(List.of("10:42:05", "anna@example.org", "bob@example.net (+1)", "12 KB", "smtp.first.example", "Default",
                "250 2.0.0 Ok: queued as 4711"), rows.of(List.of(session)).getFirst().cells());
    }

    @Test
    void eachMessageHasARowTheLatestFirst() {
        SessionRecord two = session(1).delivered("first@example.org", List.of("x@example.net"), 1).delivered("second@example.org", List.of("x@example.net"), 1)
                .ended();
        assertEquals(List.of("third@example.org", "second@example.org", "first@example.org"),
                froms(two, session(2).delivered("third@example.org", List.of("x@example.net"), 1).ended()));
        assertEquals(List.of(2, 1), rows.of(List.of(two)).stream().map(ActivityRow::number).toList());
    }

    @Test
    void openSessionsStandAboveLaterOnesThatHaveEnded() {
        assertEquals(List.of("open@example.org", "ended@example.org"), froms(session(1).sending("open@example.org", List.of()).record(),
                session(2).delivered("ended@example.org", List.of("x@example.net"), 1).ended()));
    }

    @Test
    void aSessionWithoutMailHasOneRowWithItsLastReply() {
        ActivityRow row = rows.of(List.of(session(1).ended(Outcome.REFUSED, "554 5.7.1 Not allowed"))).getFirst();
        assertEquals(0, row.number());
        assertEquals("554 5.7.1 Not allowed", row.cells().getLast());
        assertEquals(Outcome.REFUSED, row.outcome());
    }

    @Test
    void mailWithoutSenderStandsAsInSmtp() {
        assertEquals(List.of("<>"), froms(session(1).delivered("", List.of("x@example.net"), 1).ended()));
    }

    @Test
    void aTransactionThatRunsIsUnderWay() {
        ActivityRow row = rows.of(List.of(session(1).sending("anna@example.org", List.of("bob@example.net")).record())).getFirst();
        assertEquals(Outcome.OPEN, row.outcome());
        assertEquals("Under way…", row.cells().getLast());
    }

    @Test
    void eachMessageHasItsOwnOutcome() {
        Sessions both = session(1).delivered("a@example.org", List.of("x@example.net"), 1).rejected("b@example.org", List.of(), "550 no");
        assertEquals(List.of(Outcome.NOT_DELIVERED, Outcome.DELIVERED),
                rows.of(List.of(both.ended(Outcome.NOT_DELIVERED, "221"))).stream().map(ActivityRow::outcome).toList());
        assertEquals(Outcome.FAILED, only(both.ended(Outcome.FAILED, "421")));
        assertEquals(Outcome.NOT_DELIVERED, only(both.record()));
    }

    @Test
    void ofALongSessionTheNumbersGoOnWhereTheEarlierMessagesWere() {
        MessageRecord message = new MessageRecord("a@example.org", List.of("x@example.net"), 1, 1, true, "250");
        SessionRecord one = session(1).with(message).ended();
        SessionRecord manyBefore = new SessionRecord(one.id(), one.start(), one.duration(), one.client(), one.helo(), one.server(), one.serverAddress(), one.protection(),
                one.reason(), one.comment(), one.explanation(), one.messages(), 131, one.outcome(), one.finalReply());
        assertEquals(131, rows.of(List.of(manyBefore)).getFirst().number());
    }

    @Test
    void whatHasEndedIsPutIntoWordsOnceADay() {
        SessionRecord session = session(1).ended();
        ActivityRow row = rows.of(List.of(session)).getFirst();
        assertSame(row, rows.of(List.of(session)).getFirst());
        now.updateAndGet(time -> time.plus(Duration.ofDays(1)));
        assertNotSame(row, rows.of(List.of(session)).getFirst());
        assertEquals("02.03.26, 10:42:05", rows.of(List.of(session)).getFirst().cells().getFirst());
    }

    @Test
    void theFilterFindsWordsInAnyColumnAndCase() {
        ActivityRow row = rows.of(List.of(session(1).delivered("Anna@example.org", List.of("bob@example.net"), 1).ended())).getFirst();
        assertTrue(new ActivityFilter("  ANNA  default ", Choice.ALL).fits(row));
        assertTrue(new ActivityFilter("delivered", Choice.ALL).fits(row));
        assertFalse(new ActivityFilter("anna carol", Choice.ALL).fits(row));
    }

    @Test
    void theChoiceKeepsProblemsOrWhatWasDelivered() {
        ActivityRow good = rows.of(List.of(session(1).delivered("a@example.org", List.of("x@example.net"), 1).ended())).getFirst();
        ActivityRow bad = rows.of(List.of(session(2).ended(Outcome.FAILED, "451"))).getFirst();
        ActivityRow none = rows.of(List.of(session(3).ended())).getFirst();
        assertEquals(List.of(bad), List.of(good, bad, none).stream().filter(new ActivityFilter("", Choice.PROBLEMS)::fits).toList());
        assertEquals(List.of(good), List.of(good, bad, none).stream().filter(new ActivityFilter("", Choice.DELIVERED)::fits).toList());
    }
}
