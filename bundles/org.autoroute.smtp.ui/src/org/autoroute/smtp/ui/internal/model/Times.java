package org.autoroute.smtp.ui.internal.model;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Times of the day as the reader writes them. Immutable, any thread.
 *
 * @param locale how the reader writes times
 * @param zone   of the reader
 * @param clock  tells which day is today
 */
public record Times(Locale locale, ZoneId zone, InstantSource clock) {

    /** By this computer's clock, in the language the window speaks: what stands beside its words is written as that language writes it. */
    public static Times ofThisComputer() {
        return new Times(Locale.getDefault(), ZoneId.systemDefault(), InstantSource.system());
    }

    public LocalDate today() {
        return clock.instant().atZone(zone).toLocalDate();
    }

    /** How many days ago that was by the calendar, 0 for today; below 0 when it is to come. */
    public long daysAgo(Instant when) {
        return ChronoUnit.DAYS.between(when.atZone(zone).toLocalDate(), today());
    }

    /** The time with seconds, and the day before it unless that is today. */
    public String of(Instant when) {
        return text(when, daysAgo(when) == 0 ? DateTimeFormatter.ofLocalizedTime(FormatStyle.MEDIUM)
                : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT, FormatStyle.MEDIUM));
    }

    /** Day and time in full. */
    public String full(Instant when) {
        return text(when, DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM));
    }

    /** Day, hours and minutes. */
    public String dayAndMinute(Instant when) {
        return text(when, DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT));
    }

    /** Hours and minutes. */
    public String minute(Instant when) {
        return text(when, DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT));
    }

    private String text(Instant when, DateTimeFormatter format) {
        return format.withLocale(locale).format(when.atZone(zone));
    }
}
