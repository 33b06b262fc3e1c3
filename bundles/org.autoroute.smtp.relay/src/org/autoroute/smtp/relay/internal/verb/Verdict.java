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

    /** TLS begins behind the reply. */
    Verdict START_TLS = new StartTls();

    /** Whether the upstream is to hear of it as it is. */
    default boolean goesUpstream() {
        return this == FORWARD || this instanceof PassLogin || this instanceof Chunk chunk && chunk.refusal() == null;
    }

    /** The relay answers itself. */
    record Answer(Reply reply) implements Verdict {
    }

    /** The relay answers itself; the client's transaction, of which the upstream does not know, ends. */
    record Forget(Reply reply) implements Verdict {
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

    /**
     * The client logs in at the relay itself.
     *
     * @param next  how far it has come then
     * @param reply what it hears
     */
    record LogIn(LoginState next, Reply reply) implements Verdict {
    }

    /**
     * A login that was begun here is meant for the upstream: it is begun there, and the line is its answer to the challenge.
     *
     * @param mechanism its name
     */
    record PassLogin(String mechanism) implements Verdict {
    }

    /** See {@link #START_TLS}. */
    record StartTls() implements Verdict {
    }

    /**
     * A piece of a message follows (RFC 3030 section 2).
     *
     * @param octets  how long it is
     * @param last    whether the message ends with it
     * @param refusal what the client hears when the piece has been thrown away; null when it goes to the upstream
     */
    record Chunk(long octets, boolean last, Reply refusal) implements Verdict {
    }

    /**
     * What follows cannot be told apart any more: the session ends.
     *
     * @param reply the last one
     */
    record Break(Reply reply) implements Verdict {
    }

    /** See {@link #LEAVE}. */
    record Leave() implements Verdict {
    }
}
