package org.autoroute.smtp.relay.internal.session;

import java.nio.ByteBuffer;

import org.autoroute.smtp.relay.RelayOptions.Limits;
import org.autoroute.smtp.relay.SessionRecord.Outcome;
import org.autoroute.smtp.relay.internal.loop.Inbox;
import org.autoroute.smtp.relay.internal.wire.DataScanner;
import org.autoroute.smtp.relay.internal.wire.Replies;
import org.autoroute.smtp.relay.internal.wire.Reply;

/**
 * Passes one message: reads from the client, looks, writes to the upstream from the same buffer. Memory is bounded by that buffer: while the
 * upstream does not take more, nothing more is read. When the message is not to go on, the rest of it is thrown away instead.
 */
abstract sealed class MessagePump permits DataPump, ChunkPump, RechunkPump {

    /** Reads in a row before other sessions get their turn. */
    private static final int ROUNDS = 4;

    private final Conversation conversation;
    private final MessageInTransit message;
    final ClientSide client;
    final UpstreamSide upstream;
    private final Limits limits;
    private final long sizeLimit;
    final DataScanner scanner;
    /** Octets at the beginning of the inbox that wait for the upstream to take them. */
    int unsent;
    /** Whether all of what is awaited has come. */
    boolean complete;
    private long discarded;
    private Reply failure;

    /** @param sizeLimit the upstream's (RFC 1870), 0 for none */
    MessagePump(Conversation conversation, MessageInTransit message, ClientSide client, UpstreamSide upstream, Limits limits, long sizeLimit, DataScanner scanner) {
        this.conversation = conversation;
        this.message = message;
        this.client = client;
        this.upstream = upstream;
        this.limits = limits;
        this.sizeLimit = sizeLimit;
        this.scanner = scanner;
    }

    /** Octets passed upstream, or waiting to be. */
    final long passed() {
        return scanner.passed();
    }

    /** Octets the upstream has taken. */
    final long sent() {
        return scanner.passed() - unsent;
    }

    /** Whether octets wait for the upstream to take them. */
    final boolean isWaiting() {
        return unsent > 0;
    }

    /** Whether nothing can go on before the upstream has answered. */
    boolean isHeld() {
        return false;
    }

    /** The upstream has answered that it takes the message. */
    void release() {
        throw new IllegalStateException("nothing is held");
    }

    /** Whether all of the message, or of its piece, has come. */
    final boolean isComplete() {
        return complete;
    }

    /** Why the message does not go on, null while it does. */
    final Reply failure() {
        return failure;
    }

    /** @param readable whether the client may have sent something */
    final void run(boolean readable) {
        boolean more = readable;
        for (int round = 0; !isHeld() && flush() && !complete; round++) {
            scan();
            if (failure != null || complete || !flush() || !more || round == ROUNDS) {
                break;
            }
            more = read();
        }
        if (failure == null && !isHeld() && flush() && complete) {
            sent(message);
        }
    }

    /** @return whether nothing waits any more */
    boolean flush() {
        if (unsent > 0 && upstream.isReady()) {
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

    /** Looks at what has come: how much of it may go, whether it is complete, whether it must not go on. */
    abstract void scan();

    /** All has gone. */
    abstract void sent(MessageInTransit to);

    /** The end must not go before what the upstream has said already is heard. @return whether to go on */
    final boolean isHeardOut() {
        conversation.hearUpstream();
        return failure == null;
    }

    final void judge(boolean stray) {
        if (stray) {
            message.abandon(Replies.STRAY_IN_DATA, Outcome.NOT_DELIVERED);
        } else if (scanner.hops() > limits.hops()) {
            message.abandon(Replies.LOOP, Outcome.NOT_DELIVERED);
        } else if (sizeLimit > 0 && scanner.size() > sizeLimit) {
            message.abandon(Replies.TOO_BIG, Outcome.NOT_DELIVERED);
        }
    }

    /** The message does not go on: from here on it is thrown away, and in the end the client hears why. */
    void fail(Reply why) {
        failure = why;
        client.inbox().consumeTo(client.inbox().start() + unsent);
        unsent = 0;
    }

    /** Throws away what comes. @return whether it is time to answer: the message has ended, or it takes too long to wait for that */
    final boolean discard(boolean readable) {
        Inbox inbox = client.inbox();
        boolean more = readable;
        for (int round = 0; !complete && round < ROUNDS; round++) {
            if (!inbox.isEmpty()) {
                int unwanted = unwanted(inbox.buffer(), inbox.start(), inbox.end());
                discarded += unwanted;
                inbox.consumeTo(inbox.start() + unwanted);
            }
            if (!more) {
                break;
            }
            more = read();
        }
        return complete || client.hasEnded() || discarded > limits.discardedOctets();
    }

    /** How many of the octets between two indices are to be thrown away; notices when those are the last ones. */
    abstract int unwanted(ByteBuffer buffer, int from, int to);
}
