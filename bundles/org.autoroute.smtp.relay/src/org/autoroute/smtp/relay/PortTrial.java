package org.autoroute.smtp.relay;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.List;

import org.autoroute.smtp.relay.internal.listen.PortProblem;

/** Finds out, before a setting is changed, whether the relay could listen so. Stateless, any thread. */
public final class PortTrial {

    private PortTrial() {
    }

    /**
     * Listens for the blink of an eye and lets go. Blocks for as long as the system needs, which looks for the port's holder for two seconds at most;
     * not for the UI thread.
     *
     * @return where it would have listened, or why it could not and which port is free
     */
    public static ListenState run(ListenSettings settings) {
        InetSocketAddress address = settings.allowed().onlyThisComputer() ? new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port())
                : new InetSocketAddress(settings.port());
        try (ServerSocketChannel trial = ServerSocketChannel.open()) {
            trial.bind(address);
            return new ListenState.Listening(List.of((InetSocketAddress) trial.getLocalAddress()));
        } catch (IOException problem) {
            return PortProblem.of(settings.port(), problem);
        }
    }
}
