package org.autoroute.smtp.service.internal.talk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

import org.autoroute.smtp.routing.Tls;

/** A submission server on loopback that greets and answers EHLO, with TLS at once, behind STARTTLS, or not at all. */
public final class PlayedProvider implements AutoCloseable {

    private final PlayedPort port;
    private volatile Tls tls;
    private volatile SSLContext context;
    private final List<String> heard = new CopyOnWriteArrayList<>();

    public PlayedProvider(Tls tls, SSLContext context) throws IOException {
        this.tls = tls;
        this.context = context;
        port = new PlayedPort("127.0.0.1", this::serve);
    }

    /** From the next connection on. */
    public void becomes(Tls other, SSLContext shown) {
        tls = other;
        context = shown;
    }

    public int port() {
        return port.address().getPort();
    }

    public List<String> heard() {
        return heard;
    }

    private void serve(Socket socket) {
        try (socket) {
            if (tls == Tls.IMPLICIT) {
                talk(secured(socket), true);
            } else {
                talk(socket, false);
            }
        } catch (IOException gone) {
            heard.add("(gone)");
        }
    }

    private Socket secured(Socket socket) throws IOException {
        SSLSocket secured = (SSLSocket) context.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
        secured.setUseClientMode(false);
        secured.startHandshake();
        return secured;
    }

    private void talk(Socket socket, boolean isSecured) throws IOException {
        if (isSecured == (tls == Tls.IMPLICIT)) {
            say(socket, "220 played");
        }
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            heard.add(line);
            if (line.equals("STARTTLS") && tls == Tls.STARTTLS) {
                say(socket, "220 go on");
                talk(secured(socket), true);
                return;
            }
            say(socket, line.startsWith("EHLO ") ? offers(isSecured) : line.equals("QUIT") ? "221 bye" : "502 no");
        }
    }

    private String offers(boolean isSecured) {
        String more = isSecured ? "250 AUTH PLAIN LOGIN" : tls == Tls.STARTTLS ? "250 STARTTLS" : "250 SIZE";
        return "250-played\r\n" + more;
    }

    private static void say(Socket socket, String reply) throws IOException {
        socket.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() {
        port.close();
    }
}
