package org.autoroute.smtp.relay;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.OptionalInt;

import org.autoroute.smtp.routing.Text;

/** Whether the relay can be reached, and where. Immutable, any thread. */
public sealed interface ListenState {

    /** New sessions are taken at these addresses; a wildcard address is listed once for each IP version. */
    record Listening(List<InetSocketAddress> addresses) implements ListenState {
        public Listening {
            addresses = List.copyOf(addresses);
        }

        public int port() {
            return addresses.getFirst().getPort();
        }
    }

    /**
     * The port cannot be had.
     *
     * @param problem  why, who holds it when that can be found out, and what to do
     * @param freePort a port that was free when it was tried
     */
    record NotListening(Text problem, OptionalInt freePort) implements ListenState {
    }

    /** Nobody has asked to listen yet, or the relay was stopped. */
    record Stopped() implements ListenState {
    }
}
