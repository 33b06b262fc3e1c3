package org.autoroute.smtp.mailclients;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Reads {@code prefs.js}: comments and {@code user_pref("name", value);}, a value being a string, a whole number, {@code true} or {@code false}. A
 * file that holds anything else, a script for instance, was not written by the program and is refused.
 */
final class PrefsFile {

    private static final Set<String> CALLS = Set.of("user_pref", "pref", "sticky_pref");

    private final Chars text;
    private int at;

    private PrefsFile(Chars text) {
        this.text = text;
    }

    /** The values of those names that are wanted; the others never become strings. */
    static Map<String, String> read(Chars text, Predicate<String> wanted) throws Malformed {
        return new PrefsFile(text).read(wanted);
    }

    private Map<String, String> read(Predicate<String> wanted) throws Malformed {
        Map<String, String> values = new HashMap<>();
        skip();
        while (at < text.length()) {
            if (!CALLS.contains(word().toString())) {
                throw unexpected();
            }
            expect('(');
            String name = Escapes.resolve(string());
            expect(',');
            Chars value = peek() == '"' || peek() == '\'' ? string() : literal();
            if (wanted.test(name)) {
                values.put(name, Escapes.resolve(value));
            }
            expect(')');
            expect(';');
        }
        return values;
    }

    private Chars literal() throws Malformed {
        Chars word = word();
        boolean number = word.length() > 0 && word.length() < 12 && word.chars().skip(word.charAt(0) == '-' ? 1 : 0).allMatch(Character::isDigit);
        if (!number && !word.is("true") && !word.is("false")) {
            throw unexpected();
        }
        return word;
    }

    private Chars word() {
        int start = at;
        while (at < text.length() && (Character.isLetterOrDigit(peek()) || peek() == '_' || peek() == '-')) {
            at++;
        }
        Chars word = text.subSequence(start, at);
        skip();
        return word;
    }

    private Chars string() throws Malformed {
        char quote = peek();
        if (quote != '"' && quote != '\'') {
            throw unexpected();
        }
        int start = ++at;
        while (peek() != quote) {
            at += peek() == '\\' ? 2 : 1;
            if (at >= text.length()) {
                throw unexpected();
            }
        }
        Chars string = text.subSequence(start, at++);
        skip();
        return string;
    }

    private void expect(char c) throws Malformed {
        if (peek() != c) {
            throw unexpected();
        }
        at++;
        skip();
    }

    /** The character here, 0 at the end, which no text holds. */
    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private void skip() {
        while (at < text.length()) {
            if (text.charAt(at) <= ' ') {
                at++;
            } else if (peek() == '#' || text.from(at).startsWith("//")) {
                skipPast("\n");
            } else if (text.from(at).startsWith("/*")) {
                at += 2;
                skipPast("*/");
            } else {
                return;
            }
        }
    }

    private void skipPast(String end) {
        while (at < text.length() && !text.from(at).startsWith(end)) {
            at++;
        }
        at = Math.min(text.length(), at + end.length());
    }

    private Malformed unexpected() {
        long line = 1 + text.subSequence(0, Math.min(at, text.length())).chars().filter(c -> c == '\n').count();
        return new Malformed("malformed.prefs", line);
    }
}
