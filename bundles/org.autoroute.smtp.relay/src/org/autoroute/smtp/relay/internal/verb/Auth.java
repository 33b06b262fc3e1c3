package org.autoroute.smtp.relay.internal.verb;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.autoroute.smtp.relay.internal.wire.CommandLine;
import org.autoroute.smtp.relay.internal.wire.Replies;

/**
 * AUTH (RFC 4954): is judged here where the listener has a login of its own, and goes to the upstream where its entry passes logins through, with a
 * mechanism it offers; once, outside of a transaction.
 */
final class Auth implements LoginVerb {

    private static final Verdict NOT_OFFERED = new Verdict.Answer(Replies.NOT_OFFERED);
    private static final Verdict NOT_IN_CLEAR = new Verdict.Answer(Replies.ENCRYPT_FIRST);
    private static final Verdict HELLO_FIRST = new Verdict.Answer(Replies.HELLO_FIRST);
    private static final Verdict NOT_NOW = new Verdict.Answer(Replies.AUTH_NOT_NOW);
    private static final Verdict ARGUMENT_MISSING = new Verdict.Answer(Replies.ARGUMENT_MISSING);
    private static final Verdict UNKNOWN_MECHANISM = new Verdict.Answer(Replies.MECHANISM_UNKNOWN);

    Auth() {
    }

    @Override
    public Verdict judge(CommandLine line, Dialogue dialogue) {
        if (dialogue.gate().isInClear()) {
            return NOT_IN_CLEAR;
        }
        if (dialogue.offered().auth().isEmpty()) {
            return NOT_OFFERED;
        }
        if (!dialogue.extended()) {
            return HELLO_FIRST;
        }
        if (dialogue.isLoggedIn() || dialogue.gate().isPassed() || dialogue.hasSender()) {
            return NOT_NOW;
        }
        if (!line.hasArgument()) {
            return ARGUMENT_MISSING;
        }
        if (line.hasControl() || line.hasEightBit() || dialogue.offered().auth().stream().noneMatch(line::argumentBegins)) {
            return UNKNOWN_MECHANISM;
        }
        List<String> words = new ArrayList<>(List.of(line.argument().split(" +")));
        words.set(0, words.getFirst().toUpperCase(Locale.ROOT));
        return dialogue.gate().takes(words.getFirst()) ? dialogue.gate().begin(words, dialogue.upstream().auth()) : Verdict.FORWARD;
    }
}
