package org.autoroute.smtp.service.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.service.settings.RefusedException;
import org.autoroute.smtp.service.settings.SettingKey;
import org.autoroute.smtp.service.settings.Settings;
import org.autoroute.smtp.service.settings.SettingsStore;

/** The settings as the service last could read them. On the loop. */
final class SettingsPart {

    /** Where a choice by hand is kept over a restart while autoroute is off; not a setting of the user's. */
    private static final String CHOICE = "routing.manualChoice";

    private final SettingsStore store;
    private Settings.Reading reading = Settings.read(Map.of());
    private Optional<Text> unreadable = Optional.empty();
    private Optional<Text> notStored = Optional.empty();
    private Optional<String> choice = Optional.empty();
    /** Whether autoroute is at its default only because nobody can tell what the user wants. */
    private boolean guessed = true;
    private boolean guessedBefore = true;

    SettingsPart(SettingsStore store) {
        this.store = store;
        read();
    }

    void read() {
        Optional<Text> before = store.problem();
        Map<String, String> values = store.values();
        unreadable = before.or(store::problem);
        if (unreadable.isPresent()) {
            return;
        }
        guessedBefore = guessed;
        guessed = Optional.ofNullable(values.get(SettingKey.ROUTING_AUTOROUTE.id())).flatMap(SettingKey.ROUTING_AUTOROUTE::fault).isPresent();
        reading = Settings.read(values);
        choice = Optional.ofNullable(values.get(CHOICE));
    }

    Settings settings() {
        return reading.settings();
    }

    /** The choice to go back to: at the start, and when it is known again whether autoroute is off. Else the running service knows better. */
    Optional<String> storedChoice() {
        return guessedBefore ? choice : Optional.empty();
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

    /**
     * Keeps the choice, or forgets a kept one; the file stays as it is while nobody can tell from it whether the user wants autoroute. That the
     * choice cannot be kept is a problem of its own, but no reason not to choose.
     */
    void keepChoice(Optional<String> line) {
        notStored = Optional.empty();
        if (unreadable.isEmpty() && !guessed && !line.equals(choice)) {
            try {
                store.put(Map.of(CHOICE, line));
                choice = line;
            } catch (RefusedException failure) {
                notStored = Optional.of(failure.text());
            }
        }
    }
}
