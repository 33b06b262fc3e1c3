package org.autoroute.smtp.routing;

import java.util.Optional;

/** Ranges as they stand in a line: {@code first-last}, {@code address/length}, or one address. */
final class RangeText {

    private RangeText() {
    }

    static IpRange read(LineCursor cursor) throws LineCursor.Mismatch {
        int start = cursor.position();
        String token = addressText(cursor);
        if (cursor.peek() == '/') {
            cursor.advance();
            String network = token + "/" + cursor.takeWhile(c -> c >= '0' && c <= '9');
            return IpPrefix.parse(network).map(IpRange::of).orElseThrow(() -> cursor.expected(start, "expected.network"));
        }
        IpAddress first = IpAddress.parse(token).orElseThrow(() -> cursor.expected(start, "expected.link"));
        if (!skipHyphen(cursor)) {
            return new IpRange(first, first);
        }
        return upTo(first, cursor);
    }

    private static IpRange upTo(IpAddress first, LineCursor cursor) throws LineCursor.Mismatch {
        int start = cursor.position();
        Optional<IpAddress> last = IpAddress.parse(addressText(cursor));
        if (last.isEmpty() || last.get().version() != first.version()) {
            throw cursor.expected(start, first.isV4() ? "expected.lastV4" : "expected.lastV6");
        }
        if (last.get().compareTo(first) < 0) {
            throw cursor.expected(start, "expected.greater", first.toString());
        }
        return new IpRange(first, last.get());
    }

    private static String addressText(LineCursor cursor) {
        return cursor.takeWhile(c -> c != '/' && c != '"' && !isHyphen(c) && !LineCursor.isBlank(c));
    }

    /** Blanks around the hyphen are understood, and so is the dash that text programs make of it. */
    private static boolean skipHyphen(LineCursor cursor) {
        int before = cursor.position();
        cursor.skipBlanks();
        if (!isHyphen(cursor.peek())) {
            cursor.returnTo(before);
            return false;
        }
        cursor.advance();
        cursor.skipBlanks();
        return true;
    }

    private static boolean isHyphen(int c) {
        return c == '-' || c == '\u2013';
    }
}
