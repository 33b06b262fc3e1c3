package org.autoroute.smtp.relay.internal.verb;

import org.autoroute.smtp.relay.internal.upstream.Capabilities;
import org.autoroute.smtp.relay.internal.wire.CommandLine;
import org.autoroute.smtp.relay.internal.wire.Replies;
import org.autoroute.smtp.relay.internal.wire.Reply;

/** RCPT (RFC 5321 section 4.1.1.3) with the parameters of RFC 3461 if the upstream offers them. */
final class Rcpt implements Verb {

    /** RFC 3461 section 4 adds 500 octets and its ORCPT alone may have 500; addresses in UTF-8 may need more. */
    private static final int LONGEST = 1536;
    /** RFC 3461 section 4.2. */
    private static final int LONGEST_ORCPT = 500;

    private static final Verdict HELLO_FIRST = new Verdict.Answer(Replies.HELLO_FIRST);
    private static final Verdict MAIL_FIRST = new Verdict.Answer(Replies.MAIL_FIRST);
    private static final Verdict MIXED = new Verdict.Answer(Replies.BDAT_BEGUN);
    private static final Verdict SYNTAX = new Verdict.Answer(Replies.RECIPIENT_SYNTAX);

    @Override
    public Verdict judge(CommandLine line, Dialogue dialogue) {
        if (!dialogue.greeted()) {
            return HELLO_FIRST;
        }
        if (!dialogue.hasSender()) {
            return MAIL_FIRST;
        }
        if (dialogue.refusal() != null) {
            return new Verdict.Answer(dialogue.refusal());
        }
        if (dialogue.inChunks()) {
            return MIXED;
        }
        if (!line.readPath("TO") || line.isPathEmpty()) {
            return SYNTAX;
        }
        Reply problem = problem(line, dialogue);
        return problem == null ? Verdict.FORWARD : new Verdict.Answer(problem);
    }

    private static Reply problem(CommandLine line, Dialogue dialogue) {
        while (line.nextParameter()) {
            Reply problem = dialogue.extended() ? parameter(line, dialogue.upstream()) : Replies.PARAMETER_UNKNOWN;
            if (problem != null) {
                return problem;
            }
        }
        return line.hasEightBit() && !dialogue.utf8() ? Replies.EIGHT_BIT : line.hasControl() ? Replies.CONTROL_CHARACTER : null;
    }

    private static Reply parameter(CommandLine line, Capabilities upstream) {
        boolean notify = line.parameterIs("NOTIFY");
        if (!upstream.dsn() || !notify && !line.parameterIs("ORCPT")) {
            return Replies.PARAMETER_UNKNOWN;
        }
        return !line.isParameterRepeated() && line.valueLength() > 0 && line.valueLength() <= LONGEST_ORCPT ? null : Replies.PARAMETER_SYNTAX;
    }

    @Override
    public void sent(CommandLine line, Dialogue dialogue) {
        dialogue.recipientAsked();
    }

    @Override
    public void answered(int code, Dialogue dialogue) {
        dialogue.recipientAnswered(Verb.positive(code));
    }

    @Override
    public int longest() {
        return LONGEST;
    }

    @Override
    public boolean batchable() {
        return true;
    }
}
