package org.autoroute.smtp.service.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.service.settings.RefusedException;
import org.autoroute.smtp.service.settings.Settings;
import org.autoroute.smtp.service.settings.SettingsStore;

/** The settings as the service last read them. On the loop. */
final class SettingsPart {

    /** Where a choice by hand is kept over a restart while autoroute is off; not a setting of the user's. */
    private static final String CHOICE = "routing.manualChoice";

    private final SettingsStore store;
    private Settings.Reading reading = Settings.read(Map.of());
    private Optional<Text> unreadable = Optional.empty();
    private Optional<Text> notStored = Optional.empty();
    private Optional<String> choice = Optional.empty();

    SettingsPart(SettingsStore store) {
        this.store = store;
        read();
    }

    void read() {
        Map<String, String> values = store.values();
        unreadable = store.problem();
        reading = Settings.read(values);
        choice = Optional.ofNullable(values.get(CHOICE));
    }

    Settings settings() {
        return reading.settings();
    }

    Optional<String> storedChoice() {
        return choice;
    }

    List<Text> problems() {
        List<Text> problems = new ArrayList<>();
        unreadable.ifPresent(problems::add);
        notStored.ifPresent(problems::add);
        problems.addAll(reading.problems());
        return problems;
    }

    void change(String key, String value) throws RefusedException {
        store.change(key, value);
        read();
    }

    /** Keeps the choice, or forgets a kept one. That it cannot be kept is a problem of its own, but no reason not to choose. */
    void keepChoice(Optional<String> line) {
        notStored = Optional.empty();
        if (!line.equals(choice)) {
            try {
                store.put(Map.of(CHOICE, line));
                choice = line;
            } catch (RefusedException failure) {
                notStored = unreadable.isPresent() ? Optional.empty() : Optional.of(failure.text());
            }
        }
    }
}
