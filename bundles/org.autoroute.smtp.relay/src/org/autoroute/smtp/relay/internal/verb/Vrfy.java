package org.autoroute.smtp.relay.internal.verb;

import org.autoroute.smtp.relay.internal.wire.CommandLine;
import org.autoroute.smtp.relay.internal.wire.Replies;
import org.autoroute.smtp.relay.internal.wire.Reply;

/** VRFY (RFC 5321 section 3.5.3): the upstream would say 252 as well, so it is not asked. */
final class Vrfy implements Verb {

    private static final Verdict CANNOT_VERIFY = new Verdict.Answer(Replies.CANNOT_VERIFY);
    private static final Verdict ARGUMENT_MISSING = new Verdict.Answer(Replies.ARGUMENT_MISSING);

    @Override
    public Verdict judge(CommandLine line, Dialogue dialogue) {
        return line.hasArgument() ? CANNOT_VERIFY : ARGUMENT_MISSING;
    }

    @Override
    public Reply withoutServer() {
        return Replies.CANNOT_VERIFY;
    }
}
