package org.autoroute.smtp.service.settings;

import java.util.Map;
import java.util.Optional;

import org.autoroute.smtp.routing.Text;

/**
 * Where settings are kept, as texts. Holds what a user wrote, right or wrong, and keeps keys it does not know. Not for more than one thread at a
 * time.
 */
public interface SettingsStore {

    /** Name of the preference node. */
    String NODE = "org.autoroute.smtp";

    /** What is stored now, read anew when somebody else changed the file; empty when it cannot be read. */
    Map<String, String> values();

    /** Why the stored settings cannot be read, when that is so. While it is, nothing is written. */
    Optional<Text> problem();

    /**
     * Stores values and leaves all others as they are; when the method returns they are on the disk.
     *
     * @param changes the new value for each key, empty to forget it
     * @throws RefusedException when the store cannot be read or written
     */
    void put(Map<String, Optional<String>> changes) throws RefusedException;

    /** As a user changes one setting: checked, then stored.
     *
     * @throws RefusedException when there is no such setting, the value is wrong, or it cannot be stored
     */
    default void change(String id, String value) throws RefusedException {
        SettingKey key = SettingKey.of(id).orElseThrow(() -> new RefusedException(unknown(id)));
        Optional<Text> fault = key.fault(value);
        if (fault.isPresent()) {
            throw new RefusedException(fault.get());
        }
        put(Map.of(id, Optional.of(value.strip())));
    }

    /** That no setting has that name, and which names there are. */
    static Text unknown(String id) {
        StringBuilder names = new StringBuilder();
        for (SettingKey key : SettingKey.values()) {
            names.append(names.isEmpty() ? "" : ", ").append(key.id());
        }
        return Text.of(SettingsStore.class, "unknown", id, names.toString());
    }
}
