package org.autoroute.smtp.service.check;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A mailbox such as {@code me@example.org} (RFC 5321 section 4.1.2, without quoted local parts, address literals and characters outside ASCII).
 * Immutable, any thread.
 *
 * @param text in full
 */
public record MailAddress(String text) {

    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final Pattern FORM = Pattern.compile(ATOM + "(?:\\." + ATOM + ")*@" + LABEL + "(?:\\." + LABEL + ")*");
    private static final int MOST = 254;
    private static final int MOST_LOCAL = 64;

    /** @throws IllegalArgumentException when it is not of that form */
    public MailAddress {
        if (!isValid(text)) {
            throw new IllegalArgumentException(text);
        }
    }

    /** Empty when the text is no such address; blanks around it do not count. */
    public static Optional<MailAddress> of(String text) {
        return Optional.of(text.strip()).filter(MailAddress::isValid).map(MailAddress::new);
    }

    private static boolean isValid(String text) {
        return text.length() <= MOST && text.indexOf('@') <= MOST_LOCAL && FORM.matcher(text).matches();
    }

    /** What follows the at sign. */
    public String domain() {
        return text.substring(text.indexOf('@') + 1);
    }

    @Override
    public String toString() {
        return text;
    }
}
