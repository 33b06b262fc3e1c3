package org.autoroute.smtp.routing;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * A sentence for people that is put into words only when somebody reads it, in the reader's language. Immutable, any thread.
 *
 * @param bundle    base name of the resource bundle that holds the sentence, found with the class loader of {@code owner}
 * @param owner     a class of the bundle that brings the sentence
 * @param key       key of a {@link MessageFormat} pattern
 * @param arguments what goes into the pattern: strings, numbers, or other texts
 */
public record Text(String bundle, Class<?> owner, String key, List<Object> arguments) {

    public Text {
        arguments = List.copyOf(arguments);
    }

    /** A sentence from the {@code messages} bundle in the owner's package. */
    public static Text of(Class<?> owner, String key, Object... arguments) {
        return new Text(owner.getPackageName() + ".messages", owner, key, List.of(arguments));
    }

    /**
     * The sentence in words.
     *
     * @throws java.util.MissingResourceException when the key is unknown
     */
    public String in(Locale locale) {
        ResourceBundle messages = ResourceBundle.getBundle(bundle, locale, owner.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        Object[] values = arguments.stream().map(a -> a instanceof Text text ? text.in(locale) : a instanceof Number ? a.toString() : a).toArray();
        return new MessageFormat(messages.getString(key), locale).format(values);
    }

    /** In English, the language of the root message files. */
    @Override
    public String toString() {
        return in(Locale.ROOT);
    }
}
