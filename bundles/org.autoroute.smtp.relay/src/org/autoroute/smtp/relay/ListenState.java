package org.autoroute.smtp.relay;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.autoroute.smtp.routing.Text;

/** Whether the relay can be reached, and where. Immutable, any thread. */
public sealed interface ListenState {

    /**
     * New sessions are taken; a wildcard address is listed once for each IP version.
     *
     * @param addresses    of sessions that begin in clear
     * @param tlsAddresses of sessions that begin with TLS
     * @param problem      why there are none of these although they are wanted
     */
    record Listening(List<InetSocketAddress> addresses, List<InetSocketAddress> tlsAddresses, Optional<Text> problem) implements ListenState {
        public Listening {
            addresses = List.copyOf(addresses);
            tlsAddresses = List.copyOf(tlsAddresses);
        }

        /** In clear only. */
        public Listening(List<InetSocketAddress> addresses) {
            this(addresses, List.of(), Optional.empty());
        }

        /** Of sessions that begin with TLS. */
        public OptionalInt tlsPort() {
            return tlsAddresses.stream().mapToInt(InetSocketAddress::getPort).findFirst();
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
