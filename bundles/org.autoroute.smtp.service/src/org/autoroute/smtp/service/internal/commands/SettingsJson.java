package org.autoroute.smtp.service.internal.commands;

import java.util.Locale;

import org.autoroute.smtp.service.ServiceState;
import org.autoroute.smtp.service.settings.SettingKey;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** The settings in force, see docs/control-protocol.md. */
final class SettingsJson {

    private SettingsJson() {
    }

    static JsonObject all(ServiceState state, Locale locale) {
        JsonArray settings = new JsonArray();
        for (SettingKey key : SettingKey.values()) {
            settings.add(one(state, key, locale));
        }
        JsonObject json = new JsonObject();
        json.add("settings", settings);
        return json;
    }

    static JsonObject one(ServiceState state, SettingKey key, Locale locale) {
        JsonObject json = new JsonObject();
        json.addProperty("key", key.id());
        json.addProperty("value", state.settings().value(key));
        json.addProperty("default", key.defaultValue());
        json.addProperty("text", key.description().in(locale));
        return json;
    }
}
