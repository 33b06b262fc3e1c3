package org.autoroute.smtp.product.tests.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the built product is. */
public final class Product {

    private static final String LAUNCHER = "autoroute-smtp";

    private Product() {
    }

    /** The launcher of the product for this machine; empty when this build made none. */
    public static Optional<Path> find() {
        Path named = Path.of(System.getProperty("product.launcher", "")).toAbsolutePath();
        if (Files.isRegularFile(named)) {
            return Optional.of(named);
        }
        if (!Files.isDirectory(named)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.find(named, 2, (file, attributes) -> attributes.isRegularFile() && file.endsWith(LAUNCHER))) {
            return files.findFirst();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** The launcher; fails when there is none. */
    public static Path launcher() {
        return find().orElseThrow(() -> new AssertionError("no product in " + System.getProperty("product.launcher")));
    }

    /** The directories of the products of all platforms that were built. */
    public static List<Path> archives() {
        Path directory = Path.of(System.getProperty("product.archives", ""));
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".tar.gz") || file.toString().endsWith(".zip")).sorted().toList();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
