package org.autoroute.smtp.service.secrets;

import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import org.autoroute.smtp.relay.Secret;
import org.autoroute.smtp.service.settings.RefusedException;

/** The system's keychain where it works, and the file beside it for what was kept without a desktop. Any thread. */
public final class LayeredSecrets implements Secrets {

    private static final System.Logger LOG = System.getLogger(LayeredSecrets.class.getName());

    private final Secrets keychain;
    private final Secrets file;

    public LayeredSecrets(Secrets keychain, Secrets file) {
        this.keychain = keychain;
        this.file = file;
    }

    @Override
    public Optional<Secret> get(String name) throws RefusedException {
        try {
            Optional<Secret> found = keychain.get(name);
            return found.isPresent() ? found : file.get(name);
        } catch (RefusedException locked) {
            Optional<Secret> found = file.get(name);
            if (found.isEmpty()) {
                throw locked;
            }
            return found;
        }
    }

    /** In one place only: what the other one still has would come back later. */
    @Override
    public void put(String name, Secret secret) throws RefusedException {
        try {
            keychain.put(name, secret);
        } catch (RefusedException without) {
            LOG.log(Level.INFO, "the keychain cannot be used, so the file is: {0}", without.getMessage());
            file.put(name, secret);
            return;
        }
        file.remove(name);
    }

    /** What the file had, the keychain had not; so it does not matter then whether that one works. */
    @Override
    public void remove(String name) throws RefusedException {
        boolean wasInFile = file.names().contains(name);
        file.remove(name);
        try {
            keychain.remove(name);
        } catch (RefusedException without) {
            if (!wasInFile) {
                throw without;
            }
            LOG.log(Level.INFO, "the keychain cannot be used: {0}", without.getMessage());
        }
    }

    @Override
    public void close() {
        keychain.close();
        file.close();
    }

    @Override
    public Set<String> names() throws RefusedException {
        Set<String> names = new HashSet<>(file.names());
        try {
            names.addAll(keychain.names());
        } catch (RefusedException without) {
            LOG.log(Level.INFO, "the keychain cannot be used: {0}", without.getMessage());
        }
        return names;
    }
}
