package org.autoroute.smtp.service.internal.talk;

/**
 * What a server said (RFC 5321 section 4.2).
 *
 * @param code the three digits
 * @param text all its lines as they came, a blank between them, without control characters
 */
public record Reply(int code, String text) {

    private static final int GOOD = 2;
    private static final int GO_ON = 3;
    private static final int TRANSIENT = 4;

    /** The line that says who or what; of a reply to EHLO those behind it list what the server can do. */
    public String firstLine() {
        return text.replaceFirst("^(\\d{3})-(.*?) \\1[- ].*$", "$1 $2");
    }

    public boolean isGood() {
        return code / 100 == GOOD;
    }

    public boolean isGoOn() {
        return code / 100 == GO_ON;
    }

    public boolean isTransient() {
        return code / 100 == TRANSIENT;
    }
}
