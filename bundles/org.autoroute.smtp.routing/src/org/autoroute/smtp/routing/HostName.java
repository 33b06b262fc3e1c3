package org.autoroute.smtp.routing;

import java.net.IDN;
import java.util.Locale;

/** Checks host names by RFC 1123 section 2.1 and RFC 1035 section 2.3.4, and converts internationalised ones. */
final class HostName {

    private static final int MOST = 253;
    private static final int MOST_IN_LABEL = 63;
    /** Characters that the two generations of IDNA send to different domains (RFC 5894 section 7.2): better asked back than guessed. */
    private static final String AMBIGUOUS = "\u00df\u03c2\u200c\u200d";

    private HostName() {
    }

    sealed interface Result {
    }

    /** The name as the name system knows it, in lower case. */
    record Good(String ascii) implements Result {
    }

    /** What is wrong from which character on, as a message key. */
    record Bad(int offset, String key) implements Result {
    }

    static Result of(String text) {
        if (text.length() > MOST + 1) {
            return new Bad(0, "expected.shortName");
        }
        boolean plain = text.chars().allMatch(c -> c < 128);
        return plain ? check(text) : converted(text);
    }

    private static Result converted(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (AMBIGUOUS.indexOf(text.charAt(i)) >= 0) {
                return new Bad(i, "expected.unambiguous");
            }
        }
        try {
            Result result = check(IDN.toASCII(text, IDN.USE_STD3_ASCII_RULES));
            return result instanceof Bad bad ? new Bad(0, bad.key()) : result;
        } catch (IllegalArgumentException | IndexOutOfBoundsException notAName) {
            return new Bad(0, "expected.name");
        }
    }

    private static Result check(String text) {
        String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        if (name.length() > MOST) {
            return new Bad(0, "expected.shortName");
        }
        int start = 0;
        for (String label : name.split("\\.", -1)) {
            int wrong = firstWrong(label);
            if (wrong >= 0) {
                return new Bad(start + wrong, "expected.name");
            }
            if (label.length() > MOST_IN_LABEL) {
                return new Bad(start, "expected.shortLabel");
            }
            start += label.length() + 1;
        }
        // A last label of digits only is how a wrong IPv4 address looks; no top-level domain is named so (RFC 3696 section 2).
        if (name.substring(name.lastIndexOf('.') + 1).chars().allMatch(Character::isDigit)) {
            return new Bad(0, "expected.fourNumbers");
        }
        return new Good(name.toLowerCase(Locale.ROOT));
    }

    /** Index of the first character that may not stand where it does, -1 when the label is right. */
    private static int firstWrong(String label) {
        for (int i = 0; i < label.length(); i++) {
            char c = label.charAt(i);
            boolean letterOrDigit = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            boolean inside = i > 0 && i < label.length() - 1;
            if (!letterOrDigit && !(c == '-' && inside)) {
                return i;
            }
        }
        return label.isEmpty() ? 0 : -1;
    }
}
