package org.autoroute.smtp.network.internal.dns;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** A name server on loopback, UDP and TCP on one port, that says what the test wants. */
final class TestDnsServer implements AutoCloseable {

    /** What to send for a query that came over UDP (or TCP): any number of datagrams. */
    interface Script {
        List<byte[]> replies(Message query, boolean tcp) throws Exception;
    }

    private final DatagramSocket udp;
    private final ServerSocket tcp;
    private final Script script;
    private final Queue<String> questions = new ConcurrentLinkedQueue<>();
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    TestDnsServer(Script script) throws IOException {
        this.script = script;
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        tcp = new ServerSocket(0, 50, loopback);
        udp = new DatagramSocket(new InetSocketAddress(loopback, tcp.getLocalPort()));
        Thread.ofVirtual().start(this::serveUdp);
        Thread.ofVirtual().start(this::serveTcp);
    }

    InetSocketAddress address() {
        return (InetSocketAddress) udp.getLocalSocketAddress();
    }

    /** {@code "name type"} of all questions so far; one that was repeated counts once. */
    List<String> questions() {
        return List.copyOf(questions);
    }

    static Message reply(Message query, int rcode, Record... answers) {
        Message reply = new Message(query.getHeader().getID());
        reply.getHeader().setFlag(Flags.QR);
        reply.getHeader().setRcode(rcode);
        reply.addRecord(query.getQuestion(), Section.QUESTION);
        for (Record each : answers) {
            reply.addRecord(each, Section.ANSWER);
        }
        return reply;
    }

    private void serveUdp() {
        byte[] buffer = new byte[4096];
        while (!udp.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                udp.receive(packet);
                Message query = new Message(Arrays.copyOf(buffer, packet.getLength()));
                Thread.ofVirtual().start(() -> answer(query, packet.getSocketAddress()));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void answer(Message query, SocketAddress to) {
        try {
            note(query);
            for (byte[] each : script.replies(query, false)) {
                udp.send(new DatagramPacket(each, each.length, to));
            }
        } catch (Exception closed) {
            udp.close();
        }
    }

    private void serveTcp() {
        while (!tcp.isClosed()) {
            try (Socket socket = tcp.accept()) {
                DataInputStream in = new DataInputStream(socket.getInputStream());
                byte[] data = new byte[in.readUnsignedShort()];
                in.readFully(data);
                Message query = new Message(data);
                note(query);
                for (byte[] each : script.replies(query, true)) {
                    DataOutputStream out = new DataOutputStream(socket.getOutputStream());
                    out.writeShort(each.length);
                    out.write(each);
                }
            } catch (Exception closed) {
                return;
            }
        }
    }

    private void note(Message query) {
        String question = query.getQuestion().getName() + " " + Type.string(query.getQuestion().getType());
        if (seen.add(query.getHeader().getID() + " " + question)) {
            questions.add(question);
        }
    }

    @Override
    public void close() throws IOException {
        udp.close();
        tcp.close();
    }
}
