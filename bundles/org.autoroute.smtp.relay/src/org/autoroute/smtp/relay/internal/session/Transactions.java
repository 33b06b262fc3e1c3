package org.autoroute.smtp.relay.internal.session;

import org.autoroute.smtp.relay.SessionRecord.Outcome;
import org.autoroute.smtp.relay.internal.verb.Data;
import org.autoroute.smtp.relay.internal.verb.Dialogue;
import org.autoroute.smtp.relay.internal.verb.EndOfData;
import org.autoroute.smtp.relay.internal.verb.Verb;
import org.autoroute.smtp.relay.internal.verb.Verbs;
import org.autoroute.smtp.relay.internal.wire.Reply;

/**
 * Follows the mail transactions of a session by the upstream's replies: for the dialogue's rules, for the message under way, for the record, for the
 * counters.
 */
final class Transactions {

    private final Dialogue dialogue;
    private final Journal journal;
    private final MessageInTransit message;
    private final UpstreamFailure failure;
    private final Tally tally;

    Transactions(Dialogue dialogue, Journal journal, MessageInTransit message, UpstreamFailure failure, Tally tally) {
        this.dialogue = dialogue;
        this.journal = journal;
        this.message = message;
        this.failure = failure;
        this.tally = tally;
    }

    /**
     * The upstream has answered a command.
     *
     * @param path  the address in it, null for a command without
     * @param words the reply, null when nobody wants to know
     */
    void answered(Verb verb, int code, String path, String words) {
        follow(verb, code, path, words);
        if (verb instanceof EndOfData) {
            if (!Verb.positive(code)) {
                message.refusedAtItsEnd();
            }
            failure.worked();
        }
        if (verb instanceof EndOfData || verb == Verbs.RSET || verb == Verbs.MAIL) {
            message.forget();
        } else if (code == Data.GO_ON) {
            message.begins();
        }
    }

    /** The upstream has answered what the client is not to hear: its reply to the same command came ahead, or it did not give one. */
    void answeredUnheard(Verb verb, Reply reply, String path) {
        boolean positive = Verb.positive(reply.code());
        if (verb == Verbs.DATA) {
            if (reply.code() == Data.GO_ON) {
                message.release();
            } else {
                message.refuse(reply);
            }
        } else if (verb == Verbs.RSET) {
            if (!positive) {
                failure.garbled();
            }
        } else if (verb == Verbs.BDAT) {
            if (!positive) {
                message.chunkRefused(reply);
            }
        } else {
            follow(verb, reply.code(), path, positive ? null : reply.words());
            if (!positive) {
                dialogue.refused(reply);
            }
        }
    }

    private void follow(Verb verb, int code, String path, String words) {
        verb.answered(code, dialogue);
        if (words != null) {
            journal.reply(words);
        }
        boolean positive = Verb.positive(code);
        if (verb instanceof EndOfData) {
            if (positive) {
                tally.delivered(message.passed());
            }
            journal.transactionEnded(message.passed(), positive, words);
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
