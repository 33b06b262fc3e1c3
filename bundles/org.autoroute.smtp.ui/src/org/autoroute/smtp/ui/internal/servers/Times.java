package org.autoroute.smtp.ui.internal.servers;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Puts moments into words. Immutable, any thread.
 *
 * @param clock the time where the reader is
 */
record Times(Locale locale, Supplier<ZonedDateTime> clock) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss");

    /** Today the time, else the day. */
    String brief(Instant instant) {
        ZonedDateTime now = clock.get();
        ZonedDateTime then = instant.atZone(now.getZone());
        return then.toLocalDate().equals(now.toLocalDate()) ? TIME.format(then)
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.SHORT).withLocale(locale).format(then);
    }

    /** The day and the time. */
    String full(Instant instant) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT).withLocale(locale)
                .format(instant.atZone(clock.get().getZone()));
    }

    /** The time with its seconds, for what is minutes away at most. */
    String near(Instant instant) {
        return SECONDS.format(instant.atZone(clock.get().getZone()));
    }
}
