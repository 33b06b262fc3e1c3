package org.autoroute.smtp.relay.internal.listen;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import org.autoroute.smtp.relay.AccessRule;
import org.autoroute.smtp.relay.ListenSettings;
import org.autoroute.smtp.relay.ListenState;
import org.autoroute.smtp.relay.internal.loop.EventLoop;
import org.autoroute.smtp.relay.internal.session.Environment;
import org.autoroute.smtp.relay.internal.session.LoopSessions;
import org.autoroute.smtp.routing.IpAddress;
import org.autoroute.smtp.routing.Text;

/**
 * The listening sockets: one for both IP versions on the wildcard address, or one for each loopback address when no other computer is allowed. A
 * changed access rule alone opens nothing anew. One caller at a time; the work is done on the first loop.
 */
public final class Listener {

    private static final int BACKLOG = 1024;
    private static final long LIMIT_SECONDS = 10;

    private final EventLoop loop;
    private final List<LoopSessions> homes;
    private final Admission admission;
    private final Environment environment;
    private final List<Acceptor> acceptors = new ArrayList<>();
    private volatile ListenState state = new ListenState.Stopped();
    private ListenSettings current;

    public Listener(EventLoop loop, List<LoopSessions> homes, Admission admission, Environment environment) {
        this.loop = loop;
        this.homes = homes;
        this.admission = admission;
        this.environment = environment;
    }

    public ListenState state() {
        return state;
    }

    public synchronized ListenState listen(ListenSettings settings) {
        admission.rule(settings.allowed());
        environment.clients().startTls(settings.startTls());
        OptionalInt tlsPort = environment.clients().hasIdentity() ? settings.tlsPort() : OptionalInt.empty();
        boolean same = state instanceof ListenState.Listening now && settings.port() != 0 && current.port() == settings.port()
                && current.allowed().onlyThisComputer() == settings.allowed().onlyThisComputer() && now.problem().isEmpty() && now.tlsPort().equals(tlsPort);
        current = settings;
        if (!same) {
            state = onLoop(() -> rebind(settings, tlsPort));
        }
        return state;
    }

    /** Listens no more. */
    public synchronized void stop() {
        if (!(state instanceof ListenState.Stopped)) {
            onLoop(() -> {
                closeAll();
                return state;
            });
            state = new ListenState.Stopped();
        }
    }

    private ListenState onLoop(Callable<ListenState> work) {
        try {
            return loop.call(work).get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            return PortProblem.of(current == null ? 0 : current.port(), failed.getCause());
        } catch (TimeoutException late) {
            return PortProblem.of(current == null ? 0 : current.port(), late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return PortProblem.of(current == null ? 0 : current.port(), interrupted);
        }
    }

    private ListenState rebind(ListenSettings settings, OptionalInt tlsPort) throws IOException {
        closeAll();
        List<InetSocketAddress> addresses;
        try {
            addresses = bind(settings.allowed(), settings.port(), false);
        } catch (IOException problem) {
            closeAll();
            return PortProblem.of(settings.port(), problem);
        }
        List<InetSocketAddress> tlsAddresses = List.of();
        Optional<Text> problem = Optional.empty();
        if (tlsPort.isPresent()) {
            int clear = acceptors.size();
            try {
                tlsAddresses = bind(settings.allowed(), tlsPort.getAsInt(), true);
            } catch (IOException failure) {
                close(acceptors.subList(clear, acceptors.size()));
                problem = Optional.of(PortProblem.of(tlsPort.getAsInt(), failure).problem());
            }
        }
        environment.means().own().set(Stream.concat(addresses.stream(), tlsAddresses.stream()).toList());
        return new ListenState.Listening(addresses, tlsAddresses, problem);
    }

    private List<InetSocketAddress> bind(AccessRule allowed, int port, boolean tlsAtOnce) throws IOException {
        List<InetSocketAddress> addresses = new ArrayList<>();
        if (allowed.onlyThisComputer()) {
            bindLoopback(port, tlsAtOnce, addresses);
        } else {
            bindWildcard(port, tlsAtOnce, addresses);
        }
        return addresses;
    }

    private void bindLoopback(int port, boolean tlsAtOnce, List<InetSocketAddress> addresses) throws IOException {
        InetSocketAddress v4 = bind(StandardProtocolFamily.INET, address("127.0.0.1"), port, tlsAtOnce);
        addresses.add(v4);
        if (hasIpv6()) {
            addresses.add(bind(StandardProtocolFamily.INET6, address("::1"), v4.getPort(), tlsAtOnce));
        }
    }

    private void bindWildcard(int port, boolean tlsAtOnce, List<InetSocketAddress> addresses) throws IOException {
        if (hasIpv6()) {
            InetSocketAddress both = bind(StandardProtocolFamily.INET6, address("::"), port, tlsAtOnce);
            addresses.add(new InetSocketAddress(address("0.0.0.0"), both.getPort()));
            addresses.add(both);
        } else {
            addresses.add(bind(StandardProtocolFamily.INET, address("0.0.0.0"), port, tlsAtOnce));
        }
    }

    private static InetAddress address(String literal) {
        return IpAddress.parse(literal).orElseThrow().toInetAddress();
    }

    private static boolean hasIpv6() {
        try (ServerSocketChannel probe = ServerSocketChannel.open(StandardProtocolFamily.INET6)) {
            probe.bind(new InetSocketAddress(address("::1"), 0));
            return true;
        } catch (IOException | UnsupportedOperationException none) {
            return false;
        }
    }

    private InetSocketAddress bind(ProtocolFamily family, InetAddress address, int port, boolean tlsAtOnce) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open(family);
        try {
            server.bind(new InetSocketAddress(address, port), BACKLOG);
            acceptors.add(new Acceptor(loop, homes, admission, environment, server, tlsAtOnce));
            return new InetSocketAddress(address, ((InetSocketAddress) server.getLocalAddress()).getPort());
        } catch (IOException problem) {
            server.close();
            throw problem;
        }
    }

    private void closeAll() throws IOException {
        environment.means().own().set(List.of());
        close(acceptors);
    }

    private void close(List<Acceptor> some) throws IOException {
        some.forEach(Acceptor::close);
        some.clear();
        loop.releaseClosed();
    }
}
