package org.autoroute.smtp.ui.internal;

import java.util.Locale;

import org.autoroute.smtp.routing.Text;

/**
 * The words of one package, read from its {@code messages.properties}. Immutable, any thread.
 *
 * @param owner  a class of the package
 * @param locale the reader's language
 */
public record Messages(Class<?> owner, Locale locale) {

    /** The words of the owner's package in the language of this computer. */
    public static Messages of(Class<?> owner) {
        return new Messages(owner, Locale.getDefault());
    }

    /** @throws java.util.MissingResourceException when the key is unknown */
    public String get(String key, Object... arguments) {
        return Text.of(owner, key, arguments).in(locale);
    }
}
