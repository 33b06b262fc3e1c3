package org.autoroute.smtp.ui.internal.help;

import java.util.ArrayList;
import java.util.List;

/** Finds words on a page, whatever their case. Immutable, any thread. */
record Search(String words) {

    /** Where they begin; nothing is found of nothing. */
    List<Integer> in(String text) {
        List<Integer> found = new ArrayList<>();
        String wanted = words.strip();
        // Case by case, for folding can change the length of a text and so the offsets.
        for (int at = 0; !wanted.isEmpty() && at + wanted.length() <= text.length(); at++) {
            if (text.regionMatches(true, at, wanted, 0, wanted.length())) {
                found.add(at);
            }
        }
        return found;
    }

    int length() {
        return words.strip().length();
    }

    boolean isEmpty() {
        return words.isBlank();
    }
}
