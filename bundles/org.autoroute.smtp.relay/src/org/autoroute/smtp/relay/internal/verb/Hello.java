package org.autoroute.smtp.relay.internal.verb;

import org.autoroute.smtp.relay.internal.wire.CommandLine;
import org.autoroute.smtp.relay.internal.wire.Replies;

/**
 * EHLO and HELO (RFC 5321 section 4.1.1.1): answered by the relay from what it knows of the upstream. The name is not looked into, as section
 * 4.1.4 forbids to refuse mail for it.
 *
 * @param extended EHLO
 */
record Hello(boolean extended) implements Verb {

    private static final Verdict NAME_MISSING = new Verdict.Answer(Replies.NAME_MISSING);
    private static final Verdict CONTROL_CHARACTER = new Verdict.Answer(Replies.CONTROL_CHARACTER);
    private static final Verdict BY_EHLO = new Verdict.Hello(true);
    private static final Verdict BY_HELO = new Verdict.Hello(false);

    @Override
    public Verdict judge(CommandLine line, Dialogue dialogue) {
        if (!line.hasArgument()) {
            return NAME_MISSING;
        }
        if (line.hasControl()) {
            return CONTROL_CHARACTER;
        }
        return extended ? BY_EHLO : BY_HELO;
    }

    @Override
    public boolean waitsForReplies() {
        return true;
    }
}
