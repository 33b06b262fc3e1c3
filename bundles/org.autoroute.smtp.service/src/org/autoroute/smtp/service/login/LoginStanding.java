package org.autoroute.smtp.service.login;

import java.util.List;
import java.util.Optional;

import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.Login;

/**
 * How the logins of the list stand. Immutable, any thread.
 *
 * @param changes  grows whenever a secret was stored or removed, so that whoever shows which are missing asks anew
 * @param troubles one for each login at most, the earliest first
 */
public record LoginStanding(long changes, List<LoginTrouble> troubles) {

    /** Nothing is known yet. */
    public static final LoginStanding NONE = new LoginStanding(0, List.of());

    public LoginStanding {
        troubles = List.copyOf(troubles);
    }

    /** What is wrong with a login. */
    public Optional<LoginTrouble> of(HostPort server, Login login) {
        return troubles.stream().filter(trouble -> trouble.isOf(server, login)).findFirst();
    }
}
