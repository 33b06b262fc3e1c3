package org.autoroute.smtp.network.internal.dns;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** Asks the servers one after the other until one knows, each twice at most. */
final class ServerQuestion {

    private static final List<Duration> PATIENCE = List.of(Duration.ofMillis(1000), Duration.ofMillis(2500));
    private static final int EDNS_PAYLOAD = 1232;

    /** A reply that says something about the name, or why there is none. */
    record Reply(Message message, Failure failure) {
    }

    private final List<InetSocketAddress> servers;
    private volatile int preferred;

    ServerQuestion(List<InetSocketAddress> servers) {
        this.servers = servers;
    }

    Reply ask(Name name, int type, Deadline deadline) {
        Failure failure = Failure.NO_SERVER;
        for (Duration patience : PATIENCE) {
            int first = preferred;
            for (int i = 0; i < servers.size() && !deadline.passed() && !Thread.currentThread().isInterrupted(); i++) {
                int index = (first + i) % servers.size();
                Reply reply = askOne(name, type, servers.get(index), deadline.orSooner(patience));
                if (reply.message() != null) {
                    preferred = index;
                    return reply;
                }
                failure = failure.compareTo(reply.failure()) > 0 ? failure : reply.failure();
            }
        }
        return new Reply(null, failure);
    }

    private static Reply askOne(Name name, int type, InetSocketAddress server, Deadline deadline) {
        try {
            Message reply = DnsExchange.ask(query(name, type, true), server, deadline);
            if (reply.getRcode() == Rcode.FORMERR || reply.getRcode() == Rcode.NOTIMP) {
                // An old server that does not know EDNS (RFC 6891 section 7).
                reply = DnsExchange.ask(query(name, type, false), server, deadline);
            }
            boolean says = reply.getRcode() == Rcode.NOERROR || reply.getRcode() == Rcode.NXDOMAIN;
            return says ? new Reply(reply, null) : new Reply(null, Failure.SERVER_FAILED);
        } catch (SocketTimeoutException e) {
            return new Reply(null, Failure.TIMED_OUT);
        } catch (IOException | RuntimeException e) {
            return new Reply(null, Failure.UNREACHABLE);
        }
    }

    private static Message query(Name name, int type, boolean edns) {
        Message query = Message.newQuery(Record.newRecord(name, type, DClass.IN));
        if (edns) {
            query.addRecord(new OPTRecord(EDNS_PAYLOAD, 0, 0), Section.ADDITIONAL);
        }
        return query;
    }
}
