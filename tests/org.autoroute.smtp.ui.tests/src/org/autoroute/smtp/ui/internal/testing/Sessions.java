package org.autoroute.smtp.ui.internal.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.autoroute.smtp.relay.MessageRecord;
import org.autoroute.smtp.relay.Protection;
import org.autoroute.smtp.relay.SessionRecord;
import org.autoroute.smtp.relay.SessionRecord.Outcome;
import org.autoroute.smtp.routing.Connection.Kind;
import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.IpAddress;
import org.autoroute.smtp.routing.Reason;
import org.autoroute.smtp.routing.Route;

/** Sessions as they might have been, given the route of a service; each call makes another one. Immutable, any thread. */
public record Sessions(SessionRecord record) {

    /** The first session of a test begins here. */
    public static final Instant START = Instant.parse("2026-03-02T10:42:05Z");

    /** A session that has just begun, through the first server of the route. */
    public static Sessions open(long id, Route route) {
        Optional<HostPort> server = route.active().map(active -> active.entry().server());
        Optional<IpAddress> address = route.active().flatMap(active -> active.addresses().stream().findFirst());
        return new Sessions(new SessionRecord(id, START.plusSeconds(id - 1), Duration.ofMillis(1500), IpAddress.parse("127.0.0.1").orElseThrow(), "laptop.example",
                server, address, Protection.NONE, route.reason(), route.comment(), route.explanation(), List.of(), 0, Outcome.OPEN, "220 ready"));
    }

    /** Puts a service to work: with servers of several kinds, an active one, and mail that has gone. */
    public static void fill(FakeService service) {
        service.at("192.0.2.10", 24, "wlan0", "Home", Kind.WIFI).server("smtp.first.example:587 \"Home\"")
                .resolved("smtp.first.example", "192.0.2.25").server("mail.second.example 198.51.100.1-198.51.100.254").server("203.0.113.7:26");
        Route route = service.state().route();
        service.session(open(1, route).delivered("anna@example.org", List.of("bob@example.net", "carol@example.net"), 1_234_567).ended());
        service.session(open(2, route).delivered("anna@example.org", List.of("bob@example.net"), 2048).ended());
    }

    public Sessions delivered(String from, List<String> to, long octets) {
        return with(new MessageRecord(from, to, to.size(), octets, true, "250 2.0.0 Ok: queued as 4711"));
    }

    public Sessions rejected(String from, List<String> to, String reply) {
        return with(new MessageRecord(from, to, to.size(), 0, false, reply));
    }

    /** A transaction that goes on. */
    public Sessions sending(String from, List<String> to) {
        return with(new MessageRecord(from, to, to.size(), 0, false, ""));
    }

    public Sessions with(MessageRecord message) {
        List<MessageRecord> messages = Stream.concat(record.messages().stream(), Stream.of(message)).toList();
        return new Sessions(new SessionRecord(record.id(), record.start(), record.duration(), record.client(), record.helo(), record.server(),
                record.serverAddress(), record.protection(), record.reason(), record.comment(), record.explanation(), messages, record.messageCount() + 1, record.outcome(),
                record.finalReply()));
    }

    /** Went on to another server for a reason of its own. */
    public Sessions through(String host, Reason reason) {
        return new Sessions(new SessionRecord(record.id(), record.start(), record.duration(), record.client(), record.helo(),
                Optional.of(new HostPort(host, HostPort.DEFAULT_PORT)), Optional.empty(), record.protection(), reason, record.comment(), record.explanation(), record.messages(),
                record.messageCount(), record.outcome(), record.finalReply()));
    }

    /** No server was connected. */
    public Sessions unreached() {
        return new Sessions(new SessionRecord(record.id(), record.start(), record.duration(), record.client(), record.helo(), Optional.empty(), Optional.empty(),
                Protection.NONE, record.reason(), record.comment(), record.explanation(), record.messages(), record.messageCount(), record.outcome(), record.finalReply()));
    }

    public SessionRecord ended(Outcome outcome, String finalReply) {
        return new SessionRecord(record.id(), record.start(), record.duration(), record.client(), record.helo(), record.server(), record.serverAddress(),
                record.protection(), record.reason(), record.comment(), record.explanation(), record.messages(), record.messageCount(), outcome, finalReply);
    }

    public SessionRecord ended() {
        return ended(record.messages().isEmpty() ? Outcome.NO_MAIL : Outcome.DELIVERED, "221 2.0.0 Bye");
    }
}
