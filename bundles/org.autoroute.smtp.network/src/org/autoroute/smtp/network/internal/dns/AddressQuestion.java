package org.autoroute.smtp.network.internal.dns;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.autoroute.smtp.routing.IpAddress;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** Finds the addresses of one family, along a chain of aliases (RFC 1034 section 3.6.2). */
final class AddressQuestion {

    private static final int LONGEST_CHAIN = 8;

    private final ServerQuestion servers;
    private final int type;
    private final Deadline deadline;
    private Name name;
    private long ttl = Integer.MAX_VALUE;
    private int aliases;

    /** @param type {@link org.xbill.DNS.Type#A} or {@link org.xbill.DNS.Type#AAAA} */
    AddressQuestion(ServerQuestion servers, Name name, int type, Deadline deadline) {
        this.servers = servers;
        this.name = name;
        this.type = type;
        this.deadline = deadline;
    }

    Answer answer() {
        while (aliases <= LONGEST_CHAIN) {
            ServerQuestion.Reply reply = servers.ask(name, type, deadline);
            if (reply.message() == null) {
                return new Answer.NotFound(reply.failure());
            }
            Name asked = name;
            List<IpAddress> addresses = follow(reply.message());
            if (!addresses.isEmpty()) {
                return new Answer.Found(addresses, Duration.ofSeconds(ttl));
            }
            if (reply.message().getRcode() == Rcode.NXDOMAIN) {
                return new Answer.NotFound(Failure.NO_SUCH_NAME);
            }
            if (name.equals(asked)) {
                return new Answer.NotFound(Failure.NO_ADDRESS);
            }
        }
        // Aliases that go round in circles lead nowhere.
        return new Answer.NotFound(Failure.NO_ADDRESS);
    }

    /** Goes as far as the reply leads; what is left to be asked for is the name then. */
    private List<IpAddress> follow(Message reply) {
        while (aliases <= LONGEST_CHAIN) {
            List<IpAddress> addresses = new ArrayList<>();
            Name target = null;
            for (Record each : reply.getSection(Section.ANSWER)) {
                if (!each.getName().equals(name)) {
                    continue;
                }
                if (each.getType() == type) {
                    addresses.add(IpAddress.of(address(each)));
                    ttl = Math.min(ttl, each.getTTL());
                } else if (each instanceof CNAMERecord alias && target == null) {
                    target = alias.getTarget();
                    ttl = Math.min(ttl, each.getTTL());
                }
            }
            if (!addresses.isEmpty() || target == null) {
                return addresses;
            }
            name = target;
            aliases++;
        }
        return List.of();
    }

    private static InetAddress address(Record each) {
        return each instanceof ARecord a ? a.getAddress() : ((AAAARecord) each).getAddress();
    }
}
