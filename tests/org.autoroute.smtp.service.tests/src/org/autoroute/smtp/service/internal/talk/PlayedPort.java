package org.autoroute.smtp.service.internal.talk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.function.Consumer;

/** A port that a test serves: each connection on a thread of its own. */
public final class PlayedPort implements AutoCloseable {

    private final ServerSocket server;
    private final Consumer<Socket> served;
    private final Thread serving;

    /** @param served told each connection, which it closes */
    public PlayedPort(String address, Consumer<Socket> served) throws IOException {
        this.served = served;
        server = new ServerSocket();
        server.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
        serving = Thread.ofVirtual().start(this::serve);
    }

    public InetSocketAddress address() {
        return (InetSocketAddress) server.getLocalSocketAddress();
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> served.accept(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    /** Ends when the port refuses connections: as long as somebody waits for one, the system still makes them. */
    @Override
    public void close() {
        try {
            server.close();
            serving.join(Duration.ofSeconds(10));
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
