package org.autoroute.smtp.service.secrets;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.autoroute.smtp.relay.Secret;
import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.service.settings.RefusedException;

/** A keychain nobody unlocks. */
final class LockedSecrets implements Secrets {

    private static RefusedException locked() {
        return new RefusedException(new Text(LockedSecrets.class.getPackageName() + ".played", LockedSecrets.class, "locked", List.of()));
    }

    @Override
    public Optional<Secret> get(String name) throws RefusedException {
        throw locked();
    }

    @Override
    public void put(String name, Secret secret) throws RefusedException {
        throw locked();
    }

    @Override
    public void remove(String name) throws RefusedException {
        throw locked();
    }

    @Override
    public Set<String> names() throws RefusedException {
        throw locked();
    }
}
