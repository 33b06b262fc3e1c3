package org.autoroute.smtp.mailclients;

/** The backslash escapes of key files and of JavaScript strings. What is no escape stays as it is. */
final class Escapes {

    private Escapes() {
    }

    static String resolve(CharSequence text) {
        StringBuilder resolved = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                resolved.append(c);
                continue;
            }
            char kind = text.charAt(++i);
            int digits = kind == 'x' ? 2 : kind == 'u' ? 4 : 0;
            int code = digits == 0 ? -1 : hex(text, i + 1, digits);
            if (code >= 0) {
                resolved.append((char) code);
                i += digits;
            } else {
                resolved.append(plain(kind));
            }
        }
        return resolved.toString();
    }

    private static char plain(char kind) {
        return switch (kind) {
            case 's' -> ' ';
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            default -> kind;
        };
    }

    private static int hex(CharSequence text, int from, int digits) {
        int code = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = i < text.length() ? Character.digit(text.charAt(i), 16) : -1;
            if (digit < 0) {
                return -1;
            }
            code = code << 4 | digit;
        }
        return code;
    }
}
