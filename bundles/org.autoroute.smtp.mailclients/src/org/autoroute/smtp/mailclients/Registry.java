package org.autoroute.smtp.mailclients;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What is read below {@code HKEY_CURRENT_USER}. Only values that are asked for by name are read. */
interface Registry {

    /** A system without a registry. */
    Registry NONE = new Registry() {
        @Override
        public List<String> keys(String key) {
            return List.of();
        }

        @Override
        public Optional<String> value(String key, String name) {
            return Optional.empty();
        }
    };

    /** Names of the keys directly below this one, none when there is no such key. */
    List<String> keys(String key) throws IOException;

    /** Text, or a number in decimal digits; empty when the key or the value does not exist or is of another kind. */
    Optional<String> value(String key, String name) throws IOException;
}
