package org.autoroute.smtp.service.settings;

import java.io.Serial;
import java.util.Locale;

import org.autoroute.smtp.routing.Text;

/** What was asked for is not done; the text says why and what would help. Nothing has changed. */
public final class RefusedException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Text text;

    public RefusedException(Text text) {
        super(text.in(Locale.ROOT));
        this.text = text;
    }

    public RefusedException(Text text, Throwable cause) {
        super(text.in(Locale.ROOT), cause);
        this.text = text;
    }

    /** The reason, for the reader's language. */
    public Text text() {
        return text;
    }
}
