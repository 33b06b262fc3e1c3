package org.autoroute.smtp.ui.internal.activity;

import org.autoroute.smtp.relay.MessageRecord;
import org.autoroute.smtp.relay.Protection;
import org.autoroute.smtp.relay.SessionRecord;
import org.autoroute.smtp.relay.SessionRecord.Outcome;
import org.autoroute.smtp.routing.Reason;
import org.autoroute.smtp.ui.internal.Messages;

/** The words that rows and details share. Immutable, any thread. */
record ActivityWords(Messages messages) {

    String reason(Reason reason) {
        return messages.get("reason." + reason);
    }

    String outcome(Outcome outcome) {
        return messages.get("outcome." + outcome);
    }

    /** How the connection to the server is protected. */
    String protection(Protection protection) {
        return messages.get("protection." + protection.level(), protection.protocol());
    }

    /** The sender; mail without one, as servers send it themselves, as SMTP writes it. */
    String from(MessageRecord message) {
        return message.from().isEmpty() ? "<>" : message.from();
    }

    /** What became of a message; the last one of a session that failed has failed with it. */
    static Outcome outcome(SessionRecord session, MessageRecord message) {
        if (message.delivered()) {
            return Outcome.DELIVERED;
        }
        boolean last = message == session.messages().getLast();
        return switch (session.outcome()) {
            case OPEN -> message.finalReply().isEmpty() && last ? Outcome.OPEN : Outcome.NOT_DELIVERED;
            case FAILED -> last ? Outcome.FAILED : Outcome.NOT_DELIVERED;
            default -> Outcome.NOT_DELIVERED;
        };
    }
}
