package org.autoroute.smtp.relay;

import java.nio.charset.StandardCharsets;

/** A password or token on its way to a server. Never shows itself; compared by nothing but identity. Immutable, any thread. */
public final class Secret {

    private final String text;

    public Secret(String text) {
        this.text = text;
    }

    /** The secret itself, for the wire only. */
    public String reveal() {
        return text;
    }

    /** Its octets in UTF-8, for the wire only. */
    public byte[] octets() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "secret";
    }
}
