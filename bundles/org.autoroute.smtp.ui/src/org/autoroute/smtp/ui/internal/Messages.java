package org.autoroute.smtp.ui.internal;

import java.util.Locale;
import java.util.function.Supplier;

import org.autoroute.smtp.routing.Text;

/**
 * The words of one package, read from its {@code messages.properties}. Immutable, any thread.
 *
 * @param owner    a class of the package
 * @param language asked for each sentence, because the user may change the language while the window is open
 */
public record Messages(Class<?> owner, Supplier<Locale> language) {

    /** In one language for ever. */
    public Messages(Class<?> owner, Locale language) {
        this(owner, () -> language);
    }

    /** The words of the owner's package in the language the window has at the time. */
    public static Messages of(Class<?> owner) {
        return new Messages(owner, Locale::getDefault);
    }

    /** The reader's language now. */
    public Locale locale() {
        return language.get();
    }

    /** @throws java.util.MissingResourceException when the key is unknown */
    public String get(String key, Object... arguments) {
        return Text.of(owner, key, arguments).in(locale());
    }
}
