package org.autoroute.smtp.relay.internal.verb;

import org.autoroute.smtp.relay.internal.wire.CommandLine;
import org.autoroute.smtp.relay.internal.wire.Replies;

/** What a client answers to a challenge (RFC 4954 section 4): base64 or a star, and nothing that could be taken for a command. */
public final class AuthAnswer implements LoginVerb {

    private static final Verdict NOT_BASE64 = new Verdict.Break(Replies.NOT_BASE64);

    AuthAnswer() {
    }

    @Override
    public Verdict judge(CommandLine line, Dialogue dialogue) {
        if (dialogue.gate().isAsking()) {
            return dialogue.gate().answer(line.text(), dialogue.upstream().auth());
        }
        return line.isBase64() || line.verbIs("*") && !line.hasArgument() ? Verdict.FORWARD : NOT_BASE64;
    }
}
