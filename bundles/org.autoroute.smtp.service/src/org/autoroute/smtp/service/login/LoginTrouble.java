package org.autoroute.smtp.service.login;

import org.autoroute.smtp.routing.HarmlessText;
import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.Login;
import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.service.secrets.SecretName;

/**
 * A login of the list that keeps mail from being sent, and that only the user can put right. Immutable, any thread.
 *
 * @param secret under which name the secret is kept; tells troubles apart
 * @param words  what is wrong with which server, and what to do, in a sentence or two
 */
public record LoginTrouble(String secret, Kind kind, Text words) {

    private static final int LONGEST = 200;

    /** What is wrong. */
    public enum Kind {
        /** The server does not take it. */
        REFUSED,
        /** No password was stored; of a permission: there is none, or it has run out. */
        MISSING,
        /** What is stored cannot be got at. */
        LOCKED
    }

    /** @param reply what the server said */
    public static LoginTrouble refused(HostPort server, Login.Stored login, String reply) {
        String shown = HarmlessText.of(reply, ' ').strip();
        return of(Kind.REFUSED, server, login, shown.substring(0, Math.min(LONGEST, shown.length())));
    }

    public static LoginTrouble missing(HostPort server, Login.Stored login) {
        return of(Kind.MISSING, server, login, "");
    }

    /** @param why it cannot be got at */
    public static LoginTrouble locked(HostPort server, Login.Stored login, Text why) {
        return of(Kind.LOCKED, server, login, why);
    }

    private static LoginTrouble of(Kind kind, HostPort server, Login.Stored login, Object detail) {
        String key = switch (kind) {
            case REFUSED -> "trouble.refused";
            case MISSING -> "trouble.missing";
            case LOCKED -> "trouble.locked";
        };
        String way = kind == Kind.LOCKED ? "" : login.provider().isPresent() ? ".oauth" : ".password";
        return new LoginTrouble(SecretName.of(server, login), kind, Text.of(LoginTrouble.class, key + way, server.toString(), login.user(), detail));
    }

    /** Whether it is one of this login. */
    public boolean isOf(HostPort server, Login login) {
        return login instanceof Login.Stored stored && SecretName.of(server, stored).equals(secret);
    }
}
