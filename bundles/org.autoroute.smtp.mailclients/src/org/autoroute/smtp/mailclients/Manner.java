package org.autoroute.smtp.mailclients;

import java.util.Locale;
import java.util.Optional;

import org.autoroute.smtp.routing.LoginKind;
import org.autoroute.smtp.routing.Tls;

/**
 * How a client speaks with its server. Immutable, any thread.
 *
 * @param tls   how the connection is protected, {@link Tls#NONE} where the client is told never to; empty where its account does not say
 * @param login {@link LoginKind#NONE}, {@link LoginKind#PASSWORD} or {@link LoginKind#OAUTH}
 * @param user  as whom it logs in, as the client has it; used with a login only
 */
record Manner(Optional<Tls> tls, LoginKind login, String user) {

    static final Manner UNKNOWN = new Manner(Optional.empty(), LoginKind.NONE, "");

    private static final int SMTP = 25;
    private static final int SUBMISSION = 587;

    static Manner of(Tls tls) {
        return of(Optional.of(tls));
    }

    static Manner of(Optional<Tls> tls) {
        return new Manner(tls, LoginKind.NONE, "");
    }

    /** The same with a login; without one when there is nobody to log in as. */
    Manner as(LoginKind kind, String who) {
        return kind == LoginKind.NONE || who.isBlank() ? this : new Manner(tls, kind, who);
    }

    /** What those clients mean that know one switch alone: STARTTLS at the ports that begin without TLS, else TLS at once. */
    static Tls switchedOn(String port) {
        return port.isEmpty() || port.equals("0") || port.equals(Integer.toString(SMTP)) || port.equals(Integer.toString(SUBMISSION)) ? Tls.STARTTLS
                : Tls.IMPLICIT;
    }

    /** The way to log in that a client's word for it names. */
    static LoginKind kind(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (lower.contains("oauth")) {
            return LoginKind.OAUTH;
        }
        return lower.isEmpty() || lower.equals("none") || lower.equals("off") || lower.equals("gssapi") || lower.equals("external") ? LoginKind.NONE
                : LoginKind.PASSWORD;
    }
}
