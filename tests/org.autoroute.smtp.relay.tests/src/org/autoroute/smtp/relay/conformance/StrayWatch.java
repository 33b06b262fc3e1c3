package org.autoroute.smtp.relay.conformance;

/** Looks for what a strict relay never lets through: CR or LF on its own, and NUL. */
final class StrayWatch {

    private int last = -1;
    private volatile boolean seen;

    void see(int octet) {
        boolean lf = octet == '\n';
        if (octet == 0 || lf != (last == '\r')) {
            seen = true;
        }
        last = octet;
    }

    /** Nothing follows. */
    void end() {
        see(-1);
    }

    boolean seen() {
        return seen;
    }
}
