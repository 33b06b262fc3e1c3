package org.autoroute.smtp.service.discovery;

import java.util.List;

import org.autoroute.smtp.routing.Text;

/** Is told how a search goes on, on its threads, one call at a time. Must not block. */
public interface DiscoveryListener {

    /** Something is being looked at, in words. */
    void looking(Text what);

    /** A server was tried. */
    void found(FoundServer server);

    /** The search is over. Not called after it was closed. @param servers those that work first, then as trustworthy as their source */
    void ended(List<FoundServer> servers);
}
