package org.autoroute.smtp.service.control;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.autoroute.smtp.service.settings.DataArea;

/**
 * Listens on the control socket. One thread takes callers, each caller has a virtual thread; nobody but the owner of this process is heard. Whoever
 * starts it holds the lock of the data directory, so a socket that is there was left by a program that has ended.
 */
public final class ControlServer implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(ControlServer.class.getName());
    private static final int CALLERS = 32;
    private static final Duration END = Duration.ofSeconds(2);

    private final Path path;
    private final ServerSocketChannel server;
    private final ControlHandler handler;
    private final Peer owner;
    private final Set<SocketChannel> callers = ConcurrentHashMap.newKeySet();
    private final Thread thread;

    private ControlServer(Path path, ServerSocketChannel server, Peer owner, ControlHandler handler) {
        this.path = path;
        this.server = server;
        this.owner = owner;
        this.handler = handler;
        this.thread = Thread.ofPlatform().name("autoroute-control").unstarted(this::accept);
    }

    /**
     * Listens from now on.
     *
     * @throws IOException when the socket cannot be made
     */
    public static ControlServer start(DataArea area, ControlHandler handler) throws IOException {
        Path path = ControlAddress.of(area);
        if (!path.equals(area.controlSocket())) {
            ControlAddress.createPrivate(path.getParent());
        }
        Files.deleteIfExists(path);
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(path), CALLERS);
            PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
            if (view != null) {
                view.setPermissions(PosixFilePermissions.fromString("rw-------"));
            }
            ControlServer started = new ControlServer(path, server, Peer.ownerOf(path), handler);
            started.thread.start();
            return started;
        } catch (IOException failure) {
            server.close();
            throw failure;
        }
    }

    private void accept() {
        for (long number = 1; server.isOpen(); number++) {
            try {
                SocketChannel caller = server.accept();
                if (callers.size() >= CALLERS || !owner.isPeerOf(caller)) {
                    LOG.log(Level.WARNING, "a caller of the control socket was turned away");
                    caller.close();
                } else {
                    callers.add(caller);
                    Thread.ofVirtual().name("autoroute-control-" + number).start(() -> serve(caller));
                }
            } catch (ClosedChannelException ended) {
                return;
            } catch (IOException failure) {
                LOG.log(Level.WARNING, "taking a caller of the control socket", failure);
            }
        }
    }

    private void serve(SocketChannel caller) {
        try (caller; Caller served = new Caller(caller, handler)) {
            served.serve();
        } catch (IOException gone) {
            LOG.log(Level.DEBUG, "a caller of the control socket is gone", gone);
        } finally {
            callers.remove(caller);
        }
    }

    /** Hangs up on all callers and removes the socket. Can be repeated. */
    @Override
    public void close() {
        try {
            boolean first = server.isOpen();
            server.close();
            for (SocketChannel caller : callers) {
                caller.close();
            }
            thread.join(END);
            if (first) {
                Files.deleteIfExists(path);
            }
        } catch (IOException failure) {
            LOG.log(Level.WARNING, "closing the control socket", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
