package org.autoroute.smtp.relay.conformance;

/** Finds the end of message data, which is CRLF.CRLF and nothing else, and digests what comes before it. */
final class BodyReader {

    private static final byte[] END = {'.', '\r', '\n'};

    private final Digest content = new Digest();
    private boolean lineStart = true;
    private boolean afterCr;
    private int matched;
    private boolean ended;

    boolean ended() {
        return ended;
    }

    /** The message so far; what may be the final dot is not among it yet. */
    Digest content() {
        return content;
    }

    /** Octets read so far. */
    long count() {
        return content.length() + matched;
    }

    void see(int octet) {
        if (matched > 0 || lineStart) {
            if (octet == END[matched]) {
                matched++;
                ended = matched == END.length;
                lineStart = false;
                return;
            }
            for (int i = 0; i < matched; i++) {
                add(END[i]);
            }
            matched = 0;
        }
        add(octet);
    }

    private void add(int octet) {
        content.see(octet);
        lineStart = octet == '\n' && afterCr;
        afterCr = octet == '\r';
    }
}
