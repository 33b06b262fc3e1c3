package org.autoroute.smtp.service.check;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.autoroute.smtp.service.internal.talk.PlayedPort;

/** A mail server that says what a test tells it to, and remembers what it heard. */
public final class PlayedSmtp implements AutoCloseable {

    private final PlayedPort port;
    private final Map<String, String> replies = new ConcurrentHashMap<>(Map.of("", "220 played", "EHLO", "250-played\r\n250 SIZE 1000", "HELO",
            "250 played", "MAIL", "250 sender", "RCPT", "250 recipient", "DATA", "354 go on", ".", "250 2.0.0 queued as 7", "QUIT", "221 bye"));
    private final List<String> heard = new CopyOnWriteArrayList<>();

    public PlayedSmtp(String address) throws IOException {
        port = new PlayedPort(address, this::talk);
    }

    /** What it answers to a command; to the connection with the command "", to the message with "."; nothing at all with an empty answer. */
    public PlayedSmtp answers(String command, String reply) {
        replies.put(command, reply);
        return this;
    }

    InetSocketAddress address() {
        return port.address();
    }

    public int port() {
        return port.address().getPort();
    }

    /** All lines of all connections. */
    public List<String> heard() {
        return heard;
    }

    private void talk(Socket socket) {
        try (socket; BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            say(socket, "");
            boolean data = false;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                heard.add(line);
                if (data && !line.equals(".")) {
                    continue;
                }
                String command = data ? "." : line.substring(0, Math.min(4, line.length()));
                say(socket, command);
                data = command.equals("DATA") && replies.get("DATA").startsWith("354");
            }
        } catch (IOException gone) {
            heard.add("(gone)");
        }
    }

    private void say(Socket socket, String command) throws IOException {
        String reply = replies.getOrDefault(command, "500 what?");
        if (reply.equals("(hang up)")) {
            socket.close();
        } else if (!reply.isEmpty()) {
            socket.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() {
        port.close();
    }
}
