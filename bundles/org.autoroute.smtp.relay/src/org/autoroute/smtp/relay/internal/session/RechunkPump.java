package org.autoroute.smtp.relay.internal.session;

import java.nio.ByteBuffer;

import org.autoroute.smtp.relay.RelayOptions.Limits;
import org.autoroute.smtp.relay.internal.loop.Inbox;
import org.autoroute.smtp.relay.internal.verb.Verbs;
import org.autoroute.smtp.relay.internal.wire.DataScanner;
import org.autoroute.smtp.relay.internal.wire.EndFinder;
import org.autoroute.smtp.relay.internal.wire.Reply;

/**
 * A message that comes by DATA and goes in chunks (RFC 3030): the upstream need not be asked first, which saves a round trip. The dots that were added for
 * DATA are taken out, nothing else is touched. While a reply to a chunk is out, what comes is gathered until it is worth another one.
 */
final class RechunkPump extends MessagePump {

    private static final int ENOUGH = 16 * 1024;
    private static final int END = ".\r\n".length();

    private final PendingReplies pending;
    private long dots;
    /** Octets at the beginning of the inbox that are looked at and wait for their chunk. */
    private int gathered;
    private boolean chunkOpen;
    private EndFinder rest;

    RechunkPump(Conversation conversation, MessageInTransit message, ClientSide client, UpstreamSide upstream, Limits limits, long sizeLimit, PendingReplies pending) {
        super(conversation, message, client, upstream, limits, sizeLimit, new DataScanner(true));
        this.pending = pending;
    }

    /** Replies that are out are bounded. */
    @Override
    boolean isHeld() {
        return pending.isFull();
    }

    @Override
    void scan() {
        Inbox inbox = client.inbox();
        int from = inbox.start() + gathered;
        if (from < inbox.end()) {
            boolean lineStart = scanner.isAtLineStart();
            DataScanner.Found found = scanner.scan(inbox.buffer(), from, inbox.end());
            complete = found == DataScanner.Found.END;
            gathered = scanner.safe() - (complete ? END : 0) - inbox.start();
            if (complete && !isHeardOut()) {
                return;
            }
            judge(found == DataScanner.Found.STRAY);
            if (failure() != null) {
                return;
            }
            takeDotsOut(inbox, from, lineStart);
        }
        if (complete || gathered > 0 && (pending.isEmpty() || gathered >= ENOUGH || inbox.isFull())) {
            upstream.announce(gathered, complete);
            unsent = gathered;
            gathered = 0;
            chunkOpen = true;
        }
    }

    /** From the end backwards, so that the octets move up to those that are not looked at yet. */
    private void takeDotsOut(Inbox inbox, int from, boolean lineStart) {
        long added = scanner.passed() - scanner.size() - (complete ? END : 0);
        if (added == dots) {
            return;
        }
        dots = added;
        ByteBuffer buffer = inbox.buffer();
        int to = inbox.start() + gathered;
        for (int at = to - 1; at >= inbox.start(); at--) {
            boolean begins = at == from ? lineStart : at > from && buffer.get(at - 1) == '\n';
            if (!begins || buffer.get(at) != '.') {
                buffer.put(--to, buffer.get(at));
            }
        }
        gathered -= to - inbox.start();
        inbox.consumeTo(to);
    }

    @Override
    boolean flush() {
        boolean gone = super.flush();
        if (gone && chunkOpen) {
            chunkOpen = false;
            if (!complete) {
                pending.addUnheard(Verbs.BDAT, null);
            }
        }
        return gone;
    }

    @Override
    void sent(MessageInTransit to) {
        client.inbox().consumeTo(client.inbox().start() + END);
        to.sent();
    }

    @Override
    void fail(Reply why) {
        super.fail(why);
        Inbox inbox = client.inbox();
        inbox.consumeTo(inbox.start() + gathered + (complete ? END : 0));
        gathered = 0;
        rest = new EndFinder(scanner.isAtLineStart());
    }

    @Override
    int unwanted(ByteBuffer buffer, int from, int to) {
        complete = rest.found(buffer, from, to);
        return to - from;
    }
}
