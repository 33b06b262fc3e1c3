package org.autoroute.smtp.relay.internal.session;

import java.nio.ByteBuffer;

import org.autoroute.smtp.relay.RelayOptions.Limits;
import org.autoroute.smtp.relay.internal.loop.Inbox;
import org.autoroute.smtp.relay.internal.wire.DataScanner;
import org.autoroute.smtp.relay.internal.wire.EndFinder;
import org.autoroute.smtp.relay.internal.wire.Reply;

/** A message that comes by DATA and goes so, octet for octet. */
final class DataPump extends MessagePump {

    private boolean held;
    private EndFinder rest;

    /** @param held whether the upstream has not asked for the message yet */
    DataPump(Conversation conversation, MessageInTransit message, ClientSide client, UpstreamSide upstream, Limits limits, long sizeLimit, boolean held) {
        super(conversation, message, client, upstream, limits, sizeLimit, new DataScanner(true));
        this.held = held;
    }

    @Override
    boolean isHeld() {
        return held;
    }

    @Override
    void release() {
        held = false;
    }

    @Override
    void scan() {
        Inbox inbox = client.inbox();
        if (inbox.isEmpty()) {
            return;
        }
        DataScanner.Found found = scanner.scan(inbox.buffer(), inbox.start(), inbox.end());
        unsent = scanner.safe() - inbox.start();
        complete = found == DataScanner.Found.END;
        if (!complete || isHeardOut()) {
            judge(found == DataScanner.Found.STRAY);
        }
    }

    @Override
    void sent(MessageInTransit to) {
        to.sent();
    }

    @Override
    void fail(Reply why) {
        super.fail(why);
        rest = new EndFinder(scanner.isAtLineStart());
    }

    @Override
    int unwanted(ByteBuffer buffer, int from, int to) {
        complete = rest.found(buffer, from, to);
        return to - from;
    }
}
