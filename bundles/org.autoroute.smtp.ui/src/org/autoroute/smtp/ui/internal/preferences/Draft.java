package org.autoroute.smtp.ui.internal.preferences;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.service.settings.SettingKey;
import org.autoroute.smtp.service.settings.Settings;

/**
 * One setting as it stands in a dialog. While the user has not touched it, it follows the service; afterwards the user's value stays, whatever
 * others do meanwhile. Immutable.
 *
 * @param key     the setting
 * @param inForce what the service goes by
 * @param known   what was in force when the user began
 * @param value   what stands in the dialog
 * @param touched whether the user wants it so
 */
record Draft(SettingKey key, String inForce, String known, String value, boolean touched) {

    static Draft of(SettingKey key, Settings settings) {
        return following(key, settings.value(key));
    }

    private static Draft following(SettingKey key, String inForce) {
        return new Draft(key, inForce, inForce, inForce, false);
    }

    /** The user wants this value. */
    Draft edited(String wanted) {
        return same(wanted, inForce) ? new Draft(key, inForce, inForce, wanted, false) : new Draft(key, inForce, known, wanted, true);
    }

    /** The user wants what it was when nobody had said. */
    Draft restored() {
        return edited(key.defaultValue());
    }

    /** These settings are in force now. */
    Draft published(Settings settings) {
        String now = settings.value(key);
        if (now.equals(inForce)) {
            return this;
        }
        return touched && !same(now, value) ? new Draft(key, now, known, value, true) : following(key, now);
    }

    /** What somebody else has set since the user began. */
    Optional<String> elsewhere() {
        return touched && !known.equals(inForce) ? Optional.of(inForce) : Optional.empty();
    }

    /** What should stand there instead of a wrong value. */
    Optional<Text> expected() {
        return key.expected(value);
    }

    /** The value as it is kept. */
    String tidy() {
        return tidy(value);
    }

    private boolean same(String one, String other) {
        return tidy(one).equals(tidy(other));
    }

    private String tidy(String text) {
        return key == SettingKey.SERVER_ALLOWED ? tidyMasks(text) : text.strip();
    }

    /** Lines and commas divide alike, and one of them is enough. */
    private static String tidyMasks(String text) {
        return Arrays.stream(text.split("[,\\r\\n]")).map(String::strip).filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
    }
}
