package org.autoroute.smtp.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;

import com.google.gson.JsonObject;

/** {@code certificate [--json] [--export FILE]} */
final class CertificateCommand {

    /** A key has to be made first, perhaps. */
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private CertificateCommand() {
    }

    static void run(Call call) throws Refusal {
        JsonObject result;
        try (RunningProgram running = call.running(LIMIT)) {
            result = running.call("certificate", new JsonObject());
        }
        if (call.option("--export").isPresent()) {
            export(call, call.option("--export").get(), Fields.text(result, "pem"));
        } else if (call.has("--json")) {
            call.console().json(result);
        } else {
            print(call.console(), result);
        }
    }

    private static void print(Console console, JsonObject result) {
        new Table().row("", console.text("certificate.names"), Fields.text(result, "names"))
                .row("", console.text("certificate.until"), Fields.text(result, "until"))
                .row("", console.text("certificate.fingerprint"), Fields.text(result, "fingerprint")).print(console);
    }

    private static void export(Call call, String file, String pem) throws Refusal {
        try {
            Files.writeString(Path.of(file), pem, StandardCharsets.US_ASCII);
        } catch (InvalidPathException | IOException failure) {
            throw new Refusal(call.console().text("certificate.notWritten", file, String.valueOf(failure.getMessage())));
        }
        call.console().line(call.console().text("certificate.written", file));
    }
}
