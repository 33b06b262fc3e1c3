package org.autoroute.smtp.relay.internal.verb;

import org.autoroute.smtp.relay.internal.wire.CommandLine;
import org.autoroute.smtp.relay.internal.wire.Replies;

/** DATA (RFC 5321 section 4.1.1.4). The last of its group: what follows is the message, and that only after 354. */
public final class Data implements Verb {

    /** The reply that asks for the message. */
    public static final int GO_ON = 354;

    private static final Verdict HELLO_FIRST = new Verdict.Answer(Replies.HELLO_FIRST);
    private static final Verdict NO_ARGUMENT = new Verdict.Answer(Replies.NO_ARGUMENT);
    private static final Verdict MAIL_FIRST = new Verdict.Answer(Replies.MAIL_FIRST);
    private static final Verdict MIXED = new Verdict.Answer(Replies.BDAT_BEGUN);
    private static final Verdict RCPT_FIRST = new Verdict.Answer(Replies.RCPT_FIRST);

    Data() {
    }

    @Override
    public Verdict judge(CommandLine line, Dialogue dialogue) {
        if (!dialogue.greeted()) {
            return HELLO_FIRST;
        }
        if (line.hasArgument()) {
            return NO_ARGUMENT;
        }
        if (!dialogue.hasSender()) {
            return MAIL_FIRST;
        }
        if (dialogue.inChunks()) {
            return MIXED;
        }
        return dialogue.mayHaveRecipients() ? Verdict.FORWARD : RCPT_FIRST;
    }

    @Override
    public boolean endsItsGroup() {
        return true;
    }

    @Override
    public boolean canBeAnswered(int code) {
        return code == GO_ON || code >= 400;
    }

    @Override
    public void answered(int code, Dialogue dialogue) {
        if (code != GO_ON) {
            dialogue.dataRefused();
        }
    }
}
