package org.autoroute.smtp.routing;

/** Texts as they stand in a line in double quotes, a quote inside written twice: connection names, and values with blanks. */
final class QuotedText {

    private QuotedText() {
    }

    /** Whether a character could break a line apart or cannot be written to a file: controls, line and paragraph separators, half surrogate pairs. */
    static boolean isForbidden(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> true;
            default -> false;
        };
    }

    static boolean isValid(String text) {
        return !text.isEmpty() && text.codePoints().noneMatch(QuotedText::isForbidden);
    }

    /** From the opening quote to behind the closing one. The keys say what should have stood there when the quote is never closed, or nothing is quoted. */
    static String read(LineCursor cursor, String unclosed, String empty) throws LineCursor.Mismatch {
        int opening = cursor.position();
        StringBuilder text = new StringBuilder();
        cursor.advance();
        while (true) {
            text.append(cursor.takeWhile(c -> c != '"' && c != '\t'));
            if (cursor.peek() != '"') {
                throw cursor.expected(cursor.atEnd() ? unclosed : "expected.noControl");
            }
            cursor.advance();
            if (cursor.peek() != '"') {
                break;
            }
            text.append('"');
            cursor.advance();
        }
        if (text.isEmpty()) {
            throw cursor.expected(opening, empty);
        }
        return text.toString();
    }

    static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    /** In quotes only when it could not be read without. */
    static String quotedIfNeeded(String text) {
        return text.indexOf('"') >= 0 || text.chars().anyMatch(LineCursor::isBlank) ? quoted(text) : text;
    }
}
