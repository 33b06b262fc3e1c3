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
    /** Between attempts to take a caller that fail. */
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration END = Duration.ofSeconds(2);

    private final Path path;
    private final ServerSocketChannel server;
    private final ControlHandler handler;
    private final Guard guard;
    private final Set<SocketChannel> callers = ConcurrentHashMap.newKeySet();
    private final Thread thread;

    /** Tells who is heard. */
    @FunctionalInterface
    interface Guard {
        boolean admits(SocketChannel caller) throws IOException;
    }

    /** @param server bound to the path; nobody is taken before {@link #begin} */
    ControlServer(Path path, ServerSocketChannel server, Guard guard, ControlHandler handler) {
        this.path = path;
        this.server = server;
        this.guard = guard;
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
            ControlServer started = new ControlServer(path, server, Peer.ownerOf(path)::isPeerOf, handler);
            started.begin();
            return started;
        } catch (IOException failure) {
            server.close();
            throw failure;
        }
    }

    void begin() {
        thread.start();
    }

    private void accept() {
        for (long number = 1; server.isOpen(); number++) {
            try {
                admit(server.accept(), number);
            } catch (ClosedChannelException ended) {
                return;
            } catch (IOException failure) {
                LOG.log(Level.WARNING, "taking a caller of the control socket", failure);
                pause();
            }
        }
    }

    /** The process has no file left to open, and waiting is all that helps; {@link #close} interrupts. */
    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private void admit(SocketChannel caller, long number) {
        if (callers.size() < CALLERS && isHeard(caller)) {
            callers.add(caller);
            Thread.ofVirtual().name("autoroute-control-" + number).start(() -> serve(caller));
        } else {
            LOG.log(Level.WARNING, "a caller of the control socket was turned away");
            hangUp(caller);
        }
    }

    private boolean isHeard(SocketChannel caller) {
        try {
            return guard.admits(caller);
        } catch (IOException unknown) {
            LOG.log(Level.WARNING, "who calls the control socket cannot be told", unknown);
            return false;
        }
    }

    private static void hangUp(SocketChannel caller) {
        try {
            caller.close();
        } catch (IOException failure) {
            LOG.log(Level.WARNING, "hanging up on a caller of the control socket", failure);
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
            callers.forEach(ControlServer::hangUp);
            thread.interrupt();
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
