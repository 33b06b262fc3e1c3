package org.autoroute.smtp.routing;

/**
 * Words from somewhere else, such as a server's reply, a certificate or a mail client's command, made fit for one line of a log, a table or a terminal:
 * without control characters of either set, characters that turn the direction of what stands beside them or cannot be seen, separators of lines and
 * paragraphs, and halves of characters. Stateless, any thread.
 */
public final class HarmlessText {

    private HarmlessText() {
    }

    /** With a question mark for each of them; the same object when there is none. */
    public static String of(String text) {
        return of(text, '?');
    }

    /** @param instead stands for each of them */
    public static String of(String text, char instead) {
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            if (!isHarmless(text.codePointAt(at))) {
                return cleaned(text, instead);
            }
        }
        return text;
    }

    private static String cleaned(String text, char instead) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(character -> clean.appendCodePoint(isHarmless(character) ? character : instead));
        return clean.toString();
    }

    private static boolean isHarmless(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
