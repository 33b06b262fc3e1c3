package org.autoroute.smtp.cli;

import java.io.ByteArrayOutputStream;
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

    Result type(String... arguments) {
        return typeExactly(Stream.concat(Stream.of(arguments), Stream.of("--data", data.toString())).toArray(String[]::new));
    }

    static Result typeExactly(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(out, StandardCharsets.UTF_8, new PrintStream(err, true, StandardCharsets.UTF_8), Locale.ENGLISH);
        int status = Main.run(console, arguments);
        return new Result(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
