package org.autoroute.smtp.relay.internal.verb;

import java.util.regex.Pattern;

import org.autoroute.smtp.relay.internal.upstream.Capabilities;
import org.autoroute.smtp.relay.internal.wire.CommandLine;
import org.autoroute.smtp.relay.internal.wire.Replies;
import org.autoroute.smtp.relay.internal.wire.Reply;

/** MAIL (RFC 5321 section 4.1.1.2) with the parameters of RFC 1870, 6152, 6531, 3461, 4954 and 8689 as far as they were offered. */
final class Mail implements Verb {

    /** RFC 1870 adds 26 octets, RFC 6152 17, RFC 6531 10, RFC 3461 120, RFC 4954 500, RFC 8689 11; addresses in UTF-8 may need more. */
    private static final int LONGEST = 1536;
    /** RFC 3461 section 4.4. */
    private static final int LONGEST_ENVID = 100;
    /** RFC 4954 section 5: an address, or nobody, in the xtext of RFC 3461 section 4. */
    private static final int LONGEST_AUTH = 500 - " AUTH=".length();
    private static final Pattern AUTH = Pattern.compile("<>|(?:[!-*,-<>-~]|\\+[0-9A-F]{2})+");

    private static final Verdict HELLO_FIRST = new Verdict.Answer(Replies.HELLO_FIRST);
    private static final Verdict NESTED = new Verdict.Answer(Replies.NESTED_MAIL);
    private static final Verdict SYNTAX = new Verdict.Answer(Replies.SENDER_SYNTAX);

    @Override
    public Verdict judge(CommandLine line, Dialogue dialogue) {
        if (!dialogue.greeted()) {
            return HELLO_FIRST;
        }
        if (dialogue.mailIsNested()) {
            return NESTED;
        }
        Reply loginMissing = dialogue.loginMissing();
        if (loginMissing != null) {
            return new Verdict.Answer(loginMissing);
        }
        if (!line.readPath("FROM")) {
            return SYNTAX;
        }
        Reply problem = problem(line, dialogue);
        return problem == null ? Verdict.FORWARD : new Verdict.Answer(problem);
    }

    private static Reply problem(CommandLine line, Dialogue dialogue) {
        boolean utf8 = false;
        while (line.nextParameter()) {
            Reply problem = dialogue.extended() ? parameter(line, dialogue) : Replies.PARAMETER_UNKNOWN;
            if (problem != null) {
                return problem;
            }
            utf8 |= line.parameterIs("SMTPUTF8");
        }
        return line.hasEightBit() && !utf8 ? Replies.EIGHT_BIT : line.hasControl() ? Replies.CONTROL_CHARACTER : null;
    }

    private static Reply parameter(CommandLine line, Dialogue dialogue) {
        Capabilities upstream = dialogue.upstream();
        if (line.isParameterRepeated()) {
            return Replies.PARAMETER_SYNTAX;
        }
        if (line.parameterIs("SIZE") && upstream.size()) {
            long size = line.valueAsNumber();
            return size < 0 ? Replies.PARAMETER_SYNTAX : upstream.sizeLimit() > 0 && size > upstream.sizeLimit() ? Replies.TOO_BIG : null;
        }
        if (line.parameterIs("BODY") && upstream.eightBit()) {
            return syntax(line.valueIs("8BITMIME") || line.valueIs("7BIT"));
        }
        if (line.parameterIs("SMTPUTF8") && upstream.utf8()) {
            return syntax(line.valueLength() < 0);
        }
        if (line.parameterIs("RET") && upstream.dsn()) {
            return syntax(line.valueIs("FULL") || line.valueIs("HDRS"));
        }
        if (line.parameterIs("ENVID") && upstream.dsn()) {
            return syntax(line.valueLength() > 0 && line.valueLength() <= LONGEST_ENVID);
        }
        if (line.parameterIs("AUTH") && !dialogue.offered().auth().isEmpty()) {
            return syntax(line.valueLength() <= LONGEST_AUTH && AUTH.matcher(line.value()).matches());
        }
        if (line.parameterIs("REQUIRETLS")) {
            return line.valueLength() >= 0 ? Replies.PARAMETER_SYNTAX : requireTls(dialogue);
        }
        return Replies.PARAMETER_UNKNOWN;
    }

    /** Never taken without being passed on to a server that promises the same (RFC 8689 section 4.2). */
    private static Reply requireTls(Dialogue dialogue) {
        return !dialogue.isSecure() ? Replies.TLS_REQUIRED_HERE : dialogue.upstream().requireTls() ? null : Replies.TLS_NOT_REQUIRABLE;
    }

    private static Reply syntax(boolean right) {
        return right ? null : Replies.PARAMETER_SYNTAX;
    }

    @Override
    public void sent(CommandLine line, Dialogue dialogue) {
        boolean utf8 = false;
        line.readPath("FROM");
        while (line.nextParameter()) {
            utf8 |= line.parameterIs("SMTPUTF8");
        }
        dialogue.mailAsked(utf8);
    }

    @Override
    public void answered(int code, Dialogue dialogue) {
        dialogue.mailAnswered(Verb.positive(code));
    }

    @Override
    public int longest() {
        return LONGEST;
    }

    @Override
    public boolean batchable() {
        return true;
    }

    /** Replies to the recipients of a transaction before must not be counted in this one. */
    @Override
    public boolean waitsForReplies() {
        return true;
    }
}
