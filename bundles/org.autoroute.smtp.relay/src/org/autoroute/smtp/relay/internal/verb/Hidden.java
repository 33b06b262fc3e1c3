package org.autoroute.smtp.relay.internal.verb;

import java.util.List;

import org.autoroute.smtp.relay.internal.wire.CommandLine;
import org.autoroute.smtp.relay.internal.wire.Replies;

/** Commands that exist but are not offered: whatever the upstream may make of them, it never sees them. */
final class Hidden implements Verb {

    private static final List<String> NAMES = List.of("ETRN", "ATRN", "BURL", "XCLIENT", "XFORWARD", "EXPN", "TURN",
            "SEND", "SOML", "SAML");
    private static final Verdict NOT_OFFERED = new Verdict.Answer(Replies.NOT_OFFERED);

    static boolean covers(CommandLine line) {
        for (String name : NAMES) {
            if (line.verbIs(name)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Verdict judge(CommandLine line, Dialogue dialogue) {
        return NOT_OFFERED;
    }
}
