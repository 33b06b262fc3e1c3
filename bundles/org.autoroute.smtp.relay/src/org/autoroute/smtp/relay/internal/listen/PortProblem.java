package org.autoroute.smtp.relay.internal.listen;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.channels.ServerSocketChannel;
import java.util.Optional;
import java.util.OptionalInt;

import org.autoroute.smtp.relay.ListenState;
import org.autoroute.smtp.relay.Relay;
import org.autoroute.smtp.routing.Text;

/** Puts into words why a port cannot be had, and finds another one. */
public final class PortProblem {

    private static final int FIRST_FREE_FOR_ALL = 1024;
    private static final int[] USUAL = {2525, 1025, 5025, 8025, 10025};

    private PortProblem() {
    }

    /**
     * Blocks while it looks who holds the port, two seconds at most.
     *
     * @param port  the port that could not be opened
     * @param cause why
     */
    public static ListenState.NotListening of(int port, Throwable cause) {
        return new ListenState.NotListening(text(port, cause), freePort(port));
    }

    private static Text text(int port, Throwable cause) {
        String words = String.valueOf(cause.getMessage());
        boolean denied = cause instanceof SocketException && words.contains("ermission denied");
        if (denied && port < FIRST_FREE_FOR_ALL && port > 0) {
            return Text.of(Relay.class, "listen.denied", port);
        }
        if (cause instanceof BindException && !denied) {
            Optional<String> holder = PortHolder.of(port);
            return holder.isPresent() ? Text.of(Relay.class, "listen.usedBy", port, holder.get()) : Text.of(Relay.class, "listen.used", port);
        }
        return Text.of(Relay.class, "listen.failed", port, words);
    }

    private static OptionalInt freePort(int not) {
        for (int port : USUAL) {
            if (port != not && tried(port).isPresent()) {
                return OptionalInt.of(port);
            }
        }
        return tried(0);
    }

    private static OptionalInt tried(int port) {
        try (ServerSocketChannel probe = ServerSocketChannel.open()) {
            probe.bind(new InetSocketAddress(port));
            return OptionalInt.of(((InetSocketAddress) probe.getLocalAddress()).getPort());
        } catch (IOException taken) {
            return OptionalInt.empty();
        }
    }
}
