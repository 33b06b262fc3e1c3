package org.autoroute.smtp.service.probe;

import java.util.Optional;

import org.autoroute.smtp.routing.Fingerprint;
import org.autoroute.smtp.routing.HostPort;

/**
 * What was seen at one port of a server. Strings come from the server: bounded, free of control characters. Immutable, any thread.
 *
 * @param server      host and port
 * @param state       whether it answers
 * @param greeting    its greeting without the code, empty when there was none
 * @param tls         whether it offers TLS: STARTTLS among the keywords of its EHLO, or TLS from the first octet
 * @param certificate the one it showed
 */
public record Door(HostPort server, State state, String greeting, boolean tls, Optional<Certificate> certificate) {

    /** Whether a door answers. */
    public enum State {
        /** It greets and answers EHLO. */
        OPEN,
        /** The connection was refused, or there is no way there. */
        REFUSED,
        /** The connection was never made. */
        SILENT,
        /** The connection was made, but what came was no mail server. */
        BROKEN
    }

    /**
     * A certificate a server showed.
     *
     * @param subject whom it is for
     * @param trusted whether this computer trusts who signed it, and it is for this server
     */
    public record Certificate(Fingerprint fingerprint, String subject, boolean trusted) {
    }

    static Door shut(HostPort server, State state) {
        return new Door(server, state, "", false, Optional.empty());
    }

    /** Whether a mail server answers there. */
    public boolean isOpen() {
        return state == State.OPEN;
    }

    boolean isShut() {
        return state == State.REFUSED || state == State.SILENT;
    }

    /** What to remember when this was seen after that: better protection stays known, so that its loss is named until it is back. */
    Door after(Door before) {
        if (!before.isOpen()) {
            return this;
        }
        if (!isOpen()) {
            return before;
        }
        boolean doubtful = certificate.isEmpty() || !certificate.get().trusted();
        return new Door(server, state, greeting, tls || before.tls, doubtful ? before.certificate.or(() -> certificate) : certificate);
    }
}
