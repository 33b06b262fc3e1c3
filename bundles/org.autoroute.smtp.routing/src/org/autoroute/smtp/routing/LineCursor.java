package org.autoroute.smtp.routing;

import java.util.function.IntPredicate;

/** Walks along one line. Belongs to one parse. */
final class LineCursor {

    private final String line;
    private int at;

    LineCursor(String line) {
        this.line = line;
    }

    /** Where a line stops being right, and what should have stood there. */
    static final class Mismatch extends Exception {
        private static final long serialVersionUID = 1L;
        private final int column;
        private final transient Text expected;

        private Mismatch(int column, Text expected) {
            super(expected.key(), null, false, false);
            this.column = column;
            this.expected = expected;
        }

        int column() {
            return column;
        }

        Text expected() {
            return expected;
        }
    }

    int position() {
        return at;
    }

    void returnTo(int position) {
        at = position;
    }

    boolean atEnd() {
        return at == line.length();
    }

    /** The character here, 0 at the end. */
    char peek() {
        return atEnd() ? 0 : line.charAt(at);
    }

    void advance() {
        at++;
    }

    /** Everything from here to the end. */
    String rest() {
        return line.substring(at);
    }

    /** Everything from here on while the characters are as wanted. */
    String takeWhile(IntPredicate wanted) {
        int from = at;
        while (!atEnd() && wanted.test(line.charAt(at))) {
            at++;
        }
        return line.substring(from, at);
    }

    /** Whether there was any. */
    boolean skipBlanks() {
        return !takeWhile(LineCursor::isBlank).isEmpty();
    }

    /** Blanks, tabs, and the blanks that come with text copied from a page. */
    static boolean isBlank(int c) {
        return c == '\t' || Character.getType(c) == Character.SPACE_SEPARATOR;
    }

    void refuseControls() throws Mismatch {
        for (int i = 0; i < line.length(); i += Character.charCount(line.codePointAt(i))) {
            int c = line.codePointAt(i);
            if (c != '\t' && QuotedText.isForbidden(c)) {
                throw expected(i, "expected.noControl");
            }
        }
    }

    Mismatch expected(String key, Object... arguments) {
        return expected(at, key, arguments);
    }

    Mismatch expected(int position, String key, Object... arguments) {
        return new Mismatch(line.codePointCount(0, position) + 1, Text.of(LineCursor.class, key, arguments));
    }
}
