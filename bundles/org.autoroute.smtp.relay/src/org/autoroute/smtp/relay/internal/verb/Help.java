package org.autoroute.smtp.relay.internal.verb;

import org.autoroute.smtp.relay.internal.wire.CommandLine;
import org.autoroute.smtp.relay.internal.wire.Replies;

/** HELP (RFC 5321 section 4.1.1.8). */
final class Help implements Verb {

    private static final Verdict HELP = new Verdict.Answer(Replies.HELP);

    @Override
    public Verdict judge(CommandLine line, Dialogue dialogue) {
        return HELP;
    }
}
