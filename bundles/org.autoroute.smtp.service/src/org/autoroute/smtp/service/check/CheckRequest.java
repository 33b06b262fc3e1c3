package org.autoroute.smtp.service.check;

import java.util.Locale;
import java.util.Optional;

import org.autoroute.smtp.routing.IpAddress;

/**
 * What to look at. Immutable, any thread.
 *
 * @param client  the computer whose mail client shall be let in; this one when empty
 * @param message the test message to send; none is sent when empty
 */
public record CheckRequest(Optional<IpAddress> client, Optional<TestMessage> message) {

    /** This computer, and nothing is sent. */
    public static final CheckRequest PLAIN = new CheckRequest(Optional.empty(), Optional.empty());

    /**
     * A message that says what it is.
     *
     * @param language of its text
     */
    public record TestMessage(MailAddress from, MailAddress to, Locale language) {
    }
}
