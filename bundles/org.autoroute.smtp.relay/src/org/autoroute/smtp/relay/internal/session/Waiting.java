package org.autoroute.smtp.relay.internal.session;

import java.time.Duration;

import org.autoroute.smtp.relay.RelayOptions.Timeouts;
import org.autoroute.smtp.relay.internal.loop.Deadline;
import org.autoroute.smtp.relay.internal.loop.EventLoop;
import org.autoroute.smtp.relay.internal.verb.Data;
import org.autoroute.smtp.relay.internal.wire.Replies;
import org.autoroute.smtp.relay.internal.wire.Reply;

/**
 * What a session waits for, and until when (RFC 5321 section 4.5.3.2). A session waits for one thing at a time. The time limit begins anew only when
 * there was progress: another command, another reply, more data; single octets of a line that never ends are none.
 */
final class Waiting {

    private enum For {
        NOTHING, ROUTE, COMMAND, REST_OF_LINE, CLIENT_TO_READ, REPLY, DATA_FROM_CLIENT, DATA_TO_SERVER, REST_OF_DATA, HANDSHAKE, CLOSE
    }

    private final Session session;
    private final Timeouts timeouts;
    private final Deadline deadline;
    private For what = For.NOTHING;
    private long progress;
    private Reply late;

    Waiting(EventLoop loop, Session session, Timeouts timeouts) {
        this.session = session;
        this.timeouts = timeouts;
        this.deadline = loop.deadline(this::timeout);
    }

    private void timeout() {
        what = For.NOTHING;
        session.guard(() -> session.timeout(late));
    }

    private void wait(For what, long progress, Duration limit, Reply late) {
        if (what != this.what || progress != this.progress) {
            this.what = what;
            this.progress = progress;
            this.late = late;
            deadline.in(limit);
        }
    }

    /** The connector has time limits of its own. */
    void inOpening(Opening opening) {
        if (opening.awaitsRoute()) {
            wait(For.ROUTE, 0, timeouts.names(), Replies.ROUTE_UNKNOWN);
        } else {
            forNothing();
        }
    }

    /** The connector has time limits of its own. */
    void inTurning(Turning turning) {
        if (turning.awaitsRoute()) {
            wait(For.ROUTE, 1, timeouts.names(), Replies.ROUTE_UNKNOWN);
        } else {
            forNothing();
        }
    }

    /** While commands and replies go to and fro. @param networkGone the upstream can hardly be reached any more */
    void inDialogue(ClientSide client, UpstreamSide upstream, PendingReplies pending, CommandPump commands, ReplyPump replies, boolean networkGone) {
        if (!client.isReady()) {
            wait(For.CLIENT_TO_READ, replies.taken(), timeouts.clientIdle(), Replies.CLIENT_TIMEOUT);
        } else if (!pending.isEmpty()) {
            forReply(upstream, pending, replies, networkGone);
        } else if (client.inbox().isEmpty()) {
            wait(For.COMMAND, commands.taken(), timeouts.clientIdle(), Replies.CLIENT_TIMEOUT);
        } else {
            wait(For.REST_OF_LINE, commands.taken(), timeouts.commandLine(), Replies.CLIENT_TIMEOUT);
        }
    }

    /** While the upstream is to answer. @param networkGone the upstream can hardly be reached any more */
    void forReply(UpstreamSide upstream, PendingReplies pending, ReplyPump replies, boolean networkGone) {
        long repliesTaken = replies.taken();
        if (pending.awaitsFinalReply()) {
            wait(For.REPLY, networkGone ? -repliesTaken - 1 : repliesTaken, networkGone ? timeouts.networkGrace() : timeouts.dataEnd(),
                    networkGone ? Replies.OUTCOME_UNKNOWN : Replies.NO_FINAL_REPLY);
        } else if (upstream.isReplaceable()) {
            wait(For.REPLY, repliesTaken, timeouts.nextServer(), Replies.SERVER_TIMEOUT);
        } else {
            wait(For.REPLY, repliesTaken, pending.first() instanceof Data ? timeouts.dataStart() : timeouts.command(), Replies.SERVER_TIMEOUT);
        }
    }

    /** @param passed octets */
    void forData(long passed, boolean serverIsSlow) {
        wait(serverIsSlow ? For.DATA_TO_SERVER : For.DATA_FROM_CLIENT, passed, timeouts.dataBlock(),
                serverIsSlow ? Replies.SERVER_TIMEOUT : Replies.CLIENT_TIMEOUT);
    }

    void forRestOfData() {
        wait(For.REST_OF_DATA, 0, timeouts.discard(), Replies.CLIENT_TIMEOUT);
    }

    void forHandshake() {
        wait(For.HANDSHAKE, 0, timeouts.handshake(), Replies.CLIENT_TIMEOUT);
    }

    void forClose() {
        wait(For.CLOSE, 0, timeouts.quit(), Replies.CLIENT_TIMEOUT);
    }

    void forNothing() {
        what = For.NOTHING;
        deadline.cancel();
    }
}
