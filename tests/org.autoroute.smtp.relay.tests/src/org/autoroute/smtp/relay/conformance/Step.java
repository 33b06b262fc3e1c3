package org.autoroute.smtp.relay.conformance;

import java.util.Locale;

/** Where an upstream is in the protocol when it acts. */
enum Step {
    GREETING, EHLO, HELO, MAIL, RCPT, DATA, BDAT, DOT, RSET, NOOP, VRFY, AUTH, QUIT, STARTTLS, OTHER;

    static Step of(String line) {
        String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
        return switch (verb) {
            case "EHLO", "HELO", "MAIL", "RCPT", "DATA", "BDAT", "RSET", "NOOP", "VRFY", "AUTH", "QUIT", "STARTTLS" -> valueOf(verb);
            default -> OTHER;
        };
    }
}
