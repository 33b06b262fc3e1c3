package org.autoroute.smtp.ui.internal.preferences;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.autoroute.smtp.service.settings.SettingKey;
import org.autoroute.smtp.service.settings.Settings;

/** The settings of one page, which may be made anew meanwhile. One thread. */
final class Drafts {

    private final Map<SettingKey, Draft> drafts = new EnumMap<>(SettingKey.class);

    Drafts(Collection<SettingKey> keys, Settings settings) {
        keys.forEach(key -> drafts.put(key, Draft.of(key, settings)));
    }

    Draft get(SettingKey key) {
        return drafts.get(key);
    }

    void edit(SettingKey key, String value) {
        drafts.compute(key, (same, draft) -> draft.edited(value));
    }

    void publish(Settings settings) {
        change(draft -> draft.published(settings));
    }

    void restoreDefaults() {
        change(Draft::restored);
    }

    boolean valid() {
        return drafts.values().stream().allMatch(draft -> draft.expected().isEmpty());
    }

    /** What the user wants otherwise than it is. */
    List<Draft> changes() {
        return drafts.values().stream().filter(Draft::touched).toList();
    }

    private void change(UnaryOperator<Draft> change) {
        drafts.replaceAll((key, draft) -> change.apply(draft));
    }
}
