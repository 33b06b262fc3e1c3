package org.autoroute.smtp.ui.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Locale;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Times as a language writes them. */
class TimesTest {

    private static final Instant NOW = Instant.parse("2026-03-02T16:42:05Z");

    private final Locale language = Locale.getDefault();
    private final Locale formats = Locale.getDefault(Locale.Category.FORMAT);

    private static Times in(String language) {
        return new Times(Locale.of(language), ZoneOffset.UTC, InstantSource.fixed(NOW));
    }

    @AfterEach
    void restore() {
        Locale.setDefault(language);
        Locale.setDefault(Locale.Category.FORMAT, formats);
    }

    @Test
    void theWindowsLanguageCountsNotTheSystemsFormats() {
        Locale.setDefault(Locale.GERMAN);
        Locale.setDefault(Locale.Category.FORMAT, Locale.US);
        assertEquals(Locale.GERMAN, Times.ofThisComputer().locale());
    }

    @Test
    void germanAndRussianKnowNoHalvesOfTheDay() {
        assertEquals("16:42:05", in("de").of(NOW));
        assertEquals("16:42:05", in("ru").of(NOW));
    }

    @Test
    void daysAreCountedByTheCalendar() {
        assertEquals(0, in("de").daysAgo(Instant.parse("2026-03-02T00:00:00Z")));
        assertEquals(1, in("de").daysAgo(Instant.parse("2026-03-01T23:59:59Z")));
    }
}
