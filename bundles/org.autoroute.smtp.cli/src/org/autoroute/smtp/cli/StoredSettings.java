package org.autoroute.smtp.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.service.settings.RefusedException;
import org.autoroute.smtp.service.settings.SettingKey;
import org.autoroute.smtp.service.settings.Settings;
import org.autoroute.smtp.service.settings.SettingsFile;
import org.autoroute.smtp.service.settings.SettingsStore;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** The settings in their file, as the answers to the {@code settings} commands, with {@code problems} in words for values that are wrong. */
final class StoredSettings {

    private final SettingsFile file;
    private final Locale locale;

    StoredSettings(Path file, Locale locale) {
        this.file = new SettingsFile(file);
        this.locale = locale;
    }

    JsonObject list() {
        Settings.Reading reading = Settings.read(file.values());
        JsonArray settings = new JsonArray();
        for (SettingKey key : SettingKey.values()) {
            settings.add(json(key, reading.settings()));
        }
        JsonObject result = new JsonObject();
        result.add("settings", settings);
        result.add("problems", problems(reading));
        return result;
    }

    JsonObject get(String id) throws RefusedException {
        SettingKey key = SettingKey.of(id).orElseThrow(() -> new RefusedException(SettingsStore.unknown(id)));
        Settings.Reading reading = Settings.read(file.values());
        JsonObject result = json(key, reading.settings());
        result.add("problems", problems(reading));
        return result;
    }

    /** As whom mail clients log in at the program. */
    String user() {
        return Settings.read(file.values()).settings().user();
    }

    JsonObject set(String id, String value) throws RefusedException {
        file.change(id, value);
        return get(id);
    }

    private JsonObject json(SettingKey key, Settings settings) {
        JsonObject setting = new JsonObject();
        setting.addProperty("key", key.id());
        setting.addProperty("value", settings.value(key));
        setting.addProperty("default", key.defaultValue());
        setting.addProperty("text", key.description().in(locale));
        return setting;
    }

    private JsonArray problems(Settings.Reading reading) {
        List<Text> problems = new ArrayList<>();
        file.problem().ifPresent(problems::add);
        problems.addAll(reading.problems());
        JsonArray words = new JsonArray();
        problems.forEach(problem -> words.add(problem.in(locale)));
        return words;
    }
}
