package org.autoroute.smtp.relay.internal.session;

import org.autoroute.smtp.relay.RelayOptions.Limits;
import org.autoroute.smtp.relay.SessionRecord.Outcome;
import org.autoroute.smtp.relay.internal.session.Stage.Phase;
import org.autoroute.smtp.relay.internal.verb.Dialogue;
import org.autoroute.smtp.relay.internal.verb.Verbs;
import org.autoroute.smtp.relay.internal.verb.Verdict;
import org.autoroute.smtp.relay.internal.wire.Reply;

/**
 * The message that passes, or whose rest is thrown away: begins it in the way in which it comes and goes, and gives it up where it must not reach its
 * end. There is at most one.
 */
final class MessageInTransit {

    private final Session session;
    private final Conversation conversation;
    private final Stage stage;
    private final ClientSide client;
    private final UpstreamSide upstream;
    private final Dialogue dialogue;
    private final PendingReplies pending;
    private final Journal journal;
    private final Limits limits;
    private MessagePump pump;

    MessageInTransit(Session session, Conversation conversation, Stage stage, ClientSide client, UpstreamSide upstream, Dialogue dialogue,
            PendingReplies pending, Journal journal, Limits limits) {
        this.session = session;
        this.conversation = conversation;
        this.stage = stage;
        this.client = client;
        this.upstream = upstream;
        this.dialogue = dialogue;
        this.pending = pending;
        this.journal = journal;
        this.limits = limits;
    }

    // How it begins

    /** The upstream has asked for it. */
    void begins() {
        comes(new DataPump(conversation, this, client, upstream, limits, sizeLimit(), false));
    }

    /** The client was asked for it ahead of the upstream. */
    void beginsAhead() {
        if (dialogue.upstream().chunking()) {
            comes(new RechunkPump(conversation, this, client, upstream, limits, sizeLimit(), pending));
        } else {
            upstream.askForMessage();
            pending.addUnheard(Verbs.DATA, null);
            comes(new DataPump(conversation, this, client, upstream, limits, sizeLimit(), true));
        }
    }

    private void comes(MessagePump by) {
        pump = by;
        stage.enter(Phase.DATA);
    }

    /** Whether it would end with that chunk, which has no octets, behind a CR that has no LF: with the command alone the upstream would have all of it. */
    boolean wouldEndWithin(Verdict.Chunk chunk) {
        return chunk.last() && chunk.octets() == 0 && pump instanceof ChunkPump begun && begun.scanner.isWithinLineEnd();
    }

    /** A piece of it follows. */
    void chunkBegins(Verdict.Chunk chunk) {
        ChunkPump chunks = pump instanceof ChunkPump begun ? begun : new ChunkPump(conversation, this, client, upstream, limits, sizeLimit());
        chunks.begin(chunk.octets(), chunk.last());
        comes(chunks);
        if (chunk.refusal() != null) {
            chunks.fail(chunk.refusal());
            stage.enter(Phase.DISCARDING);
        }
    }

    private long sizeLimit() {
        return dialogue.upstream().sizeLimit();
    }

    // While it passes

    /** @param readable whether the client may have sent something */
    void pass(boolean readable) {
        pump.run(readable);
    }

    /** The upstream has answered that it takes it. */
    void release() {
        pump.release();
    }

    /** Octets passed upstream, or waiting to be; 0 when there is none. */
    long passed() {
        return pump == null ? 0 : pump.passed();
    }

    boolean isComplete() {
        return pump.isComplete();
    }

    /** Whether octets wait for the upstream to take them. */
    boolean isWaiting() {
        return stage.isPassingData() && pump.isWaiting();
    }

    /** Whether nothing can go on before the upstream has answered. */
    boolean isHeld() {
        return stage.isPassingData() && pump.isHeld();
    }

    /** Whether it can go on only with more from the client. */
    boolean wantsMore() {
        return stage.isPassingData() && !pump.isWaiting() && !pump.isComplete() && !pump.isHeld();
    }

    /** Says what is waited for. */
    void await(Waiting waiting) {
        waiting.forData(pump.sent(), pump.isWaiting());
    }

    // How it ends

    /** It is with the upstream, its end included. */
    void sent() {
        stage.enter(Phase.COMMANDS);
        pending.add(Verbs.END_OF_DATA, null, null);
    }

    /** The piece is with the upstream. */
    void chunkSent(boolean last) {
        stage.enter(Phase.COMMANDS);
        pending.add(last ? Verbs.END_OF_DATA : Verbs.BDAT, null, null);
    }

    /** The upstream has answered its end, or what comes next is another one. */
    void forget() {
        pump = null;
    }

    /** The upstream has refused the end of it. */
    void refusedAtItsEnd() {
        if (pump instanceof RechunkPump) {
            resetUpstream();
        }
    }

    /** The upstream has refused a piece of it that the client does not know of. */
    void chunkRefused(Reply why) {
        if (stage.isPassingData()) {
            refuse(why);
        } else {
            dialogue.refused(why);
        }
    }

    /** The upstream has refused it while it comes: the client hears that at its end, and the session goes on. */
    void refuse(Reply why) {
        if (pump.isWaiting()) {
            abandon(why, Outcome.NOT_DELIVERED);
        } else {
            pump.fail(why);
            stage.enter(Phase.DISCARDING);
            journal.transactionEnded(pump.passed(), false, why.words());
            resetUpstream();
        }
    }

    /** The client thinks the transaction over; upstream it may not be. */
    private void resetUpstream() {
        dialogue.transactionEnded();
        upstream.reset();
        pending.addUnheard(Verbs.RSET, null);
    }

    /** It must not reach its end: without one, the upstream throws it away. */
    void abandon(Reply why, Outcome how) {
        upstream.drop();
        pump.fail(why);
        stage.outcome(how);
        stage.enter(Phase.DISCARDING);
    }

    /** Throws away what comes, if that is the way to go. @param readable whether the client may have sent something */
    void discard(boolean readable) {
        if (stage.is(Phase.DISCARDING) && pump.discard(readable)) {
            discarded();
        }
    }

    /** The client hears why; if nothing of what was thrown away is missing upstream, the session goes on. */
    private void discarded() {
        if (stage.outcome() != Outcome.OPEN || !pump.isComplete()) {
            endWithFailure();
        } else {
            stage.enter(Phase.COMMANDS);
            session.say(pump.failure());
            pump = null;
        }
    }

    /** The client hears why it was thrown away, and nothing more. */
    void endWithFailure() {
        session.end(pump.failure(), stage.outcome() == Outcome.OPEN ? Outcome.FAILED : stage.outcome());
    }
}
