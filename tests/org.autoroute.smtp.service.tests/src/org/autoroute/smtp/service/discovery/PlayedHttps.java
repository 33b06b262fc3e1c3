package org.autoroute.smtp.service.discovery;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

import javax.net.ssl.SSLContext;

/** A web server on loopback that has one file, named localhost. */
final class PlayedHttps implements AutoCloseable {

    private final ServerSocket server;

    PlayedHttps(SSLContext context) throws IOException {
        server = context.getServerSocketFactory().createServerSocket(0, 9, InetAddress.getByName("127.0.0.1"));
        Thread.ofVirtual().start(this::serve);
    }

    URI address() {
        return URI.create("https://localhost:" + server.getLocalPort() + "/");
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept();
                    BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
                for (String line = in.readLine(); line != null && !line.isEmpty();) {
                    line = in.readLine();
                }
                socket.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: close\r\n\r\nfile".getBytes(StandardCharsets.US_ASCII));
            } catch (IOException gone) {
                System.getLogger(PlayedHttps.class.getName()).log(System.Logger.Level.DEBUG, "a caller went away", gone);
            }
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
