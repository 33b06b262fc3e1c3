package org.autoroute.smtp.service.internal.login;

import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.Login;
import org.autoroute.smtp.service.login.LoginTrouble;

/** Is told how logins go. Any thread; must not block. */
public interface LoginObserver {

    /** Something keeps the login from going well, each time it is tried. */
    void trouble(LoginTrouble trouble);

    /** The server took the login. */
    void accepted(HostPort server, Login.Stored login);

    /** A secret was stored or removed: what was wrong before says nothing any more. */
    void changed(HostPort server, Login.Stored login);
}
