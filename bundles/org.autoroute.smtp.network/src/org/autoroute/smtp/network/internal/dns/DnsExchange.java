package org.autoroute.smtp.network.internal.dns;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;

/**
 * One question to one server: UDP, and TCP when the answer does not fit (RFC 7766). Blocking; run on virtual threads, which an interrupt ends.
 * The library's own client would keep a thread that wakes up every second for as long as the program lives.
 */
final class DnsExchange {

    /** More than any server sends that was told what the query tells; what is longer comes over TCP. */
    private static final int LARGEST_DATAGRAM = 4096;

    /** After this, then after twice as long, and so on, a datagram is sent again: a link that has just come up loses the first ones. */
    private static final Duration REPEAT = Duration.ofMillis(100);

    private DnsExchange() {
    }

    /** @throws SocketTimeoutException when the deadline passes */
    static Message ask(Message query, InetSocketAddress server, Deadline deadline) throws IOException {
        Message reply = overUdp(query, server, deadline);
        return reply.getHeader().getFlag(Flags.TC) ? overTcp(query, server, deadline) : reply;
    }

    private static Message overUdp(Message query, InetSocketAddress server, Deadline deadline) throws IOException {
        byte[] question = query.toWire(Message.MAXLENGTH);
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(server);
            for (Duration patience = REPEAT; !deadline.passed(); patience = patience.multipliedBy(2)) {
                socket.send(new DatagramPacket(question, question.length));
                Optional<Message> reply = await(socket, query, deadline.orSooner(patience));
                if (reply.isPresent()) {
                    return reply.get();
                }
            }
        }
        throw new SocketTimeoutException();
    }

    private static Optional<Message> await(DatagramSocket socket, Message query, Deadline deadline) throws IOException {
        byte[] buffer = new byte[LARGEST_DATAGRAM];
        try {
            while (!deadline.passed()) {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                socket.setSoTimeout(deadline.millisLeft());
                socket.receive(packet);
                Message reply = parse(buffer, packet.getLength());
                // Anything else may be forged, or late: the true answer may still come (RFC 5452 section 9.1).
                if (reply != null && answers(reply, query)) {
                    return Optional.of(reply);
                }
            }
        } catch (SocketTimeoutException nothing) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static Message overTcp(Message query, InetSocketAddress server, Deadline deadline) throws IOException {
        byte[] question = query.toWire(Message.MAXLENGTH);
        try (Socket socket = new Socket()) {
            socket.connect(server, deadline.millisLeft());
            socket.getOutputStream().write(ByteBuffer.allocate(question.length + 2).putShort((short) question.length).put(question).array());
            byte[] answer = new byte[bigEndian(read(socket, 2, deadline))];
            System.arraycopy(read(socket, answer.length, deadline), 0, answer, 0, answer.length);
            Message reply = parse(answer, answer.length);
            if (reply == null || !answers(reply, query)) {
                throw new IOException("not an answer to the question");
            }
            return reply;
        }
    }

    /** A slow server does not get the whole time limit anew with each octet. */
    private static byte[] read(Socket socket, int count, Deadline deadline) throws IOException {
        byte[] data = new byte[count];
        DataInputStream in = new DataInputStream(socket.getInputStream());
        int at = 0;
        while (at < count) {
            if (deadline.passed()) {
                throw new SocketTimeoutException();
            }
            socket.setSoTimeout(deadline.millisLeft());
            int read = in.read(data, at, count - at);
            if (read < 0) {
                throw new IOException("the server hung up");
            }
            at += read;
        }
        return data;
    }

    private static int bigEndian(byte[] two) {
        return (two[0] & 0xff) << 8 | two[1] & 0xff;
    }

    private static Message parse(byte[] data, int length) {
        try {
            return new Message(Arrays.copyOf(data, length));
        } catch (IOException | RuntimeException damaged) {
            return null;
        }
    }

    private static boolean answers(Message reply, Message query) {
        return reply.getHeader().getFlag(Flags.QR) && reply.getHeader().getID() == query.getHeader().getID()
                && reply.getQuestion() != null && reply.getQuestion().equals(query.getQuestion());
    }
}
