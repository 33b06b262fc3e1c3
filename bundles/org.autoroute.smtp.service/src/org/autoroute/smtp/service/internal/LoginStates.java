package org.autoroute.smtp.service.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.Login;
import org.autoroute.smtp.routing.ServerList;
import org.autoroute.smtp.service.internal.decision.Loop;
import org.autoroute.smtp.service.internal.login.LoginObserver;
import org.autoroute.smtp.service.login.LoginStanding;
import org.autoroute.smtp.service.login.LoginTrouble;
import org.autoroute.smtp.service.secrets.SecretName;

/** How the stored logins stand, by what becomes of them. On the loop, except where it says otherwise. */
public final class LoginStates implements LoginObserver {

    private final Loop loop;
    private final Map<String, LoginTrouble> troubles = new LinkedHashMap<>();
    /** From any thread; so that a login that goes well, as nearly all do, costs nothing. */
    private final Set<String> troubled = ConcurrentHashMap.newKeySet();
    private long changes;
    private Announcement announcement;

    public LoginStates(Loop loop) {
        this.loop = loop;
    }

    /** Before the loop runs anything. @param changed told some time after changes, once for all of them */
    void tell(Runnable changed) {
        announcement = new Announcement(loop, changed);
    }

    /** From any thread. One that stands already stays as it is: a server's words may differ each time, and the user has been told. */
    @Override
    public void trouble(LoginTrouble trouble) {
        troubled.add(trouble.secret());
        loop.execute(() -> {
            LoginTrouble known = troubles.get(trouble.secret());
            if (troubled.contains(trouble.secret()) && (known == null || known.kind() != trouble.kind())) {
                troubles.put(trouble.secret(), trouble);
                announcement.soon();
            }
        });
    }

    /** From any thread. */
    @Override
    public void accepted(HostPort server, Login.Stored login) {
        String secret = SecretName.of(server, login);
        if (troubled.remove(secret)) {
            loop.execute(() -> forget(secret));
        }
    }

    /** From any thread. */
    @Override
    public void changed(HostPort server, Login.Stored login) {
        String secret = SecretName.of(server, login);
        troubled.remove(secret);
        loop.execute(() -> {
            changes++;
            forget(secret);
            announcement.soon();
        });
    }

    private void forget(String secret) {
        if (!troubled.contains(secret) && troubles.remove(secret) != null) {
            announcement.soon();
        }
    }

    /** Of the entries of that list. */
    LoginStanding of(ServerList list) {
        return new LoginStanding(changes, troubles.values().stream()
                .filter(trouble -> list.entries().stream().anyMatch(entry -> trouble.isOf(entry.server(), entry.login()))).toList());
    }
}
