package org.autoroute.smtp.ui.internal.help;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The pages of the manual that the program brings along, in the reader's language, and in English where there is no other. Immutable, any thread;
 * reads resources of its own bundle.
 */
record Library(Locale locale) {

    /** All topics in the order of the contents. They are the names of the files in {@code docs/manual/LANGUAGE}. */
    static final List<String> TOPICS = List.of("introduction", "main-window", "mail-clients", "general", "internal-server", "smtp-servers",
            "logging-in", "choosing-the-server", "troubleshooting", "command-line");

    private static final String FALLBACK = "en";

    /** All pages, in the order of the contents. */
    List<Page> pages() {
        return TOPICS.stream().map(topic -> Page.read(topic, text(topic))).toList();
    }

    private String text(String topic) {
        return Stream.of(locale.getLanguage(), FALLBACK).map(language -> "/help/" + language + "/" + topic + ".md")
                .filter(path -> Library.class.getResource(path) != null).findFirst().map(Library::read)
                .orElseThrow(() -> new IllegalStateException("no help: " + topic));
    }

    private static String read(String path) {
        try (InputStream in = Library.class.getResourceAsStream(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
