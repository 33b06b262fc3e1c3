package org.autoroute.smtp.ui.internal.preferences;

import org.autoroute.smtp.service.settings.SettingKey;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.window.Note;

/** Shows one setting and takes what the user wants it to be. UI thread. */
interface Field {

    /** Told what the user has entered. */
    @FunctionalInterface
    interface Edits {
        void edited(SettingKey key, String value);
    }

    SettingKey key();

    /** Shows the value unless it stands there already, and beside it what is to be said of it. */
    void show(Draft draft);

    /** Says what a value that is typed should look like, and what somebody else has set meanwhile. */
    static void note(Draft draft, Note note, Messages messages) {
        note.show(draft.expected().map(expected -> messages.get("expected", expected.in(messages.locale()))),
                draft.elsewhere().map(value -> messages.get("elsewhere", value)));
    }
}
