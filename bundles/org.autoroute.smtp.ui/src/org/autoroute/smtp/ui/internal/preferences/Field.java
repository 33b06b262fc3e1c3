package org.autoroute.smtp.ui.internal.preferences;

import org.autoroute.smtp.service.settings.SettingKey;

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
}
