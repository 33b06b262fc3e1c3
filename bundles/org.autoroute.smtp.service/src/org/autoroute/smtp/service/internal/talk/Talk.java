package org.autoroute.smtp.service.internal.talk;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

import org.autoroute.smtp.routing.HarmlessText;
import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.IpAddress;

/** The client's side of an SMTP connection, one command at a time. Blocking; closing the socket ends every wait. */
public final class Talk implements AutoCloseable {

    private static final int LONGEST_REPLY = 16 * 1024;
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final Socket socket;
    private final Socket connection;
    private final InputStream in;

    public Talk(Socket socket) throws IOException {
        this(socket, socket);
    }

    /** @param connection below TLS; the same where there is no TLS */
    private Talk(Socket socket, Socket connection) throws IOException {
        this.socket = socket;
        this.connection = connection;
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** Our name where we have none others know: the address as a literal (RFC 5321 section 4.1.3). */
    public String ownName() {
        InetAddress own = socket.getLocalAddress();
        IpAddress address = IpAddress.of(own);
        return address.isV4() ? "[" + address + "]" : "[IPv6:" + address + "]";
    }

    public Reply ask(String command, TimeLimit limit) throws IOException {
        send(command + "\r\n");
        return reply(limit);
    }

    public void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * The next reply.
     *
     * @throws java.net.SocketTimeoutException when it does not come in time
     * @throws EOFException                    when the connection ends instead
     * @throws ProtocolException               when what comes is no reply
     */
    public Reply reply(TimeLimit limit) throws IOException {
        return socket == connection ? readReply(limit) : inTime(limit, () -> readReply(limit));
    }

    private Reply readReply(TimeLimit limit) throws IOException {
        List<String> lines = new ArrayList<>();
        int left = LONGEST_REPLY;
        do {
            String line = line(limit, left);
            left -= line.length();
            if (!line.matches("[2-5][0-9]{2}(?:[ -].*)?")) {
                throw new ProtocolException(line);
            }
            lines.add(line);
        } while (lines.getLast().length() > 3 && lines.getLast().charAt(3) == '-');
        return new Reply(Integer.parseInt(lines.getLast().substring(0, 3)), lines);
    }

    /**
     * The same connection from here on with TLS 1.2 or newer, the certificate checked against the server's name. What was said before counts no more.
     *
     * @param server as the user knows it
     * @throws ProtocolException       when the server has said more already than it was asked for (RFC 3207 section 5)
     * @throws javax.net.ssl.SSLException when TLS does not come about, or the certificate is not to be trusted
     */
    public Talk secure(SSLSocketFactory tls, HostPort server, TimeLimit limit) throws IOException {
        if (in.available() > 0) {
            throw new ProtocolException("it spoke before TLS");
        }
        SSLSocket secured = (SSLSocket) tls.createSocket(socket, server.host(), server.port(), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        secured.setSSLParameters(parameters);
        return inTime(limit, () -> {
            secured.setSoTimeout(limit.millis());
            secured.startHandshake();
            return new Talk(secured, connection);
        });
    }

    /** Something that blocks. */
    private interface Step<T> {
        T run() throws IOException;
    }

    /** TLS begins to wait anew with every octet, so that one that comes now and then would hold us for ever: the connection is cut when time is up. */
    private <T> T inTime(TimeLimit limit, Step<T> step) throws IOException {
        CompletableFuture<Boolean> late = new CompletableFuture<>();
        late.completeOnTimeout(true, limit.millis(), TimeUnit.MILLISECONDS).thenAccept(cut -> {
            if (cut) {
                hangUp();
            }
        });
        try {
            return step.run();
        } catch (IOException failure) {
            if (late.getNow(false)) {
                SocketTimeoutException timeout = new SocketTimeoutException();
                timeout.initCause(failure);
                throw timeout;
            }
            throw failure;
        } finally {
            late.complete(false);
        }
    }

    private void hangUp() {
        try {
            connection.close();
        } catch (IOException gone) {
            System.getLogger(Talk.class.getName()).log(Level.DEBUG, "cutting a connection", gone);
        }
    }

    private String line(TimeLimit limit, int most) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (true) {
            socket.setSoTimeout(limit.millis());
            int octet = in.read();
            if (octet < 0) {
                throw new EOFException();
            }
            if (octet == '\n' || line.size() >= most) {
                return HarmlessText.of(line.toString(StandardCharsets.UTF_8).strip());
            }
            line.write(octet);
        }
    }

    /** Takes leave as it should be done (RFC 5321 section 4.1.1.10), and hangs up whatever the answer. */
    @Override
    public void close() {
        try (socket) {
            if (!socket.isClosed()) {
                ask("QUIT", TimeLimit.in(FAREWELL));
            }
        } catch (IOException gone) {
            System.getLogger(Talk.class.getName()).log(Level.DEBUG, "QUIT", gone);
        }
    }
}
