package org.autoroute.smtp.ui.internal.servers;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.Login;
import org.autoroute.smtp.routing.ServerEntry;
import org.autoroute.smtp.service.ServerState;
import org.autoroute.smtp.service.login.Logins;

/**
 * Which logins of the list have no secret. Asks when the list has others than before, and on request; what cannot be found out counts as there, because
 * nobody could mend it by a new password. UI thread.
 */
final class MissingSecrets {

    private final Logins logins;
    private final Executor uiThread;
    private final Runnable changed;
    private final Set<Key> missing = new HashSet<>();
    private Set<Key> asked = Set.of();

    /** @param changed runs on the UI thread when one is missing that was not, or the other way round */
    MissingSecrets(Logins logins, Executor uiThread, Runnable changed) {
        this.logins = logins;
        this.uiThread = uiThread;
        this.changed = changed;
    }

    private record Key(HostPort server, Login.Stored login) {

        static Optional<Key> of(ServerEntry entry) {
            return entry.login() instanceof Login.Stored stored ? Optional.of(new Key(entry.server(), stored)) : Optional.empty();
        }
    }

    /** Whether the entry logs in with a secret that is not there. */
    boolean of(ServerEntry entry) {
        return Key.of(entry).filter(missing::contains).isPresent();
    }

    /** The list is this one now. */
    void ask(List<ServerState> servers) {
        Set<Key> present = servers.stream().map(ServerState::entry).map(Key::of).flatMap(Optional::stream).collect(Collectors.toSet());
        Set<Key> others = new HashSet<>(present);
        others.removeAll(asked);
        asked = present;
        missing.retainAll(present);
        others.forEach(this::ask);
    }

    /** Somebody may have stored or removed one. */
    void askAgain() {
        asked.forEach(this::ask);
    }

    private void ask(Key key) {
        logins.isStored(key.server(), key.login()).whenComplete((there, failure) -> uiThread.execute(() -> {
            boolean gone = failure == null && !there && asked.contains(key);
            if (gone ? missing.add(key) : missing.remove(key)) {
                changed.run();
            }
        }));
    }
}
