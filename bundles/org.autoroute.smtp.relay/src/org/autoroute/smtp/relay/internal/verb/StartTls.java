package org.autoroute.smtp.relay.internal.verb;

import org.autoroute.smtp.relay.internal.wire.CommandLine;
import org.autoroute.smtp.relay.internal.wire.Replies;

/** STARTTLS (RFC 3207 section 4): between the client and the relay only. The last of its group: what follows in clear may be anybody's. */
final class StartTls implements Verb {

    private static final Verdict NOT_OFFERED = new Verdict.Answer(Replies.NOT_OFFERED);
    private static final Verdict NO_ARGUMENT = new Verdict.Answer(Replies.NO_ARGUMENT);
    private static final Verdict IN_TRANSACTION = new Verdict.Answer(Replies.NOT_IN_TRANSACTION);

    @Override
    public Verdict judge(CommandLine line, Dialogue dialogue) {
        if (!dialogue.offersStartTls()) {
            return NOT_OFFERED;
        }
        if (line.hasArgument()) {
            return NO_ARGUMENT;
        }
        return dialogue.hasSender() ? IN_TRANSACTION : Verdict.START_TLS;
    }

    @Override
    public boolean waitsForReplies() {
        return true;
    }
}
