package org.autoroute.smtp.relay.internal.verb;

import org.autoroute.smtp.relay.internal.wire.CommandLine;
import org.autoroute.smtp.relay.internal.wire.Replies;
import org.autoroute.smtp.relay.internal.wire.Reply;

/** NOOP (RFC 5321 section 4.1.1.9). */
final class Noop implements Verb {

    private static final Verdict OK = new Verdict.Answer(Replies.OK);

    @Override
    public Verdict judge(CommandLine line, Dialogue dialogue) {
        return OK;
    }

    @Override
    public Reply withoutServer() {
        return Replies.OK;
    }
}
