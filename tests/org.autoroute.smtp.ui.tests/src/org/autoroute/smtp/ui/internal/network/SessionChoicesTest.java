package org.autoroute.smtp.ui.internal.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import org.autoroute.smtp.relay.SessionRecord;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.model.Times;
import org.autoroute.smtp.ui.internal.testing.FakeService;
import org.autoroute.smtp.ui.internal.testing.Sessions;

/** Which sessions can be asked for their reasons. */
class SessionChoicesTest {

    private final FakeService service = new FakeService().server("smtp.first.example");
    private final SessionChoices choices = new SessionChoices(new Messages(SessionChoices.class, Locale.ENGLISH),
            new Times(Locale.GERMAN, ZoneOffset.UTC, InstantSource.fixed(Sessions.START)));

    private SessionRecord session(long id) {
        return Sessions.open(id, service.state().route()).ended();
    }

    @Test
    void nowComesFirstThenTheLatestSessions() {
        assertEquals(List.of("Now", "Session at 10:42:06 through smtp.first.example:25", "Session at 10:42:05 through smtp.first.example:25"),
                choices.of(List.of(session(1), session(2)), choices.now()).stream().map(SessionChoice::label).toList());
    }

    @Test
    void aSessionOfAnotherDayHasItsDate() {
        Times dayAfter = new Times(Locale.GERMAN, ZoneOffset.UTC, InstantSource.fixed(Sessions.START.plusSeconds(86_400)));
        assertEquals("Session at 02.03.26, 10:42:05 through smtp.first.example:25", new SessionChoices(choices.messages(), dayAfter).of(session(1)).label());
    }

    @Test
    void anOldSessionThatWasAskedForStandsBehindTheLatest() {
        List<SessionRecord> many = LongStream.rangeClosed(1, 100).mapToObj(this::session).toList();
        List<SessionChoice> shown = choices.of(many, choices.of(session(1)));
        assertEquals(1 + SessionChoices.LATEST + 1, shown.size());
        assertEquals(1, shown.getLast().session().orElseThrow().id());
    }
}
