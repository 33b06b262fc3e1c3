package org.autoroute.smtp.service.secrets;

import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.Login;

/** Under which name the secret of a login is kept: one for each server, host and port, and user, so that none reaches another server. */
public final class SecretName {

    /** Of the password mail clients log in with at this program itself. */
    public static final String LISTENER = "listener";

    private SecretName() {
    }

    public static String of(HostPort server, Login.Stored login) {
        return login.provider().map(provider -> "oauth:" + provider).orElse("password") + " " + server + " " + login.user();
    }
}
