package org.autoroute.smtp.relay.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Stands before a server and hands every octet on in a segment of its own, both ways. One connection. */
final class Slicer implements AutoCloseable {

    private final ServerSocket server;
    private final int behind;

    private Slicer(ServerSocket server, int behind) {
        this.server = server;
        this.behind = behind;
    }

    static Slicer before(int port) {
        try {
            Slicer slicer = new Slicer(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()), port);
            Thread.ofVirtual().start(slicer::serve);
            return slicer;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    int port() {
        return server.getLocalPort();
    }

    private void serve() {
        try (Socket front = server.accept(); Socket back = new Socket(InetAddress.getLoopbackAddress(), behind)) {
            front.setTcpNoDelay(true);
            back.setTcpNoDelay(true);
            Thread.ofVirtual().start(() -> slice(back, front));
            slice(front, back);
        } catch (IOException ended) {
            // One of the two has gone; the test asks for the outcome.
        }
    }

    private static void slice(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int octet; (octet = in.read()) >= 0;) {
                out.write(octet);
                Thread.yield();
            }
            to.shutdownOutput();
        } catch (IOException ended) {
            // As above.
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
