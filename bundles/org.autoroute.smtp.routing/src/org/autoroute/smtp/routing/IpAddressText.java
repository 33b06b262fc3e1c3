package org.autoroute.smtp.routing;

import java.util.Optional;

/** Reads and writes addresses: dotted decimal, RFC 4291 section 2.2 in, RFC 5952 out. */
final class IpAddressText {

    private static final int GROUPS = 8;

    private IpAddressText() {
    }

    static Optional<IpAddress> parse(String text) {
        return text.indexOf(':') >= 0 ? parseV6(text) : parseV4(text).map(low -> new IpAddress(4, 0, low));
    }

    private static Optional<Long> parseV4(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return Optional.empty();
        }
        long value = 0;
        for (String part : parts) {
            int octet = digits(part, 10, 3);
            if (octet < 0 || octet > 255 || part.length() > 1 && part.charAt(0) == '0') {
                return Optional.empty();
            }
            value = value << 8 | octet;
        }
        return Optional.of(value);
    }

    private static Optional<IpAddress> parseV6(String text) {
        int gap = text.indexOf("::");
        if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
            return Optional.empty();
        }
        int[] head = groups(gap < 0 ? text : text.substring(0, gap), gap < 0);
        int[] tail = gap < 0 ? new int[0] : groups(text.substring(gap + 2), true);
        if (head == null || tail == null) {
            return Optional.empty();
        }
        int given = head.length + tail.length;
        if (gap < 0 ? given != GROUPS : given >= GROUPS) {
            return Optional.empty();
        }
        int[] all = new int[GROUPS];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(tail, 0, all, GROUPS - tail.length, tail.length);
        return Optional.of(IpAddress.ofV6(quad(all, 0), quad(all, 4)));
    }

    private static int[] groups(String text, boolean endsAddress) {
        if (text.isEmpty()) {
            return new int[0];
        }
        String[] parts = text.split(":", -1);
        boolean dotted = endsAddress && parts[parts.length - 1].indexOf('.') >= 0;
        int[] values = new int[parts.length + (dotted ? 1 : 0)];
        for (int i = 0; i < parts.length; i++) {
            if (dotted && i == parts.length - 1) {
                Optional<Long> v4 = parseV4(parts[i]);
                if (v4.isEmpty()) {
                    return null;
                }
                values[i] = (int) (v4.get() >>> 16);
                values[i + 1] = (int) (v4.get() & 0xffff);
            } else if ((values[i] = digits(parts[i], 16, 4)) < 0) {
                return null;
            }
        }
        return values;
    }

    private static int digits(String part, int radix, int most) {
        if (part.isEmpty() || part.length() > most) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            int digit = c < 128 ? Character.digit(c, radix) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * radix + digit;
        }
        return value;
    }

    private static long quad(int[] groups, int from) {
        long value = 0;
        for (int i = from; i < from + 4; i++) {
            value = value << 16 | groups[i];
        }
        return value;
    }

    static String print(IpAddress address) {
        long low = address.low();
        if (address.isV4()) {
            return (low >>> 24) + "." + (low >>> 16 & 255) + "." + (low >>> 8 & 255) + "." + (low & 255);
        }
        int[] groups = new int[GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            groups[i] = (int) ((i < 4 ? address.high() : low) >>> 16 * (3 - i % 4) & 0xffff);
        }
        int[] zeros = longestZeros(groups);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            if (i == zeros[0]) {
                text.append("::");
                i += zeros[1] - 1;
            } else {
                text.append(text.isEmpty() || text.charAt(text.length() - 1) == ':' ? "" : ":").append(Integer.toHexString(groups[i]));
            }
        }
        return text.toString();
    }

    /** Start and length of the first longest run of at least two zero groups; start -1 when there is none. */
    private static int[] longestZeros(int[] groups) {
        int[] best = {-1, 1};
        for (int start = 0, run = 0; start + run < GROUPS; ) {
            if (groups[start + run] == 0) {
                run++;
                if (run > best[1]) {
                    best = new int[] {start, run};
                }
            } else {
                start += run + 1;
                run = 0;
            }
        }
        return best;
    }
}
