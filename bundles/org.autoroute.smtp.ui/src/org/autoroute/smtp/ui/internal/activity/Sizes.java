package org.autoroute.smtp.ui.internal.activity;

import java.text.NumberFormat;
import java.util.Locale;

import org.autoroute.smtp.ui.internal.Messages;

/**
 * Amounts of data as the reader writes them; a KB is 1,000 octets. Immutable, any thread.
 *
 * @param messages the words
 * @param locale   how the reader writes numbers
 */
record Sizes(Messages messages, Locale locale) {

    private static final double STEP = 1000;
    private static final double WITH_FRACTION = 10;

    String of(long octets) {
        if (octets < STEP) {
            return messages.get("size.octets", number(octets));
        }
        double kilo = octets / STEP;
        return kilo < STEP ? messages.get("size.kilo", number(kilo)) : messages.get("size.mega", number(kilo / STEP));
    }

    /** A whole number. */
    String count(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    private String number(double value) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(value < WITH_FRACTION ? 1 : 0);
        return format.format(value);
    }
}
