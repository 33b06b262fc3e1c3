package org.autoroute.smtp.relay.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.IpAddress;

/** A mail server that does what a test tells it and remembers what it saw. */
final class Upstream implements AutoCloseable {

    private static final int BACKLOG = 1024;

    private final ServerSocket server;
    private final Script script;
    private final IpAddress address;
    private final List<UpstreamSession> sessions = new CopyOnWriteArrayList<>();

    private Upstream(ServerSocket server, Script script, IpAddress address) {
        this.server = server;
        this.script = script;
        this.address = address;
    }

    static Upstream on(InetAddress address, Script script) {
        try {
            ServerSocket server = new ServerSocket();
            server.bind(new InetSocketAddress(address, 0), BACKLOG);
            Upstream upstream = new Upstream(server, script, IpAddress.of(address));
            Thread.ofVirtual().name("upstream").start(upstream::serve);
            return upstream;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                UpstreamSession session = new UpstreamSession(socket, script);
                sessions.add(session);
                Thread.ofVirtual().name("upstream session").start(session);
            } catch (IOException closed) {
                return;
            }
        }
    }

    int port() {
        return server.getLocalPort();
    }

    HostPort at() {
        return new HostPort(address.toString(), port());
    }

    /** All connections, in the order they were made. */
    List<UpstreamSession> sessions() {
        return sessions;
    }

    /** The only connection. */
    UpstreamSession session() {
        Await.until("a connection to the upstream", () -> !sessions.isEmpty());
        if (sessions.size() != 1) {
            throw new AssertionError("connections: " + sessions.size());
        }
        return sessions.getFirst();
    }

    /** All messages that came up to their final dot, accepted or not. */
    List<Received> messages() {
        return sessions.stream().flatMap(session -> session.messages().stream()).toList();
    }

    /** The messages the upstream answered with 2xx. */
    List<Received> accepted() {
        return messages().stream().filter(Received::accepted).toList();
    }

    /** How many commands of that kind came, over all connections. */
    long count(Step step) {
        return sessions.stream().mapToLong(session -> session.count(step)).sum();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        sessions.forEach(UpstreamSession::kill);
    }
}
