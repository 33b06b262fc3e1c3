package org.autoroute.smtp.relay.internal.session;

import java.nio.ByteBuffer;
import java.util.List;

import org.autoroute.smtp.relay.internal.loop.Inbox;

/** Tells by the first octets who does not speak SMTP: a web page that posts to the port, a TLS client. */
final class Strangers {

    private static final List<String> BEGINNINGS = List.of("GET ", "POST", "PUT ", "HEAD", "DELE", "OPTI", "CONN", "TRAC", "PATC", "HOST", "PRI ");
    private static final int TLS_HANDSHAKE = 22;
    private static final int TLS_MAJOR_VERSION = 3;

    private Strangers() {
    }

    static boolean speak(Inbox inbox) {
        int count = inbox.end() - inbox.start();
        if (count < 2) {
            return false;
        }
        ByteBuffer buffer = inbox.buffer();
        int start = inbox.start();
        if (buffer.get(start) == TLS_HANDSHAKE && buffer.get(start + 1) == TLS_MAJOR_VERSION) {
            return true;
        }
        if (count < 4) {
            return false;
        }
        for (String beginning : BEGINNINGS) {
            if (begins(buffer, start, beginning)) {
                return true;
            }
        }
        return false;
    }

    private static boolean begins(ByteBuffer buffer, int start, String beginning) {
        for (int i = 0; i < beginning.length(); i++) {
            int octet = buffer.get(start + i);
            if ((octet >= 'a' && octet <= 'z' ? octet - 32 : octet) != beginning.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
