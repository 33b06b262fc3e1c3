package org.autoroute.smtp.relay.internal.verb;

import org.autoroute.smtp.relay.internal.wire.CommandLine;
import org.autoroute.smtp.relay.internal.wire.Replies;

/** AUTH (RFC 4954): goes to the upstream where its entry passes logins through, with a mechanism it offers; once, outside of a transaction. */
public final class Auth implements Verb {

    /** RFC 4954 section 4 allows as many in what answers a challenge; clients send as many in the command, too. */
    public static final int LONGEST = 12_288;

    static final int CHALLENGE = 334;
    static final int SUCCESS = 235;

    private static final Verdict NOT_OFFERED = new Verdict.Answer(Replies.NOT_OFFERED);
    private static final Verdict HELLO_FIRST = new Verdict.Answer(Replies.HELLO_FIRST);
    private static final Verdict NOT_NOW = new Verdict.Answer(Replies.AUTH_NOT_NOW);
    private static final Verdict ARGUMENT_MISSING = new Verdict.Answer(Replies.ARGUMENT_MISSING);
    private static final Verdict UNKNOWN_MECHANISM = new Verdict.Answer(Replies.MECHANISM_UNKNOWN);

    Auth() {
    }

    @Override
    public Verdict judge(CommandLine line, Dialogue dialogue) {
        if (dialogue.upstream().auth().isEmpty()) {
            return NOT_OFFERED;
        }
        if (!dialogue.extended()) {
            return HELLO_FIRST;
        }
        if (dialogue.isLoggedIn() || dialogue.hasSender()) {
            return NOT_NOW;
        }
        if (!line.hasArgument()) {
            return ARGUMENT_MISSING;
        }
        return line.hasControl() || line.hasEightBit() || dialogue.upstream().auth().stream().noneMatch(line::argumentBegins) ? UNKNOWN_MECHANISM : Verdict.FORWARD;
    }

    @Override
    public int longest() {
        return LONGEST;
    }

    @Override
    public boolean waitsForReplies() {
        return true;
    }

    @Override
    public boolean endsItsGroup() {
        return true;
    }

    @Override
    public boolean isPrivate() {
        return true;
    }

    @Override
    public void answered(int code, Dialogue dialogue) {
        dialogue.loginAnswered(code == CHALLENGE, code == SUCCESS);
    }

    @Override
    public boolean canBeAnswered(int code) {
        return code == CHALLENGE || code == SUCCESS || code >= 400;
    }
}
