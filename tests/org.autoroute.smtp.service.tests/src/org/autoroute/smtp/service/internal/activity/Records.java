package org.autoroute.smtp.service.internal.activity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.autoroute.smtp.relay.MessageRecord;
import org.autoroute.smtp.relay.Protection;
import org.autoroute.smtp.relay.SessionRecord;
import org.autoroute.smtp.relay.SessionRecord.Outcome;
import org.autoroute.smtp.relay.TlsMemory;
import org.autoroute.smtp.routing.Explanation;
import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.IpAddress;
import org.autoroute.smtp.routing.Reason;
import org.autoroute.smtp.routing.Router;
import org.autoroute.smtp.routing.Text;

/** Sessions that tests speak of. */
public final class Records {

    private static final Explanation EXPLANATION = new Explanation(List.of(new Explanation.Step(Reason.DEFAULT, Explanation.Outcome.NO_MATCH,
            Text.of(Router.class, "rule.default.noMatch"), List.of())));

    private Records() {
    }

    public static SessionRecord delivered(long id) {
        return new SessionRecord(id, Instant.parse("2026-11-23T09:00:00.123456Z"), Duration.ofMillis(42), IpAddress.parse("127.0.0.1").orElseThrow(),
                "laptop", Optional.of(new HostPort("smtp.first.example", 25)), IpAddress.parse("192.0.2.25"),
                new Protection(TlsMemory.Level.VERIFIED, "TLSv1.3", "TLS_AES_256_GCM_SHA384"), Reason.EXPANDED_SUBNET,
                Text.of(Router.class, "comment.default"), EXPLANATION,
                List.of(new MessageRecord("a\"b@example.org", List.of("c@example.org", "d@example.org"), 2, 1042, true, "250 2.0.0 queued")), 1,
                Outcome.DELIVERED, "221 2.0.0 Bye");
    }

    /** The same session at another time. */
    public static SessionRecord begun(SessionRecord session, Instant start) {
        return new SessionRecord(session.id(), start, session.duration(), session.client(), session.helo(), session.server(),
                session.serverAddress(), session.protection(), session.reason(), session.comment(), session.explanation(), session.messages(), session.messageCount(),
                session.outcome(), session.finalReply());
    }

    public static SessionRecord refused(long id) {
        return new SessionRecord(id, Instant.EPOCH, Duration.ZERO, IpAddress.parse("2001:db8::1").orElseThrow(), "", Optional.empty(), Optional.empty(),
                Protection.NONE, Reason.NONE, Text.of(Router.class, "comment.none"), new Explanation(List.of()), List.of(), 0, Outcome.REFUSED, "554 5.7.1 no");
    }
}
