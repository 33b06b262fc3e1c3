package org.autoroute.smtp.service.internal.oauth;

/** A provider did not give what it was asked for. Its message has nothing of what was sent, and of what came only the error's name. */
final class OAuthException extends Exception {

    /** Nothing came that could be understood; later it may. */
    static final String UNREACHABLE = "unreachable";

    private static final long serialVersionUID = 1L;

    private final String error;

    /** @param error the name of RFC 6749 section 5.2 or RFC 8628 section 3.5, or {@link #UNREACHABLE} */
    OAuthException(String error, String message) {
        super(message);
        this.error = error;
    }

    String error() {
        return error;
    }

    boolean isUnreachable() {
        return error.equals(UNREACHABLE);
    }
}
