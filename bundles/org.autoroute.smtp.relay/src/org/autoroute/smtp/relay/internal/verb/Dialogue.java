package org.autoroute.smtp.relay.internal.verb;

import org.autoroute.smtp.relay.internal.upstream.Capabilities;

/** How far client and upstream have come: what decides whether a command is allowed now. One for each session. */
public final class Dialogue {

    private enum Mail {
        /** No transaction. */
        NONE,
        /** MAIL was sent upstream. */
        ASKED,
        /** MAIL was accepted. */
        OPEN,
        /** DATA was refused; whether the transaction still stands, the upstream knows. */
        UNSURE
    }

    private final Capabilities upstream;
    private boolean greeted;
    private boolean extended;
    private boolean utf8;
    private Mail mail = Mail.NONE;
    private boolean wasUnsure;
    private int recipientsAsked;
    private int recipientsAccepted;

    public Dialogue(Capabilities upstream) {
        this.upstream = upstream;
    }

    public Capabilities upstream() {
        return upstream;
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

    /** Whether the transaction allows UTF-8 in addresses. */
    public boolean utf8() {
        return utf8;
    }

    /** Whether MAIL was sent upstream and not undone. */
    public boolean inTransaction() {
        return mail != Mail.NONE;
    }

    /** Whether another MAIL is out of order beyond doubt. */
    public boolean mailIsNested() {
        return mail == Mail.OPEN || mail == Mail.ASKED;
    }

    /** Whether DATA can succeed. */
    public boolean mayHaveRecipients() {
        return recipientsAsked + recipientsAccepted > 0;
    }

    public void mailAsked(boolean withUtf8) {
        wasUnsure = mail == Mail.UNSURE;
        mail = Mail.ASKED;
        utf8 = withUtf8;
        recipientsAsked = 0;
        recipientsAccepted = 0;
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

    public void dataRefused() {
        if (mail != Mail.NONE) {
            mail = Mail.UNSURE;
        }
    }

    /** After the final reply, RSET, or another EHLO. */
    public void transactionEnded() {
        mail = Mail.NONE;
        utf8 = false;
        recipientsAsked = 0;
        recipientsAccepted = 0;
    }
}
