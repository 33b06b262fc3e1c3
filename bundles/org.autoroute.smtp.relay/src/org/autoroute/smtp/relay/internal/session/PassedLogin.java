package org.autoroute.smtp.relay.internal.session;

import java.util.List;
import java.util.Set;

import org.autoroute.smtp.relay.TlsMemory.Level;
import org.autoroute.smtp.relay.internal.upstream.Link;
import org.autoroute.smtp.routing.Login;

/**
 * Which of the upstream's ways to log in the client may use through the relay: none unless the entry says so, and none where others could read along
 * unless it says that, too.
 */
final class PassedLogin {

    /** A certificate the relay does not have, or a security layer that could wrap what follows the login (RFC 4422 section 3.7). */
    private static final Set<String> NEVER = Set.of("EXTERNAL", "GSSAPI", "GS2-KRB5", "DIGEST-MD5", "KERBEROS_V4", "NTLM", "GSS-SPNEGO");

    private PassedLogin() {
    }

    /**
     * @param isPrivate    whether nobody reads what goes between client and relay
     * @param mayBeInClear whether others may read along if the entry says so
     */
    static List<String> mechanisms(Link link, boolean isPrivate, boolean mayBeInClear) {
        boolean passes = link.candidate().entry().login() instanceof Login.Client login
                && (login.inClear() && mayBeInClear || isPrivate && link.protection().level() == Level.VERIFIED);
        return passes ? passable(link.capabilities().auth()) : List.of();
    }

    /** Those that bind to the TLS channel (RFC 5056) would see two different ones. */
    private static List<String> passable(List<String> offered) {
        return offered.stream().filter(name -> !NEVER.contains(name) && !name.endsWith("-PLUS")).toList();
    }
}
