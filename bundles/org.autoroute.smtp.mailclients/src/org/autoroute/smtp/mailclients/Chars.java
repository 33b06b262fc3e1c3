package org.autoroute.smtp.mailclients;

import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * A part of a file's text that has not become a string, and does not unless {@link #toString} is called: so passwords beside what is looked for
 * never do. Valid until the file's text is wiped.
 */
final class Chars implements CharSequence {

    private final char[] text;
    private final int from;
    private final int to;

    Chars(char[] text, int from, int to) {
        this.text = text;
        this.from = from;
        this.to = to;
    }

    @Override
    public int length() {
        return to - from;
    }

    @Override
    public char charAt(int index) {
        return text[from + index];
    }

    @Override
    public Chars subSequence(int start, int end) {
        return new Chars(text, from + start, from + end);
    }

    Chars from(int start) {
        return subSequence(start, length());
    }

    /** From here to the end of a later part of the same text. */
    Chars upTo(Chars last) {
        return new Chars(text, from, last.to);
    }

    /** Index of the character, -1 when there is none from this index on. */
    int indexOf(char c, int start) {
        for (int i = from + start; i < to; i++) {
            if (text[i] == c) {
                return i - from;
            }
        }
        return -1;
    }

    int indexOf(char c) {
        return indexOf(c, 0);
    }

    int lastIndexOf(char c) {
        int i = length() - 1;
        while (i >= 0 && charAt(i) != c) {
            i--;
        }
        return i;
    }

    boolean is(String word) {
        return length() == word.length() && startsWith(word);
    }

    /** Compared without regard to case. */
    boolean startsWith(String word) {
        if (length() < word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (Character.toLowerCase(charAt(i)) != Character.toLowerCase(word.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    boolean isQuoted() {
        return length() >= 2 && charAt(0) == '"' && charAt(length() - 1) == '"';
    }

    Chars strip() {
        int start = 0;
        int end = length();
        while (start < end && charAt(start) <= ' ') {
            start++;
        }
        while (end > start && charAt(end - 1) <= ' ') {
            end--;
        }
        return subSequence(start, end);
    }

    /**
     * Lines without their ends, whichever of the three usual ends they have. Each is made when it is asked for: a file of a few megabytes may have
     * millions.
     */
    Iterable<Chars> lines() {
        return () -> new Iterator<>() {
            private int start;

            @Override
            public boolean hasNext() {
                return start <= length();
            }

            @Override
            public Chars next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                int end = start;
                while (end < length() && charAt(end) != '\n' && charAt(end) != '\r') {
                    end++;
                }
                Chars line = subSequence(start, end);
                start = end + (end + 1 < length() && charAt(end) == '\r' && charAt(end + 1) == '\n' ? 2 : 1);
                return line;
            }
        };
    }

    @Override
    public String toString() {
        return new String(text, from, to - from);
    }
}
