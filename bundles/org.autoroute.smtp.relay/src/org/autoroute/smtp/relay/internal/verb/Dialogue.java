package org.autoroute.smtp.relay.internal.verb;

import java.util.List;

import org.autoroute.smtp.relay.internal.upstream.Capabilities;
import org.autoroute.smtp.relay.internal.wire.Reply;

/** How far client and upstream have come: what decides whether a command is allowed now. One for each session. */
public final class Dialogue {

    private enum Mail {
        /** No transaction. */
        NONE,
        /** MAIL was answered ahead of the upstream, which is to hear of it together with the first RCPT. */
        HELD,
        /** MAIL was sent upstream. */
        ASKED,
        /** MAIL was accepted. */
        OPEN,
        /** The upstream has refused a MAIL that was answered ahead of it. */
        REFUSED,
        /** DATA was refused; whether the transaction still stands, the upstream knows. */
        UNSURE
    }

    private enum Chunks {
        NONE, BEGUN,
        /** One was refused; those that still come are not wanted (RFC 3030 section 2). */
        REFUSED
    }

    /**
     * A MAIL that waits for its first RCPT.
     *
     * @param octets its line with CRLF; must not be changed
     * @param path   the address in it
     */
    public record HeldMail(byte[] octets, String path) {
    }

    private Capabilities upstream;
    private final ListenerGate gate;
    private final boolean ahead;
    private boolean offersStartTls;
    private boolean secure;
    private boolean greeted;
    private boolean extended;
    private boolean challenged;
    private boolean loggedIn;
    private boolean utf8;
    private Mail mail = Mail.NONE;
    private boolean wasUnsure;
    private int recipientsAsked;
    private int recipientsAccepted;
    private Chunks chunks = Chunks.NONE;
    private long chunkOctets;
    private HeldMail held;
    private Reply refusal;

    /**
     * @param gate           the login at the relay itself
     * @param ahead          whether the client is answered ahead of the upstream where a failure still reaches it in time
     * @param secure         whether the client speaks TLS
     * @param offersStartTls whether the client may change to TLS
     */
    public Dialogue(Capabilities upstream, ListenerGate gate, boolean ahead, boolean secure, boolean offersStartTls) {
        this.upstream = upstream;
        this.gate = gate;
        this.ahead = ahead;
        this.secure = secure;
        this.offersStartTls = offersStartTls;
    }

    public Capabilities upstream() {
        return upstream;
    }

    /** The login at the relay itself. */
    public ListenerGate gate() {
        return gate;
    }

    /** What the client is told after EHLO, STARTTLS left aside. */
    public Capabilities offered() {
        return upstream.withAuth(gate.mechanisms(upstream.auth()));
    }

    /** Why no mail is taken of the client before it has logged in, null when that is not so. */
    public Reply loginMissing() {
        return loggedIn ? null : gate.refusal(offersStartTls);
    }

    /** Whether the client speaks TLS. */
    public boolean isSecure() {
        return secure;
    }

    /** Whether STARTTLS is allowed now. A login in clear may be somebody else's, and the upstream cannot forget it (RFC 3207 section 4.2). */
    public boolean offersStartTls() {
        return offersStartTls && !loggedIn;
    }

    /** Whatever the client said in clear is forgotten (RFC 3207 section 4.2). @param offered what it is told of the upstream from now on */
    public void secured(Capabilities offered) {
        upstream = offered;
        secure = true;
        gate.beginAnew();
        offersStartTls = false;
        greeted = false;
        extended = false;
    }

    public boolean greeted() {
        return greeted;
    }

    /** Whether the client said EHLO, so that parameters are allowed. */
    public boolean extended() {
        return extended;
    }

    public void greeted(boolean byEhlo) {
        greeted = true;
        extended = byEhlo;
    }

    /** Whether the upstream waits for an answer to its challenge. */
    public boolean isChallenged() {
        return challenged;
    }

    /** Whether what the client says next is an answer to a challenge and no command. */
    public boolean isAnswerNext() {
        return challenged || gate.isAsking();
    }

    /** Another server takes the place of the one the client was told of: a login that was meant for that one must not reach this one (promise 6). */
    public void serverChanged() {
        upstream = upstream.withAuth(List.of());
    }

    /** Whether the upstream has taken a login of the client's. */
    public boolean isLoggedIn() {
        return loggedIn;
    }

    /** Whether the client may have to say something longer than commands are. */
    public boolean mayLogIn() {
        return (!upstream.auth().isEmpty() || gate.isOffered()) && !loggedIn && !gate.isPassed();
    }

    public void loginAnswered(boolean byChallenge, boolean bySuccess) {
        challenged = byChallenge;
        loggedIn = bySuccess;
    }

    /** Whether the transaction allows UTF-8 in addresses. */
    public boolean utf8() {
        return utf8;
    }

    /** Whether MAIL was sent upstream and not undone. */
    public boolean inTransaction() {
        return mail == Mail.ASKED || mail == Mail.OPEN || mail == Mail.UNSURE;
    }

    /** Whether the client has a transaction open as far as it knows. */
    public boolean hasSender() {
        return mail != Mail.NONE;
    }

    /** Whether another MAIL is out of order beyond doubt. */
    public boolean mailIsNested() {
        return mail != Mail.NONE && mail != Mail.UNSURE;
    }

    /** Whether MAIL may be answered ahead of the upstream. */
    public boolean mayHoldMail() {
        return ahead && mail == Mail.NONE;
    }

    /** Whether DATA may be answered ahead of the upstream: it could still refuse the message, but not for want of a recipient. */
    public boolean mayAskForMessage() {
        return ahead && mail == Mail.OPEN && recipientsAsked == 0 && recipientsAccepted > 0;
    }

    /** After {@link #mailAsked}: the upstream does not know yet. */
    public void mailHeld(HeldMail line) {
        mail = Mail.HELD;
        held = line;
    }

    /** The MAIL that is to be sent now, null when there is none. */
    public HeldMail takeHeldMail() {
        HeldMail taken = held;
        if (taken != null) {
            held = null;
            mail = Mail.ASKED;
        }
        return taken;
    }

    /** The upstream refused what the client was told was well: from here on that is the reply to whatever the upstream would have answered. */
    public void refused(Reply reply) {
        if (refusal == null) {
            refusal = reply;
            mail = mail == Mail.NONE ? Mail.REFUSED : mail;
        }
    }

    /** See {@link #refused}; null while there is none. */
    public Reply refusal() {
        return refusal;
    }

    /** Whether DATA can succeed. */
    public boolean mayHaveRecipients() {
        return recipientsAsked + recipientsAccepted > 0;
    }

    public void mailAsked(boolean withUtf8) {
        wasUnsure = mail == Mail.UNSURE;
        mail = Mail.ASKED;
        utf8 = withUtf8;
        forgetMessage();
    }

    private void forgetMessage() {
        recipientsAsked = 0;
        recipientsAccepted = 0;
        chunks = Chunks.NONE;
        chunkOctets = 0;
        held = null;
        refusal = null;
    }

    public void mailAnswered(boolean accepted) {
        mail = accepted ? Mail.OPEN : wasUnsure ? Mail.UNSURE : Mail.NONE;
    }

    public void recipientAsked() {
        recipientsAsked++;
    }

    public void recipientAnswered(boolean accepted) {
        recipientsAsked--;
        recipientsAccepted += accepted ? 1 : 0;
    }

    /** Whether a part of the message has come by BDAT. */
    public boolean inChunks() {
        return chunks != Chunks.NONE;
    }

    /** Whether a part of the message was refused. */
    public boolean isChunkRefused() {
        return chunks == Chunks.REFUSED;
    }

    /** Octets of the message that have come by BDAT. */
    public long chunkOctets() {
        return chunkOctets;
    }

    public void chunkBegun(long octets) {
        chunks = Chunks.BEGUN;
        chunkOctets += octets;
    }

    /** By the upstream or the relay. What the upstream makes of the transaction, it knows; RSET reaches it. */
    public void chunkRefused() {
        chunks = Chunks.REFUSED;
        dataRefused();
    }

    /** The relay did not let a piece of the message through. A message that has begun is incomplete from then on. */
    public void chunkThrownAway() {
        if (chunks == Chunks.BEGUN) {
            chunkRefused();
        }
    }

    public void dataRefused() {
        if (inTransaction()) {
            mail = Mail.UNSURE;
        }
    }

    /** After the final reply, RSET, or another EHLO. */
    public void transactionEnded() {
        mail = Mail.NONE;
        utf8 = false;
        forgetMessage();
    }
}
