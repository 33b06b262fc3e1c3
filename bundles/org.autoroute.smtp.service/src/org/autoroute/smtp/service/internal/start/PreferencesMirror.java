package org.autoroute.smtp.service.internal.start;

import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.service.settings.RefusedException;
import org.autoroute.smtp.service.settings.SettingKey;
import org.autoroute.smtp.service.settings.SettingsStore;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.osgi.service.prefs.BackingStoreException;

/**
 * The settings as Eclipse preferences: the node always shows what the file says, and what a preference page puts into the node goes the way of every
 * change, checked and stored. The file is written by the store alone, because Eclipse would drop the user's comments and would overwrite a file it
 * could not read. On the loop, but for changes of the node, which may come from any thread.
 */
final class PreferencesMirror implements SettingsStore {

    private static final System.Logger LOG = System.getLogger(PreferencesMirror.class.getName());

    private final SettingsStore file;
    private final ThreadLocal<Boolean> own = ThreadLocal.withInitial(() -> false);
    private Optional<IEclipsePreferences> node = Optional.empty();

    PreferencesMirror(SettingsStore file) {
        this.file = file;
    }

    /**
     * From now on the node follows the file.
     *
     * @param changed given key and value when somebody else changes the node; null to go back to the default
     */
    void connect(IEclipsePreferences preferences, BiConsumer<String, String> changed) {
        node = Optional.of(preferences);
        show(file.values());
        preferences.addPreferenceChangeListener(event -> {
            if (!own.get()) {
                SettingKey.of(event.getKey()).ifPresent(key -> changed.accept(key.id(),
                        event.getNewValue() == null ? key.defaultValue() : event.getNewValue().toString()));
            }
        });
    }

    /** The node says again what the file says: what somebody put there was refused. */
    void restore() {
        show(file.values());
    }

    @Override
    public Map<String, String> values() {
        Map<String, String> values = file.values();
        show(values);
        return values;
    }

    @Override
    public Optional<Text> problem() {
        return file.problem();
    }

    @Override
    public void put(Map<String, Optional<String>> changes) throws RefusedException {
        file.put(changes);
        show(file.values());
    }

    private void show(Map<String, String> values) {
        if (node.isEmpty()) {
            return;
        }
        own.set(true);
        try {
            Set<String> gone = new HashSet<>(Set.of(node.get().keys()));
            gone.removeAll(values.keySet());
            gone.forEach(node.get()::remove);
            values.forEach(this::show);
        } catch (BackingStoreException | IllegalStateException failure) {
            LOG.log(Level.WARNING, "the preferences do not follow the settings", failure);
        } finally {
            own.remove();
        }
    }

    private void show(String key, String value) {
        if (!value.equals(node.get().get(key, null))) {
            node.get().put(key, value);
        }
    }
}
