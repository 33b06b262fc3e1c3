package org.autoroute.smtp.relay.internal.wire;

import java.nio.ByteBuffer;

/**
 * Watches message data go by (RFC 5321 section 4.5.2) without touching it: finds the one and only end, CRLF.CRLF, refuses every CR, LF and NUL that
 * is not part of a CRLF, counts octets and Received fields. Octets that might be part of the end are held back until the next ones tell, so an
 * upstream never sees an end this scanner has not seen. In chunks (RFC 3030) dots mean nothing, somebody else knows the end, and nothing is held back: a
 * CRLF may lie in two of them. One for each message; fed piece by piece.
 */
public final class DataScanner {

    /** What was found in a piece. */
    public enum Found {
        /** Nothing; more data is to come. */
        MORE,
        /** The end; {@link #safe()} is behind it. */
        END,
        /** A CR or LF alone, or a NUL. */
        STRAY
    }

    private static final String RECEIVED = "received:";
    private static final int END_OCTETS = 3;

    private final boolean dots;
    private boolean lineStart = true;
    private boolean header = true;
    private int matched;
    private int hops;
    private long passed;
    private long framing;
    private int safe;
    private boolean afterCr;
    private boolean afterLoneCr;

    /** @param dots whether the message comes by DATA, else in chunks */
    public DataScanner(boolean dots) {
        this.dots = dots;
    }

    /**
     * Looks at the octets between two indices; those it held back the time before must come first again.
     *
     * @return what was found; the octets before {@link #safe()} may be passed on
     */
    public Found scan(ByteBuffer buffer, int from, int to) {
        Found found = search(buffer, from, to);
        passed += safe - from;
        framing += found == Found.END ? END_OCTETS : 0;
        return found;
    }

    private Found search(ByteBuffer buffer, int from, int to) {
        int at = from;
        int lineBegin = -1;
        if (afterCr && at < to) {
            if (buffer.get(at) != Octets.LF) {
                return stop(at, Found.STRAY);
            }
            afterCr = false;
            header &= !afterLoneCr;
            lineStart = true;
            at++;
        }
        while (at < to) {
            if (lineStart) {
                lineBegin = at;
                if (dots && buffer.get(at) == '.') {
                    int left = to - at;
                    if (left == 1 || left == 2 && buffer.get(at + 1) == Octets.CR) {
                        return stop(at, Found.MORE);
                    }
                    if (buffer.get(at + 1) == Octets.CR && buffer.get(at + 2) == Octets.LF) {
                        return stop(at + 3, Found.END);
                    }
                    framing++;
                    at++;
                } else if (header && buffer.get(at) == Octets.CR) {
                    header = to - at < 2 || buffer.get(at + 1) != Octets.LF;
                }
                lineStart = false;
                matched = header ? 0 : -1;
            }
            if (matched >= 0) {
                matchReceived(buffer, at, to);
            }
            at = Octets.control(buffer, at, to);
            if (at == to) {
                break;
            }
            byte octet = buffer.get(at);
            if (octet == Octets.CR) {
                if (at + 1 == to) {
                    if (!dots) {
                        afterCr = true;
                        afterLoneCr = at == lineBegin;
                        return stop(to, Found.MORE);
                    }
                    lineStart = at == lineBegin;
                    return stop(at, Found.MORE);
                }
                if (buffer.get(at + 1) != Octets.LF) {
                    return stop(at, Found.STRAY);
                }
                at += 2;
                lineStart = true;
            } else if (octet == Octets.LF || octet == Octets.NUL) {
                return stop(at, Found.STRAY);
            } else {
                at++;
            }
        }
        return stop(to, Found.MORE);
    }

    private Found stop(int index, Found found) {
        safe = index;
        return found;
    }

    /** Goes on comparing where the last piece ended; looks ahead only, consumes nothing. */
    private void matchReceived(ByteBuffer buffer, int from, int to) {
        for (int i = from; i < to && matched >= 0; i++) {
            int octet = buffer.get(i);
            int lower = octet >= 'A' && octet <= 'Z' ? octet + 32 : octet;
            matched = lower == RECEIVED.charAt(matched) ? matched + 1 : -1;
            if (matched == RECEIVED.length()) {
                hops++;
                matched = -1;
            }
        }
    }

    /** Behind the last octet that may be passed on. */
    public int safe() {
        return safe;
    }

    /** Whether the octet behind the safe ones begins a line. */
    public boolean isAtLineStart() {
        return lineStart;
    }

    /** Whether the last octet was a CR, so that the message cannot end here. */
    public boolean isWithinLineEnd() {
        return afterCr;
    }

    /** Received fields seen in the header. */
    public int hops() {
        return hops;
    }

    /** Octets of the message so far as RFC 1870 counts them: without the dots added for transparency and without the end. */
    public long size() {
        return passed - framing;
    }

    /** Octets passed so far as they were on the wire. */
    public long passed() {
        return passed;
    }
}
