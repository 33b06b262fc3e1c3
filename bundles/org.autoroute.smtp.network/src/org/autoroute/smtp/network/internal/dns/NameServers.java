package org.autoroute.smtp.network.internal.dns;

import java.net.InetSocketAddress;
import java.util.List;
import org.xbill.DNS.Name;

/**
 * How a system is set up to ask for names (resolv.conf(5)).
 *
 * @param servers in the order to ask them
 * @param search  domains to complete short names with
 * @param ndots   a name with fewer dots is short
 */
record NameServers(List<InetSocketAddress> servers, List<Name> search, int ndots) {

    NameServers {
        servers = List.copyOf(servers);
        search = List.copyOf(search);
    }
}
