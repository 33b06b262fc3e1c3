package org.autoroute.smtp.product.tests.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** What the window of the built product says in one language, read out of the product. */
public final class Words {

    private final String language;

    /** @param language as in the settings: en, de, ru */
    public Words(String language) {
        this.language = language;
    }

    /**
     * The words under a key.
     *
     * @param room the package they belong to, such as {@code check}
     */
    public String get(String room, String key) {
        String name = "org/autoroute/smtp/ui/internal/" + room + "/messages" + (language.equals("en") ? "" : "_" + language) + ".properties";
        try (ZipFile jar = new ZipFile(window().toFile())) {
            ZipEntry entry = jar.getEntry(name);
            if (entry == null) {
                throw new AssertionError("the product has no " + name);
            }
            Properties words = new Properties();
            try (InputStream in = jar.getInputStream(entry)) {
                words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
            String found = words.getProperty(key);
            if (found == null) {
                throw new AssertionError(name + " has no " + key);
            }
            return found.replace("''", "'");
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static Path window() throws IOException {
        try (Stream<Path> files = Files.list(Product.launcher().resolveSibling("plugins"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("org.autoroute.smtp.ui_")).findFirst()
                    .orElseThrow(() -> new AssertionError("no window in the product"));
        }
    }
}
