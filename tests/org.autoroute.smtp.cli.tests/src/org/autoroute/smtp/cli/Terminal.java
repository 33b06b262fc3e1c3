package org.autoroute.smtp.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** Somebody who types commands for one data directory and reads what comes back. */
final class Terminal {

    private final Path data;

    Terminal(Path data) {
        this.data = data;
    }

    record Result(int status, String out, String err) {
    }

    /** The next command finds that on standard input. */
    Result typeWith(String input, String... arguments) {
        return run(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), withData(arguments));
    }

    Result type(String... arguments) {
        return typeExactly(withData(arguments));
    }

    private String[] withData(String... arguments) {
        return Stream.concat(Stream.of(arguments), Stream.of("--data", data.toString())).toArray(String[]::new);
    }

    static Result typeExactly(String... arguments) {
        return run(InputStream.nullInputStream(), arguments);
    }

    private static Result run(InputStream typed, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(out, StandardCharsets.UTF_8, new PrintStream(err, true, StandardCharsets.UTF_8),
                question -> PasswordInput.firstLine(typed), Locale.ENGLISH);
        int status = Main.run(console, arguments);
        return new Result(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
