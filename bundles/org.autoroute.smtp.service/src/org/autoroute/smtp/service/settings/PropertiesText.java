package org.autoroute.smtp.service.settings;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The text of a properties file, changed value by value: comments, order and all other lines stay as the user wrote them. Immutable.
 *
 * @param text in the form of {@link Properties#load(java.io.Reader)}
 */
record PropertiesText(String text) {

    /**
     * All values.
     *
     * @throws IOException when the text is not a properties file
     */
    Map<String, String> values() throws IOException {
        if (text.indexOf('\0') >= 0) {
            throw new IOException("binary content");
        }
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IllegalArgumentException malformed) {
            throw new IOException(malformed.getMessage(), malformed);
        }
        Map<String, String> values = new HashMap<>();
        for (String key : properties.stringPropertyNames()) {
            values.put(key, properties.getProperty(key));
        }
        return values;
    }

    /** With another value for a key, or without the key. */
    PropertiesText with(String key, Optional<String> value) throws IOException {
        StringBuilder changed = new StringBuilder();
        boolean written = value.isEmpty();
        for (String line : logicalLines()) {
            if (!new PropertiesText(line).values().containsKey(key)) {
                changed.append(line);
            } else if (!written) {
                changed.append(line(key, value.get()));
                written = true;
            }
        }
        if (!written) {
            changed.append(changed.isEmpty() || changed.charAt(changed.length() - 1) == '\n' ? "" : "\n").append(line(key, value.get()));
        }
        return new PropertiesText(changed.toString());
    }

    private static String line(String key, String value) throws IOException {
        Properties one = new Properties();
        one.setProperty(key, value);
        StringWriter written = new StringWriter();
        one.store(written, null);
        String stored = written.toString();
        return ascii(stored.substring(stored.indexOf(System.lineSeparator()) + System.lineSeparator().length()).strip()) + "\n";
    }

    /** Eclipse reads preferences as ISO 8859-1 with escapes. */
    private static String ascii(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(c -> escaped.append(c < 128 ? String.valueOf((char) c) : String.format("\\u%04x", c)));
        return escaped.toString();
    }

    /** Lines with those that continue them, each with its end. */
    private List<String> logicalLines() {
        List<String> lines = new ArrayList<>();
        StringBuilder logical = new StringBuilder();
        for (String line : text.split("(?<=\n)|(?<=\r)(?!\n)")) {
            boolean comment = logical.isEmpty() && (line.stripLeading().startsWith("#") || line.stripLeading().startsWith("!"));
            logical.append(line);
            if (comment || !continues(line)) {
                lines.add(logical.toString());
                logical.setLength(0);
            }
        }
        if (!logical.isEmpty()) {
            lines.add(logical.toString());
        }
        return lines;
    }

    private static boolean continues(String line) {
        int end = line.length();
        while (end > 0 && (line.charAt(end - 1) == '\n' || line.charAt(end - 1) == '\r')) {
            end--;
        }
        int backslashes = 0;
        while (end - backslashes > 0 && line.charAt(end - backslashes - 1) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }
}
