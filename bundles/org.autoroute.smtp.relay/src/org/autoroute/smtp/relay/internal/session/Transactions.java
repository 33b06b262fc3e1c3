package org.autoroute.smtp.relay.internal.session;

import org.autoroute.smtp.relay.SessionRecord.Outcome;
import org.autoroute.smtp.relay.internal.verb.Dialogue;
import org.autoroute.smtp.relay.internal.verb.EndOfData;
import org.autoroute.smtp.relay.internal.verb.Verb;
import org.autoroute.smtp.relay.internal.verb.Verbs;

/** Follows the mail transactions of a session by the upstream's replies: for the dialogue's rules, for the record, for the counters. */
final class Transactions {

    private final Dialogue dialogue;
    private final Journal journal;
    private final Tally tally;

    Transactions(Dialogue dialogue, Journal journal, Tally tally) {
        this.dialogue = dialogue;
        this.journal = journal;
        this.tally = tally;
    }

    /**
     * The upstream has answered a command.
     *
     * @param path  the address in it, null for a command without
     * @param words the reply, null when nobody wants to know
     * @param data  octets of the message passed so far
     */
    void answered(Verb verb, int code, String path, String words, long data) {
        verb.answered(code, dialogue);
        if (words != null) {
            journal.reply(words);
        }
        boolean positive = Verb.positive(code);
        if (verb instanceof EndOfData) {
            if (positive) {
                tally.delivered(data);
            }
            journal.transactionEnded(data, positive, words);
            tally.changed(journal.record(Outcome.OPEN));
        } else if (verb == Verbs.RSET) {
            journal.transactionEnded(0, false, words);
        } else if (positive && verb == Verbs.MAIL) {
            journal.transactionEnded(0, false, "");
            journal.mailAccepted(path);
        } else if (positive && path != null) {
            journal.recipientAccepted(path);
        }
    }
}
