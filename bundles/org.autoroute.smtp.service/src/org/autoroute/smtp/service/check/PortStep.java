package org.autoroute.smtp.service.check;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

import org.autoroute.smtp.relay.ListenState;
import org.autoroute.smtp.routing.IpAddress;
import org.autoroute.smtp.service.internal.talk.Lines;
import org.autoroute.smtp.service.internal.talk.Reply;
import org.autoroute.smtp.service.internal.talk.Talk;
import org.autoroute.smtp.service.internal.talk.TimeLimit;

/** Connects to our own port as a mail client would, by each IP version, and reads the greeting. */
final class PortStep {

    private static final InetAddress LOOPBACK_4 = IpAddress.parse("127.0.0.1").orElseThrow().toInetAddress();
    private static final InetAddress LOOPBACK_6 = IpAddress.parse("::1").orElseThrow().toInetAddress();

    private final Lines lines;

    PortStep(Lines lines) {
        this.lines = lines;
    }

    /** Where a program of this computer reaches us. */
    static List<InetSocketAddress> doors(ListenState.Listening listening) {
        return listening.addresses().stream().map(PortStep::door).distinct().toList();
    }

    private static InetSocketAddress door(InetSocketAddress address) {
        if (!address.getAddress().isAnyLocalAddress()) {
            return address;
        }
        return new InetSocketAddress(address.getAddress().getAddress().length == 4 ? LOOPBACK_4 : LOOPBACK_6, address.getPort());
    }

    Finding examine(ListenState.Listening listening, TimeLimit limit) {
        List<Talk> talks = new ArrayList<>();
        try {
            List<InetSocketAddress> doors = doors(listening);
            for (InetSocketAddress door : doors) {
                try {
                    talks.add(lines.connect(door, limit));
                } catch (IOException failure) {
                    return closed(door, failure);
                }
            }
            return greetings(doors, talks, limit);
        } finally {
            talks.forEach(Talk::close);
        }
    }

    /** All doors lead to one room, so the first greeting stands for all, when all come. */
    private static Finding greetings(List<InetSocketAddress> doors, List<Talk> talks, TimeLimit limit) {
        Reply first = null;
        for (int i = 0; i < talks.size(); i++) {
            try {
                Reply greeting = talks.get(i).reply(limit);
                if (!greeting.isGood()) {
                    return Finding.failed(Step.PORT, Words.of("port.refuses", text(doors.get(i)), greeting.text()), Words.of("port.refuses.todo"),
                            new Action.Retry());
                }
                first = first == null ? greeting : first;
            } catch (SocketTimeoutException late) {
                return Finding.warning(Step.PORT, Words.of("port.waits", text(doors.get(i))), Words.of("port.waits.todo"), new Action.Retry());
            } catch (IOException failure) {
                return closed(doors.get(i), failure);
            }
        }
        return Finding.passed(Step.PORT, Words.of(doors.size() == 1 ? "port.answers" : "port.answers.all", String.join(", ", doors.stream().map(PortStep::text).toList()), first.text()));
    }

    private static Finding closed(InetSocketAddress door, IOException failure) {
        return Finding.failed(Step.PORT, Words.of("port.closed", text(door), Words.of(failure)), Words.of("port.closed.todo"), new Action.Retry());
    }

    static String text(InetSocketAddress address) {
        IpAddress ip = IpAddress.of(address.getAddress());
        return (ip.isV4() ? ip.toString() : "[" + ip + "]") + ":" + address.getPort();
    }
}
