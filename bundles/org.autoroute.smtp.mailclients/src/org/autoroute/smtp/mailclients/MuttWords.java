package org.autoroute.smtp.mailclients;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes Mutt's configuration apart: commands at ends of lines and behind semicolons, words between blanks, quotes of three kinds, backslashes, which
 * also join lines, and comments. Words stay parts of the text, quotes included.
 */
final class MuttWords {

    private static final int MOST_WORDS = 1000;

    private MuttWords() {
    }

    /** Takes in a command. */
    interface Reader {
        void command(List<Chars> words) throws Malformed;
    }

    /**
     * Has each command of a text read, as its words; {@code a = b} is one word. One after the other, for a file of a few megabytes may hold millions.
     *
     * @throws Malformed when a command has so many words that nobody wrote it
     */
    static void read(Chars text, Reader reader) throws Malformed {
        List<Chars> words = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#') {
                at = endOfLine(text, at);
            } else if (isEscapedLineEnd(text, at)) {
                at += 2;
            } else if (c == ';' || c == '\n') {
                reader.command(joinedAssignments(words));
                words.clear();
                at++;
            } else if (c <= ' ') {
                at++;
            } else {
                int end = endOfWord(text, at);
                if (words.size() == MOST_WORDS) {
                    throw new Malformed("malformed.entries", MOST_WORDS);
                }
                words.add(text.subSequence(at, end));
                at = end;
            }
        }
        reader.command(joinedAssignments(words));
    }

    /** What stands between the quotes, or the text itself. */
    static Chars inside(Chars word) {
        boolean quoted = word.length() >= 2 && (word.charAt(0) == '"' || word.charAt(0) == '\'') && word.charAt(word.length() - 1) == word.charAt(0);
        return quoted ? word.subSequence(1, word.length() - 1) : word;
    }

    /** What is assigned by a word {@code a=b}, without its quotes. */
    static Chars value(Chars assignment) {
        Chars value = assignment.from(assignment.indexOf('=') + 1).strip();
        while (value.length() > 0 && isEscapedLineEnd(value, 0)) {
            value = value.from(1).strip();
        }
        return inside(value);
    }

    private static int endOfLine(Chars text, int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    private static boolean isEscapedLineEnd(Chars text, int at) {
        return text.charAt(at) == '\\' && at + 1 < text.length() && (text.charAt(at + 1) == '\n' || text.charAt(at + 1) == '\r');
    }

    /** A quote that is not closed ends with its line. */
    private static int endOfWord(Chars text, int start) {
        char quote = 0;
        int at = start;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\n' || quote == 0 && isEscapedLineEnd(text, at)) {
                return at;
            }
            if (c == '\\' && quote != '\'') {
                at++;
            } else if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'' || c == '`') {
                quote = c;
            } else if (c <= ' ' || c == ';') {
                return at;
            }
            at++;
        }
        return text.length();
    }

    private static List<Chars> joinedAssignments(List<Chars> words) {
        List<Chars> joined = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            Chars word = words.get(i);
            while (i + 1 < words.size() && (word.indexOf('=') == word.length() - 1 || word.indexOf('=') < 0 && words.get(i + 1).charAt(0) == '=')) {
                word = word.upTo(words.get(++i));
            }
            joined.add(word);
        }
        return joined;
    }
}
