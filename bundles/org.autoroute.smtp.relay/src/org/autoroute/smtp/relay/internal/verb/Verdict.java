package org.autoroute.smtp.relay.internal.verb;

import org.autoroute.smtp.relay.internal.wire.Replies;
import org.autoroute.smtp.relay.internal.wire.Reply;

/** What is to become of a command. */
public sealed interface Verdict {

    /** It goes to the upstream as it is, and the upstream's reply to the client. */
    Verdict FORWARD = new Forward();
    /** It is longer than its kind may be. */
    Verdict TOO_LONG = new Answer(Replies.LINE_TOO_LONG);
    /** The client leaves. */
    Verdict LEAVE = new Leave();

    /** The relay answers itself. */
    record Answer(Reply reply) implements Verdict {
    }

    /** See {@link #FORWARD}. */
    record Forward() implements Verdict {
    }

    /**
     * The client introduced itself; an open transaction ends, as if by RSET.
     *
     * @param extended by EHLO
     */
    record Hello(boolean extended) implements Verdict {
    }

    /** See {@link #LEAVE}. */
    record Leave() implements Verdict {
    }
}
