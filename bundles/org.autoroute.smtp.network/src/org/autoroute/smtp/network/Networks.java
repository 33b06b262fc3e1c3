package org.autoroute.smtp.network;

import java.util.function.Supplier;
import org.autoroute.smtp.network.internal.Platform;
import org.autoroute.smtp.network.internal.dns.DnsNameResolver;
import org.autoroute.smtp.routing.NetworkSnapshot;

/** Makes what suits the operating system this runs on. */
public final class Networks {

    private Networks() {
    }

    /** A monitor fed by the events of this operating system; nothing runs until it is started. */
    public static NetworkMonitor monitorForThisSystem() {
        return Platform.current().monitor();
    }

    /**
     * A resolver that asks the name servers this system is set up with, which are looked up anew for each question.
     *
     * @param network tells which addresses to give first: of a family this computer has a usable address of. Called on any thread.
     */
    public static NameResolver resolverForThisSystem(Supplier<NetworkSnapshot> network) {
        return DnsNameResolver.forThisSystem(network);
    }
}
