package org.autoroute.smtp.relay.internal.verb;

import org.autoroute.smtp.relay.internal.wire.CommandLine;
import org.autoroute.smtp.relay.internal.wire.Replies;

/** QUIT (RFC 5321 section 4.1.1.10). */
final class Quit implements Verb {

    private static final Verdict NO_ARGUMENT = new Verdict.Answer(Replies.NO_ARGUMENT);

    @Override
    public Verdict judge(CommandLine line, Dialogue dialogue) {
        return line.hasArgument() ? NO_ARGUMENT : Verdict.LEAVE;
    }

    @Override
    public boolean waitsForReplies() {
        return true;
    }
}
