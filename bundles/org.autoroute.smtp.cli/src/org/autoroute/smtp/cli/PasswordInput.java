package org.autoroute.smtp.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Where a password comes from. */
@FunctionalInterface
interface PasswordInput {

    /** The password; empty when there is none. @param question shown to somebody who types */
    Optional<String> read(String question) throws IOException;

    /** The terminal, which does not show what is typed, or the first line of standard input when that is none. */
    static PasswordInput ofProcess() {
        return question -> {
            java.io.Console terminal = System.console();
            if (terminal == null) {
                return firstLine(System.in);
            }
            char[] typed = terminal.readPassword("%s ", question);
            return typed == null ? Optional.empty() : Optional.of(new String(typed));
        };
    }

    /** In UTF-8, without its end. */
    static Optional<String> firstLine(InputStream in) throws IOException {
        return Optional.ofNullable(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine());
    }
}
