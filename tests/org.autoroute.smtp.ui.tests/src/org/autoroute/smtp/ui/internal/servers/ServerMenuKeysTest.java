package org.autoroute.smtp.ui.internal.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.autoroute.smtp.ui.internal.Messages;

/** Each line of a menu has a letter of its own; the second of two with the same would need another key press. */
class ServerMenuKeysTest {

    /** What also the menu bar has; {@code Application.e4xmi} lists it. */
    private static final List<ServerAction> IN_BAR = List.of(ServerAction.ADD, ServerAction.EDIT, ServerAction.PROPERTIES, ServerAction.PASSWORD,
            ServerAction.CERTIFICATE, ServerAction.DELETE, ServerAction.UNDO, ServerAction.USE, ServerAction.FIND, ServerAction.IMPORT);

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "ru"})
    void noLetterIsGivenTwiceInTheContextMenu(String language) {
        assertEquals(List.of(), twice(labels(language, Arrays.stream(ServerAction.values()))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "ru"})
    void noLetterIsGivenTwiceInTheMenuBar(String language) throws IOException {
        assertEquals(List.of(), twice(Stream.concat(labels(language, IN_BAR.stream()), Stream.of(words(language).getProperty("menu.next")))));
    }

    private static Stream<String> labels(String language, Stream<ServerAction> actions) {
        Messages messages = new Messages(ServerAction.class, Locale.of(language));
        return actions.map(action -> action.label(messages));
    }

    /** Those without a letter, and those whose letter an earlier one has. */
    private static List<String> twice(Stream<String> labels) {
        Set<Character> seen = new HashSet<>();
        return labels.filter(label -> label.indexOf('&') < 0 || !seen.add(Character.toLowerCase(label.charAt(label.indexOf('&') + 1)))).toList();
    }

    private static Properties words(String language) throws IOException {
        Properties words = new Properties();
        String file = language.equals("en") ? "bundle" : "bundle_" + language;
        // Outside OSGi other bundles have a file of this name, too.
        for (URL one : Collections.list(ServerAction.class.getClassLoader().getResources("OSGI-INF/l10n/" + file + ".properties"))) {
            try (Reader reader = new InputStreamReader(one.openStream(), StandardCharsets.UTF_8)) {
                words.load(reader);
            }
        }
        return words;
    }
}
