package org.autoroute.smtp.relay.internal.verb;

import org.autoroute.smtp.relay.internal.wire.CommandLine;
import org.autoroute.smtp.relay.internal.wire.Replies;

/** RSET (RFC 5321 section 4.1.1.5): goes to the upstream only if it knows of a transaction to end. */
final class Rset implements Verb {

    private static final Verdict FORGET = new Verdict.Forget(Replies.OK);
    private static final Verdict NO_ARGUMENT = new Verdict.Answer(Replies.NO_ARGUMENT);

    @Override
    public Verdict judge(CommandLine line, Dialogue dialogue) {
        if (line.hasArgument()) {
            return NO_ARGUMENT;
        }
        return dialogue.inTransaction() ? Verdict.FORWARD : FORGET;
    }

    @Override
    public void answered(int code, Dialogue dialogue) {
        dialogue.transactionEnded();
    }

    /** What is allowed behind it depends on its having worked, and on what came before. */
    @Override
    public boolean waitsForReplies() {
        return true;
    }
}
