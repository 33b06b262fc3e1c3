package org.autoroute.smtp.relay.internal.verb;

import org.autoroute.smtp.relay.internal.wire.CommandLine;
import org.autoroute.smtp.relay.internal.wire.Replies;

/**
 * The end of a message, the final dot or the last chunk: no command, but it has a reply like one (RFC 5321 section 4.1.1.4, RFC 3030 section 2), and the
 * transaction ends with it.
 */
public final class EndOfData implements Verb {

    EndOfData() {
    }

    @Override
    public Verdict judge(CommandLine line, Dialogue dialogue) {
        return new Verdict.Answer(Replies.UNKNOWN_COMMAND);
    }

    @Override
    public void answered(int code, Dialogue dialogue) {
        if (dialogue.inChunks() && !Verb.positive(code)) {
            dialogue.chunkRefused();
        } else {
            dialogue.transactionEnded();
        }
    }
}
