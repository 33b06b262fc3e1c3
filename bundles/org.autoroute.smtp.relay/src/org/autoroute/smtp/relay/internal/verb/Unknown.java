package org.autoroute.smtp.relay.internal.verb;

import org.autoroute.smtp.relay.internal.wire.CommandLine;
import org.autoroute.smtp.relay.internal.wire.Replies;

/** Anything else. */
public final class Unknown implements Verb {

    private static final Verdict UNKNOWN = new Verdict.Answer(Replies.UNKNOWN_COMMAND);

    Unknown() {
    }


    @Override
    public Verdict judge(CommandLine line, Dialogue dialogue) {
        return UNKNOWN;
    }
}
