package org.autoroute.smtp.network.internal.linux;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.autoroute.smtp.network.internal.ConnectionReader;
import org.autoroute.smtp.network.internal.Connections;
import org.autoroute.smtp.network.internal.Link;

/** Asks NetworkManager over the system bus. No bus, or no NetworkManager on it, is normal: it may come later. */
public final class NetworkManagerConnections implements ConnectionReader {

    private static final System.Logger LOG = System.getLogger(NetworkManagerConnections.class.getName());
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final Path socket;
    private volatile Runnable changed = () -> { };
    private volatile SystemBus bus;
    private volatile boolean closed;
    private Duration wait = FIRST_WAIT;
    private long notBefore = System.nanoTime();

    /** @param socket of the system bus */
    public NetworkManagerConnections(Path socket) {
        this.socket = socket;
    }

    @Override
    public void onChange(Runnable told) {
        changed = told;
    }

    @Override
    public boolean tellsChanges() {
        SystemBus present = bus;
        return present != null && present.connected();
    }

    @Override
    public Connections read(List<Link> links) throws IOException {
        if (!tellsChanges() && !connect()) {
            return Connections.NONE;
        }
        SystemBus present = bus;
        if (present == null) {
            return Connections.NONE;
        }
        try {
            return present.serviceThere() ? new ActiveConnections(present).read() : Connections.NONE;
        } catch (IOException e) {
            // The conversation is begun anew next time: a late answer must not be taken for a later question's.
            hangUp();
            throw e;
        }
    }

    private boolean connect() {
        hangUp();
        if (closed || System.nanoTime() - notBefore < 0 || !Files.exists(socket)) {
            return false;
        }
        try {
            bus = new SystemBus("unix:path=" + socket, ActiveConnections.MANAGER, changed);
            wait = FIRST_WAIT;
            if (closed) {
                hangUp();
            }
            return !closed;
        } catch (IOException e) {
            LOG.log(Level.INFO, "The system bus is not available: {0}", e.getMessage());
            notBefore = System.nanoTime() + wait.toNanos();
            wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait.multipliedBy(2);
            return false;
        }
    }

    private synchronized void hangUp() {
        if (bus != null) {
            bus.close();
            bus = null;
        }
    }

    @Override
    public void close() {
        closed = true;
        hangUp();
    }
}
