package org.autoroute.smtp.service.probe;

import java.util.Optional;

import org.autoroute.smtp.routing.Text;

/**
 * Something that is to be known of a network. Immutable, any thread.
 *
 * @param warning whether it keeps mail from going out, or somebody may listen or answer in a server's place
 * @param words   what it is
 * @param remedy  what would help, when something would
 */
public record ProbeFinding(boolean warning, Text words, Optional<Text> remedy) {

    static ProbeFinding warning(String key, Object... arguments) {
        return new ProbeFinding(true, words(key, arguments), Optional.empty());
    }

    static ProbeFinding note(String key, Object... arguments) {
        return new ProbeFinding(false, words(key, arguments), Optional.empty());
    }

    ProbeFinding with(Optional<Text> help) {
        return new ProbeFinding(warning, words, help);
    }

    static Text words(String key, Object... arguments) {
        return Text.of(ProbeFinding.class, key, arguments);
    }
}
