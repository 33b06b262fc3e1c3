package org.autoroute.smtp.ui.internal.model;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/**
 * Times of the day as the reader writes them. Immutable, any thread.
 *
 * @param locale how the reader writes times
 * @param zone   of the reader
 * @param clock  tells which day is today
 */
public record Times(Locale locale, ZoneId zone, InstantSource clock) {

    /** As this computer is set up. */
    public static Times ofThisComputer() {
        return new Times(Locale.getDefault(Locale.Category.FORMAT), ZoneId.systemDefault(), InstantSource.system());
    }

    public LocalDate today() {
        return clock.instant().atZone(zone).toLocalDate();
    }

    /** The time with seconds, and the day before it unless that is today. */
    public String of(Instant when) {
        boolean today = when.atZone(zone).toLocalDate().equals(today());
        return text(when, today ? DateTimeFormatter.ofLocalizedTime(FormatStyle.MEDIUM)
                : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT, FormatStyle.MEDIUM));
    }

    /** Day and time in full. */
    public String full(Instant when) {
        return text(when, DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM));
    }

    /** Hours and minutes. */
    public String minute(Instant when) {
        return text(when, DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT));
    }

    private String text(Instant when, DateTimeFormatter format) {
        return format.withLocale(locale).format(when.atZone(zone));
    }
}
