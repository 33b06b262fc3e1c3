package org.autoroute.smtp.relay.conformance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.net.ssl.SSLSocket;

/** A mail client whose every word a test chooses. What it hears must be well-formed: CRLF, one code a reply, no line without end. */
final class Client implements AutoCloseable {

    private static final int TIME_LIMIT_MILLIS = 10_000;
    private static final int LONGEST_LINE = 4096;

    private Socket socket;
    private InputStream in;

    Client(InetAddress address, int port) {
        try {
            socket = new Socket();
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(TIME_LIMIT_MILLIS);
            socket.connect(new InetSocketAddress(address, port), TIME_LIMIT_MILLIS);
            in = new BufferedInputStream(socket.getInputStream());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Becomes the client of a TLS handshake with a server that has this very certificate, and waits for its end. */
    void secure(Keys keys) {
        try {
            SSLSocket secured = (SSLSocket) keys.client().getSocketFactory().createSocket(socket, Keys.HOST, socket.getPort(), true);
            secured.startHandshake();
            socket = secured;
            in = new BufferedInputStream(secured.getInputStream());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Sends a line and ends it. */
    Client send(String line) {
        return write(line + "\r\n");
    }

    /** Sends octets, one for each character. */
    Client write(String octets) {
        return write(Act.octets(octets));
    }

    Client write(byte[] octets) {
        try {
            socket.getOutputStream().write(octets);
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** As {@link #write}, but the relay may have hung up. */
    Client tryWrite(String octets) {
        try {
            socket.getOutputStream().write(Act.octets(octets));
        } catch (IOException hungUp) {
            // What the relay said before is still to be read.
        }
        return this;
    }

    /** Sends each octet in a segment of its own. */
    Client dribble(String octets) {
        for (String octet : octets.split("")) {
            write(octet);
            Await.segment();
        }
        return this;
    }

    /** Reads a reply whose code must be as in {@link Reply#is}. */
    Reply hears(String pattern) {
        Reply reply = reply().orElseThrow(() -> new AssertionError("connection ended, expected " + pattern));
        if (!reply.is(pattern)) {
            throw new AssertionError("expected " + pattern + ", heard\n" + reply);
        }
        return reply;
    }

    /** Reads that many replies of one line. */
    void hearsOften(String start, long count) {
        for (long i = 0; i < count; i++) {
            String line = line();
            if (line == null || !line.startsWith(start)) {
                throw new AssertionError("expected " + start + ", heard " + line);
            }
        }
    }

    /** The connection ends and nothing more is said. */
    void hearsEnd() {
        reply().ifPresent(reply -> {
            throw new AssertionError("expected the end, heard\n" + reply);
        });
    }

    /** Nothing is said for that long, and the connection stays. */
    Client hearsNothing(Duration time) {
        timeLimit((int) time.toMillis());
        try {
            in.mark(1);
            int octet = in.read();
            in.reset();
            throw new AssertionError(octet < 0 ? "connection ended" : "heard " + reply());
        } catch (SocketTimeoutException silence) {
            return timeLimit(TIME_LIMIT_MILLIS);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** All replies until the connection ends. */
    List<Reply> hearsUntilEnd() {
        List<Reply> replies = new ArrayList<>();
        for (Optional<Reply> reply = reply(); reply.isPresent(); reply = reply()) {
            replies.add(reply.get());
        }
        return replies;
    }

    /** The next reply, empty when the connection has ended before it. */
    Optional<Reply> reply() {
        List<String> lines = new ArrayList<>();
        do {
            String line = line();
            if (line == null) {
                if (!lines.isEmpty()) {
                    throw new AssertionError("half a reply: " + lines);
                }
                return Optional.empty();
            }
            if (!line.matches("(?s)[2-5][0-9]{2}([ -].*)?")) {
                throw new AssertionError("not a reply: " + line);
            }
            if (!lines.isEmpty() && !lines.getFirst().substring(0, 3).equals(line.substring(0, 3))) {
                throw new AssertionError("two codes in one reply: " + lines + ", " + line);
            }
            lines.add(line);
        } while (lines.getLast().startsWith("-", 3));
        return Optional.of(new Reply(lines));
    }

    private String line() {
        StringBuilder line = new StringBuilder();
        try {
            for (int octet = in.read(); octet >= 0; octet = in.read()) {
                line.append((char) octet);
                if (octet == '\n') {
                    if (line.length() < 2 || line.charAt(line.length() - 2) != '\r') {
                        throw new AssertionError("LF without CR: " + line);
                    }
                    return clean(line.substring(0, line.length() - 2));
                }
                if (line.length() > LONGEST_LINE) {
                    throw new AssertionError("a line without end: " + line);
                }
            }
        } catch (SocketException reset) {
            return null;
        } catch (IOException failed) {
            throw new UncheckedIOException("read so far: " + line, failed);
        }
        if (!line.isEmpty()) {
            throw new AssertionError("half a line: " + line);
        }
        return null;
    }

    private static String clean(String line) {
        if (line.indexOf('\r') >= 0 || line.indexOf(0) >= 0) {
            throw new AssertionError("CR or NUL in a reply: " + line);
        }
        return line;
    }

    /** Hears the greeting and says EHLO. */
    Reply ehlo() {
        hears("220");
        return send("EHLO client.example").hears("250");
    }

    /** Greeting, EHLO, MAIL, RCPT, all answered with 250. */
    Client envelope() {
        ehlo();
        return nextEnvelope();
    }

    /** MAIL and RCPT, both answered with 250. */
    Client nextEnvelope() {
        send("MAIL FROM:<sender@client.example>").hears("250");
        send("RCPT TO:<recipient@upstream.example>").hears("250");
        return this;
    }

    /** DATA, the message, the final dot, and the reply to it. */
    Reply data(String message) {
        send("DATA").hears("354");
        return write(message + ".\r\n").hears("xxx");
    }

    /** A whole small message in a session that has said EHLO; the reply to its dot. */
    Reply mail() {
        return nextEnvelope().data(Wire.SMALL);
    }

    void quit() {
        send("QUIT").hears("221");
        hearsEnd();
    }

    /** Says that nothing more will come. */
    Client shutdown() {
        try {
            socket.shutdownOutput();
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Client timeLimit(int millis) {
        try {
            socket.setSoTimeout(millis);
            return this;
        } catch (SocketException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Socket socket() {
        return socket;
    }

    /** Ends the connection with a reset. */
    void kill() {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static String text(byte[] octets) {
        return new String(octets, ISO_8859_1);
    }
}
