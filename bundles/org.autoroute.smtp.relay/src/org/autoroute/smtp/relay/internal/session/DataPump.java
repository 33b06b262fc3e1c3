package org.autoroute.smtp.relay.internal.session;

import org.autoroute.smtp.relay.RelayOptions.Limits;
import org.autoroute.smtp.relay.SessionRecord.Outcome;
import org.autoroute.smtp.relay.internal.loop.Inbox;
import org.autoroute.smtp.relay.internal.wire.DataScanner;
import org.autoroute.smtp.relay.internal.wire.EndFinder;
import org.autoroute.smtp.relay.internal.wire.Replies;
import org.autoroute.smtp.relay.internal.wire.Reply;

/**
 * Passes one message: reads from the client, looks, writes to the upstream from the same buffer. Memory is bounded by that buffer: while the
 * upstream does not take more, nothing more is read. When the message is not to go on, the rest of it is thrown away instead.
 */
final class DataPump {

    /** Reads in a row before other sessions get their turn. */
    private static final int ROUNDS = 4;

    private final Session session;
    private final ClientSide client;
    private final UpstreamSide upstream;
    private final Limits limits;
    private final long sizeLimit;
    private final DataScanner scanner = new DataScanner();
    private int unsent;
    private boolean complete;
    private long discarded;
    private EndFinder rest;
    private Reply failure;

    /** @param sizeLimit the upstream's (RFC 1870), 0 for none */
    DataPump(Session session, ClientSide client, UpstreamSide upstream, Limits limits, long sizeLimit) {
        this.session = session;
        this.client = client;
        this.upstream = upstream;
        this.limits = limits;
        this.sizeLimit = sizeLimit;
    }

    /** Octets passed upstream, or waiting to be. */
    long passed() {
        return scanner.passed();
    }

    /** Octets the upstream has taken. */
    long sent() {
        return scanner.passed() - unsent;
    }

    /** Whether octets wait for the upstream to take them. */
    boolean isWaiting() {
        return unsent > 0;
    }

    /** Whether all of the message has come, its end included. */
    boolean isComplete() {
        return complete;
    }

    /** Why the message does not go on, null while it does. */
    Reply failure() {
        return failure;
    }

    /** @param readable whether the client may have sent something */
    void run(boolean readable) {
        boolean more = readable;
        for (int round = 0; more && round < ROUNDS && flush() && !complete; round++) {
            more = read();
            scan();
            if (failure != null) {
                return;
            }
        }
        if (flush() && complete) {
            session.dataSent();
        }
    }

    private boolean flush() {
        if (unsent > 0) {
            Inbox inbox = client.inbox();
            int until = inbox.start() + unsent;
            upstream.pass(inbox, until);
            unsent = until - inbox.start();
        }
        return unsent == 0;
    }

    /** @return whether there may be more to read at once */
    private boolean read() {
        return client.fill(true) > 0 && client.inbox().room() == 0;
    }

    private void scan() {
        Inbox inbox = client.inbox();
        if (inbox.isEmpty()) {
            return;
        }
        DataScanner.Found found = scanner.scan(inbox.buffer(), inbox.start(), inbox.end());
        unsent = scanner.safe() - inbox.start();
        complete = found == DataScanner.Found.END;
        if (complete) {
            session.hearUpstream();
            if (failure != null) {
                return;
            }
        }
        if (found == DataScanner.Found.STRAY) {
            session.abandonData(Replies.STRAY_IN_DATA, Outcome.NOT_DELIVERED);
        } else if (scanner.hops() > limits.hops()) {
            session.abandonData(Replies.LOOP, Outcome.NOT_DELIVERED);
        } else if (sizeLimit > 0 && scanner.size() > sizeLimit) {
            session.abandonData(Replies.TOO_BIG, Outcome.NOT_DELIVERED);
        }
    }

    /** The message does not go on: from here on it is thrown away, and in the end the client hears why. */
    void fail(Reply why) {
        failure = why;
        client.inbox().consumeTo(client.inbox().start() + unsent);
        unsent = 0;
        rest = new EndFinder(scanner.isAtLineStart());
    }

    /** Throws away what comes. @return whether it is time to answer: the message has ended, or it takes too long to wait for that */
    boolean discard(boolean readable) {
        Inbox inbox = client.inbox();
        boolean more = readable;
        for (int round = 0; !complete && round < ROUNDS; round++) {
            if (!inbox.isEmpty()) {
                discarded += inbox.end() - inbox.start();
                complete = rest.found(inbox.buffer(), inbox.start(), inbox.end());
                inbox.consumeTo(inbox.end());
            }
            if (!more) {
                break;
            }
            more = read();
        }
        return complete || client.hasEnded() || discarded > limits.discardedOctets();
    }
}
