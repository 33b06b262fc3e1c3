package org.autoroute.smtp.product.tests.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Figures that a test measured, printed and kept beside the test reports. */
public final class Reports {

    private Reports() {
    }

    public static void write(String file, String text) {
        System.out.println(text);
        try {
            Path directory = Files.createDirectories(Path.of(System.getProperty("test.reports", "target/end-to-end")));
            Files.writeString(directory.resolve(file), text + "\n");
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
