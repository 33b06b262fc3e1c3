package org.autoroute.smtp.relay.internal.verb;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.autoroute.smtp.relay.internal.wire.CommandLine;
import org.autoroute.smtp.relay.internal.wire.LineReader;
import org.autoroute.smtp.relay.internal.wire.Replies;
import org.autoroute.smtp.relay.internal.wire.Reply;

/**
 * BDAT (RFC 3030 section 2): a piece of the message, its octets counted. A piece that is refused is thrown away before the reply, so that its octets are
 * never taken for commands; when their number cannot be read, nothing behind the command can be trusted.
 */
public final class Bdat implements Verb {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,18})( +LAST)?", Pattern.CASE_INSENSITIVE);
    private static final Verdict SYNTAX = new Verdict.Break(Replies.CHUNK_SYNTAX);

    Bdat() {
    }

    @Override
    public Verdict judge(CommandLine line, Dialogue dialogue) {
        Matcher form = FORM.matcher(line.argument());
        if (!form.matches()) {
            return SYNTAX;
        }
        long octets = Long.parseLong(form.group(1));
        return new Verdict.Chunk(octets, form.group(2) != null, problem(octets, dialogue));
    }

    private static Reply problem(long octets, Dialogue dialogue) {
        if (!dialogue.upstream().chunking() || dialogue.greeted() && !dialogue.extended()) {
            return Replies.NOT_OFFERED;
        }
        if (!dialogue.greeted()) {
            return Replies.HELLO_FIRST;
        }
        if (!dialogue.hasSender()) {
            return Replies.MAIL_FIRST;
        }
        if (dialogue.isChunkRefused()) {
            return Replies.CHUNK_REFUSED;
        }
        if (!dialogue.mayHaveRecipients()) {
            return Replies.RCPT_FIRST;
        }
        long limit = dialogue.upstream().sizeLimit();
        return limit > 0 && dialogue.chunkOctets() + octets > limit ? Replies.TOO_BIG : null;
    }

    /** What is longer is no form of it. */
    @Override
    public int longest() {
        return LineReader.LONGEST;
    }

    /** Where the octets of a piece go depends on the replies before. */
    @Override
    public boolean waitsForReplies() {
        return true;
    }

    @Override
    public void answered(int code, Dialogue dialogue) {
        if (!Verb.positive(code)) {
            dialogue.chunkRefused();
        }
    }
}
