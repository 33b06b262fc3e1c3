package org.autoroute.smtp.ui.internal.app;

import java.util.Locale;

import org.autoroute.smtp.service.settings.DesktopSettings;

/**
 * Which language the window speaks: that of the system as it was when the program started, or the one of the settings. It is the virtual machine's
 * default, so that everything that speaks to the user follows: our words, e4's, JFace's. What goes to mail clients and servers never depends on it.
 *
 * @param system  the language of the system
 * @param formats how the system writes dates and numbers, whatever language the window speaks
 */
public record Language(Locale system, Locale formats) {

    /** As the virtual machine found it; before anything changes its default. */
    public static Language ofThisSystem() {
        return new Language(Locale.getDefault(Locale.Category.DISPLAY), Locale.getDefault(Locale.Category.FORMAT));
    }

    /**
     * Makes it the language of the window.
     *
     * @param setting {@link DesktopSettings#SYSTEM_LANGUAGE}, or one of {@link DesktopSettings#LANGUAGES}
     * @return whether the window spoke another one before
     */
    public boolean speak(String setting) {
        Locale before = Locale.getDefault();
        Locale now = locale(setting);
        Locale.setDefault(now);
        Locale.setDefault(Locale.Category.FORMAT, formats);
        return !before.equals(now);
    }

    /** The system's own where it is the same language: it knows the country, too. */
    private Locale locale(String setting) {
        return setting.equals(DesktopSettings.SYSTEM_LANGUAGE) || setting.equals(system.getLanguage()) ? system : Locale.of(setting);
    }
}
