package org.autoroute.smtp.relay.internal.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import org.autoroute.smtp.relay.MessageRecord;
import org.autoroute.smtp.relay.Protection;
import org.autoroute.smtp.relay.Relay;
import org.autoroute.smtp.relay.RelayOptions.Limits;
import org.autoroute.smtp.relay.SessionRecord;
import org.autoroute.smtp.relay.SessionRecord.Outcome;
import org.autoroute.smtp.relay.internal.upstream.Link;
import org.autoroute.smtp.routing.Explanation;
import org.autoroute.smtp.routing.HarmlessText;
import org.autoroute.smtp.routing.IpAddress;
import org.autoroute.smtp.routing.Reason;
import org.autoroute.smtp.routing.Route;
import org.autoroute.smtp.routing.Text;

/** Gathers what becomes a session's record. Bounded, whatever the peers do. */
public final class Journal {

    private static final int LONGEST_TEXT = 512;
    private static final Explanation UNEXPLAINED = new Explanation(List.of());
    private static final Text NO_SERVER = Text.of(Relay.class, "session.noServer");

    private final long id;
    private final IpAddress client;
    private final Limits limits;
    private final Instant start = Instant.now();
    private final long startNanos = System.nanoTime();
    private Deque<MessageRecord> messages;
    private int messageCount;
    private int undelivered;
    private String helo = "";
    private Link link;
    private Route route;
    private String finalReply = "";
    private String from;
    private List<String> recipients;
    private int recipientCount;

    public Journal(long id, IpAddress client, Limits limits) {
        this.id = id;
        this.client = client;
        this.limits = limits;
    }

    void helo(String name) {
        helo = clean(name);
    }

    void route(Route chosen) {
        route = chosen;
    }

    void connected(Link to) {
        link = to;
    }

    /** The last reply sent, as far as anybody may want to know it. */
    public void reply(String words) {
        finalReply = words;
    }

    void mailAccepted(String reversePath) {
        from = clean(reversePath);
        recipients = null;
        recipientCount = 0;
    }

    void recipientAccepted(String path) {
        recipientCount++;
        if (recipients == null) {
            recipients = new ArrayList<>(1);
        }
        if (recipients.size() < limits.recordedRecipients()) {
            recipients.add(clean(path));
        }
    }

    boolean inTransaction() {
        return from != null;
    }

    /** @param octets of data passed upstream */
    void transactionEnded(long octets, boolean delivered, String reply) {
        if (from == null) {
            return;
        }
        if (messages == null) {
            messages = new ArrayDeque<>(1);
        }
        if (messages.size() == limits.recordedMessages()) {
            messages.poll();
        }
        messages.add(message(octets, delivered, reply));
        messageCount++;
        undelivered += delivered ? 0 : 1;
        from = null;
        recipients = null;
    }

    private MessageRecord message(long octets, boolean delivered, String reply) {
        return new MessageRecord(from, recipients == null ? List.of() : recipients, recipientCount, octets, delivered, reply);
    }

    /** How a session stands that ends in order. */
    Outcome orderly() {
        return messageCount == 0 ? Outcome.NO_MAIL : undelivered == 0 ? Outcome.DELIVERED : Outcome.NOT_DELIVERED;
    }

    /** The record as of now. */
    public SessionRecord record(Outcome outcome) {
        List<MessageRecord> all = messages == null ? new ArrayList<>(1) : new ArrayList<>(messages);
        if (from != null) {
            all.add(message(0, false, ""));
        }
        return new SessionRecord(id, start, Duration.ofNanos(System.nanoTime() - startNanos), client, helo,
                Optional.ofNullable(link).map(l -> l.candidate().entry().server()), Optional.ofNullable(link).map(Link::remote),
                link == null ? Protection.NONE : link.protection(),
                link != null ? link.candidate().reason() : route != null ? route.reason() : Reason.NONE, route == null ? NO_SERVER : route.comment(),
                route == null ? UNEXPLAINED : route.explanation(), all, messageCount + (from == null ? 0 : 1), outcome, finalReply);
    }

    private static String clean(String text) {
        String cut = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
        return HarmlessText.of(cut);
    }
}
