package org.autoroute.smtp.ui.internal.preferences;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.eclipse.swt.widgets.Composite;

import org.autoroute.smtp.service.settings.DesktopSettings;
import org.autoroute.smtp.service.settings.SettingKey;
import org.autoroute.smtp.ui.internal.model.LiveModel;

/** How the program starts, looks, and chooses the server. */
final class GeneralPage extends SettingsPage {

    /** What stands on this page. */
    static final Set<SettingKey> KEYS = Set.of(SettingKey.WINDOW_ALWAYS_ON_TOP, SettingKey.WINDOW_NOTIFICATIONS, SettingKey.WINDOW_LANGUAGE,
            SettingKey.WINDOW_THEME, SettingKey.ROUTING_USE_FIRST_AS_DEFAULT, SettingKey.ROUTING_AUTOROUTE, SettingKey.ROUTING_EXPAND_MASKS,
            SettingKey.ROUTING_DONT_RESOLVE_IN_LAN, SettingKey.ROUTING_DONT_RESOLVE_WITHOUT_DIALUP);

    private final AutostartChoice autostart;

    GeneralPage(LiveModel model, Drafts drafts, AutostartChoice autostart, String title) {
        super(title, Preferences.GENERAL, model, drafts);
        this.autostart = autostart;
    }

    @Override
    void fill(Composite body) {
        Composite program = group(body, "group.program");
        new AutostartField(program, autostart, messages(), this::fit);
        check(program, SettingKey.WINDOW_ALWAYS_ON_TOP, "topmost", false);
        check(program, SettingKey.WINDOW_NOTIFICATIONS, "notifications", false);
        Composite choices = columns(program);
        add(new ChoiceField(choices, SettingKey.WINDOW_LANGUAGE, "language", languages(), messages(), this::edit));
        add(new ChoiceField(choices, SettingKey.WINDOW_THEME, "theme", themes(), messages(), this::edit));
        Composite choice = group(body, "group.choice");
        check(choice, SettingKey.ROUTING_USE_FIRST_AS_DEFAULT, "useFirst", false);
        check(choice, SettingKey.ROUTING_AUTOROUTE, "disableAutoroute", true);
        check(choice, SettingKey.ROUTING_EXPAND_MASKS, "expandMasks", false);
        Composite names = group(body, "group.names");
        check(names, SettingKey.ROUTING_DONT_RESOLVE_IN_LAN, "notInLan", false);
        check(names, SettingKey.ROUTING_DONT_RESOLVE_WITHOUT_DIALUP, "notWithoutDialUp", false);
    }

    @Override
    protected void performDefaults() {
        autostart.want(false);
        super.performDefaults();
    }

    @Override
    public boolean performOk() {
        autostart.apply();
        return super.performOk();
    }

    private void check(Composite group, SettingKey key, String words, boolean contrary) {
        add(new CheckField(group, key, words, contrary, messages(), this::edit));
    }

    private Map<String, String> languages() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put(DesktopSettings.SYSTEM_LANGUAGE, messages().get("language.system"));
        DesktopSettings.LANGUAGES.forEach(code -> names.put(code, messages().get("language." + code)));
        return names;
    }

    private Map<String, String> themes() {
        Map<String, String> names = new LinkedHashMap<>();
        for (DesktopSettings.Theme theme : DesktopSettings.Theme.values()) {
            names.put(theme.id(), messages().get("theme." + theme.id()));
        }
        return names;
    }
}
