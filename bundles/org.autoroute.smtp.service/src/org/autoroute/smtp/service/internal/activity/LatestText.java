package org.autoroute.smtp.service.internal.activity;

import java.util.Locale;

import org.autoroute.smtp.routing.Text;

/** Words for texts of which many in a row are the same. For one thread. */
final class LatestText {

    private Text text;
    private String words = "";

    String of(Text asked) {
        if (!asked.equals(text)) {
            words = asked.in(Locale.ROOT);
            text = asked;
        }
        return words;
    }
}
