package org.autoroute.smtp.service.probe;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.autoroute.smtp.routing.Candidate;
import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.IpAddress;
import org.autoroute.smtp.routing.ServerEntry;
import org.autoroute.smtp.routing.Tls;
import org.autoroute.smtp.service.ServerState;
import org.autoroute.smtp.service.ServiceState;

/**
 * A door to look at.
 *
 * @param address what the server's name stands for
 * @param tls     how the connection begins
 */
record Target(HostPort server, IpAddress address, Tls tls) {

    private static final int MOST_HOSTS = 6;
    /** The doors of the servers of the list, the candidates first; of servers whose name may not be looked up here, none. @param ports of each, besides its own */
    static List<Target> of(ServiceState state, List<Integer> ports) {
        List<ServerEntry> entries = new ArrayList<>(state.route().candidates().stream().map(Candidate::entry).toList());
        entries.addAll(state.servers().stream().map(ServerState::entry).toList());
        Set<String> hosts = new LinkedHashSet<>();
        List<Target> targets = new ArrayList<>();
        for (ServerEntry entry : entries) {
            String host = entry.server().host();
            Optional<IpAddress> address = address(state, host);
            if (address.isPresent() && (hosts.contains(host) || hosts.size() < MOST_HOSTS)) {
                boolean fresh = hosts.add(host);
                add(targets, new Target(entry.server(), address.get(), entry.security()));
                if (fresh) {
                    ports.forEach(port -> add(targets, new Target(new HostPort(host, port), address.get(), Tls.byPort(port))));
                }
            }
        }
        return targets;
    }

    private static void add(List<Target> targets, Target target) {
        if (targets.stream().noneMatch(known -> known.server().equals(target.server()))) {
            targets.add(target);
        }
    }

    private static Optional<IpAddress> address(ServiceState state, String host) {
        return state.servers().stream().filter(server -> server.entry().server().host().equals(host))
                .flatMap(server -> server.entry().server().literal().map(List::of).orElse(server.resolution().known()).stream()).findFirst();
    }
}
