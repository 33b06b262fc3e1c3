package org.autoroute.smtp.relay.conformance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.concurrent.CountDownLatch;

import javax.net.ssl.SSLContext;

/** What a scripted upstream does when it is its turn. */
sealed interface Act {

    /** Writes octets, each piece in a segment of its own. */
    record Say(List<String> pieces) implements Act {
    }

    /** Ends the connection in order. */
    record Close() implements Act {
    }

    /** Ends the connection with a reset. */
    record Kill() implements Act {
    }

    /** Says nothing any more, but reads on. */
    record Silence() implements Act {
    }

    /** Does nothing, reading included, until the gate is open. */
    record Hold(CountDownLatch gate) implements Act {
    }

    /**
     * Becomes the server of a TLS handshake and waits for its end.
     *
     * @param context   with its certificate
     * @param protocols what it knows; all that Java knows when empty
     */
    record Secure(SSLContext context, List<String> protocols) implements Act {
    }

    /** New keys (TLS 1.3) or a new handshake (TLS 1.2). */
    record Renew() implements Act {
    }

    /** Ends the TCP connection without a word of TLS. */
    record Truncate() implements Act {
    }

    /** One after the other. */
    record All(List<Act> acts) implements Act {
    }

    /** A reply, its lines ended as they should be. */
    static Act say(String... lines) {
        return raw(String.join("\r\n", lines) + "\r\n");
    }

    /** These octets, one for each character. */
    static Act raw(String... pieces) {
        return new Say(List.of(pieces));
    }

    static Act close() {
        return new Close();
    }

    static Act kill() {
        return new Kill();
    }

    static Act silence() {
        return new Silence();
    }

    static Act hold(CountDownLatch gate) {
        return new Hold(gate);
    }

    static Act secure(Keys keys, String... protocols) {
        return new Secure(keys.context(), List.of(protocols));
    }

    static Act renew() {
        return new Renew();
    }

    static Act truncate() {
        return new Truncate();
    }

    static Act all(Act... acts) {
        return new All(List.of(acts));
    }

    /** A reply, every octet in a segment of its own. */
    static Act dribble(String... lines) {
        return raw((String.join("\r\n", lines) + "\r\n").split(""));
    }

    /** The first character said, a blank when nothing is said: of a reply, the class of its code. */
    default char codeClass() {
        return switch (this) {
            case Say say -> say.pieces().stream().filter(piece -> !piece.isEmpty()).map(piece -> piece.charAt(0)).findFirst().orElse(' ');
            case All all -> all.acts().stream().map(Act::codeClass).filter(c -> c != ' ').findFirst().orElse(' ');
            default -> ' ';
        };
    }

    static byte[] octets(String text) {
        return text.getBytes(ISO_8859_1);
    }
}
