package org.autoroute.smtp.relay.internal.session;

import org.autoroute.smtp.relay.SessionRecord.Outcome;
import org.autoroute.smtp.relay.internal.wire.Reply;

/** How far a session has come, and how it will end as far as that is known. One for each session, on its loop. */
final class Stage {

    enum Phase {
        /** TLS begins with the client; not a word meanwhile. */
        SHAKING_HANDS,
        /** No upstream yet, the client has not been greeted. */
        CONNECTING,
        /** Commands and replies. */
        COMMANDS,
        /** A message or a piece of it passes. */
        DATA,
        /** The rest of a message or of a piece is thrown away. */
        DISCARDING,
        /** A kept connection to the upstream did not work; a fresh one is on its way. */
        REPLACING,
        /** The server for a sender is looked for; the client waits for its reply to MAIL. */
        TURNING,
        /** The last reply is on its way. */
        CLOSING,
        OVER
    }

    private Phase phase = Phase.CONNECTING;
    private Reply endAtBoundary;
    private Outcome outcome = Outcome.OPEN;

    Phase phase() {
        return phase;
    }

    boolean is(Phase that) {
        return phase == that;
    }

    void enter(Phase next) {
        phase = next;
    }

    boolean takesCommands() {
        return phase == Phase.COMMANDS;
    }

    boolean takesReplies() {
        return phase == Phase.COMMANDS || phase == Phase.DATA;
    }

    boolean isPassingData() {
        return phase == Phase.DATA;
    }

    boolean isEnding() {
        return phase == Phase.CLOSING || phase == Phase.OVER;
    }

    /** Why to end as soon as no transaction is open, null while there is no reason. */
    Reply endAtBoundary() {
        return endAtBoundary;
    }

    /** See {@link #endAtBoundary()}. */
    void endAtBoundary(Reply why) {
        endAtBoundary = why;
    }

    /** {@link Outcome#OPEN} while it is not known. */
    Outcome outcome() {
        return outcome;
    }

    void outcome(Outcome known) {
        outcome = known;
    }
}
