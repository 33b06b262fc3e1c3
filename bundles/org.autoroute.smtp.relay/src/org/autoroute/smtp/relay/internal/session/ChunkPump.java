package org.autoroute.smtp.relay.internal.session;

import java.nio.ByteBuffer;

import org.autoroute.smtp.relay.RelayOptions.Limits;
import org.autoroute.smtp.relay.internal.loop.Inbox;
import org.autoroute.smtp.relay.internal.wire.DataScanner;
import org.autoroute.smtp.relay.internal.wire.Reply;

/** A message that comes in chunks (RFC 3030) and goes so, one chunk after the other. */
final class ChunkPump extends MessagePump {

    private long left;
    private boolean last;

    ChunkPump(Conversation conversation, MessageInTransit message, ClientSide client, UpstreamSide upstream, Limits limits, long sizeLimit) {
        super(conversation, message, client, upstream, limits, sizeLimit, new DataScanner(false));
    }

    /** A chunk of that many octets follows. */
    void begin(long octets, boolean isLast) {
        left = octets;
        last = isLast;
        complete = false;
    }

    @Override
    void scan() {
        Inbox inbox = client.inbox();
        int count = (int) Math.min(left, inbox.end() - inbox.start());
        boolean stray = false;
        if (count > 0) {
            stray = scanner.scan(inbox.buffer(), inbox.start(), inbox.start() + count) == DataScanner.Found.STRAY;
            unsent = scanner.safe() - inbox.start();
            left -= unsent;
        }
        complete = left == 0;
        // A chunk without octets is with the upstream already, and so may its reply be here.
        if (!complete || count == 0 || isHeardOut()) {
            judge(stray || complete && last && scanner.isWithinLineEnd());
        }
    }

    @Override
    void sent(MessageInTransit to) {
        to.chunkSent(last);
    }

    @Override
    void fail(Reply why) {
        super.fail(why);
        complete = left == 0;
    }

    @Override
    int unwanted(ByteBuffer buffer, int from, int to) {
        int count = (int) Math.min(left, to - from);
        left -= count;
        complete = left == 0;
        return count;
    }
}
