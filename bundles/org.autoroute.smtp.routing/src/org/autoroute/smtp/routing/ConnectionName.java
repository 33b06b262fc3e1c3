package org.autoroute.smtp.routing;

/** Connection names as they stand in a line: in double quotes, a quote inside written twice. */
final class ConnectionName {

    private ConnectionName() {
    }

    /** Whether a character could break a line apart or cannot be written to a file: controls, line and paragraph separators, half surrogate pairs. */
    static boolean isForbidden(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> true;
            default -> false;
        };
    }

    static boolean isValid(String name) {
        return !name.isEmpty() && name.codePoints().noneMatch(ConnectionName::isForbidden);
    }

    /** From the opening quote to behind the closing one. */
    static String read(LineCursor cursor) throws LineCursor.Mismatch {
        int opening = cursor.position();
        StringBuilder name = new StringBuilder();
        cursor.advance();
        while (true) {
            name.append(cursor.takeWhile(c -> c != '"' && c != '\t'));
            if (cursor.peek() != '"') {
                throw cursor.expected(cursor.atEnd() ? "expected.closingQuote" : "expected.noControl");
            }
            cursor.advance();
            if (cursor.peek() != '"') {
                break;
            }
            name.append('"');
            cursor.advance();
        }
        if (name.isEmpty()) {
            throw cursor.expected(opening, "expected.connectionName");
        }
        return name.toString();
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
