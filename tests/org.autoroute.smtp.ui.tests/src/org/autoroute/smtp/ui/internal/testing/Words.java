package org.autoroute.smtp.ui.internal.testing;

import org.autoroute.smtp.routing.Text;

/** Sentences a test lets the service say. */
public final class Words {

    private Words() {
    }

    public static Text text(String key) {
        return Text.of(Words.class, key);
    }
}
