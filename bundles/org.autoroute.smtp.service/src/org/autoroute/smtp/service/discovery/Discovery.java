package org.autoroute.smtp.service.discovery;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;

import org.autoroute.smtp.network.NameResolver;
import org.autoroute.smtp.relay.TrustAnchors;
import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.service.check.MailAddress;
import org.autoroute.smtp.service.internal.talk.Lines;
import org.autoroute.smtp.service.internal.talk.TimeLimit;
import org.autoroute.smtp.service.internal.talk.Trust;

/**
 * Looks for the submission servers of an e-mail address: in the domain's SRV records, in its provider's configuration file, and, when neither names one
 * that works, under names that many providers use. Each is tried before it is shown: connection, TLS, greeting, EHLO, never a login. It speaks with
 * hosts the domain names and with hosts in the domain, runs once, on threads of its own, for 30 seconds at most, and changes nothing.
 */
public final class Discovery implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Discovery.class.getName());
    private static final Comparator<FoundServer> ORDER = Comparator.comparing((FoundServer server) -> !server.works())
            .thenComparing(FoundServer::source);

    private final MailAddress address;
    private final DiscoveryListener listener;
    private final Means means;
    private final Lines lines = new Lines();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("discovery-", 0).factory());
    private final List<FoundServer> found = new ArrayList<>();
    private volatile boolean closed;

    /**
     * What a search needs.
     *
     * @param names asked for SRV records and addresses
     * @param web   fetches configuration files, with TLS of that context
     * @param trust whose signature counts; read when the search begins, on a thread of its own
     * @param trial time for one server
     * @param whole time for all
     */
    record Means(NameResolver names, Function<SSLContext, Web> web, TrustAnchors trust, Duration trial, Duration whole) {
    }

    Discovery(MailAddress address, DiscoveryListener listener, Means means) {
        this.address = address;
        this.listener = listener;
        this.means = means;
    }

    /** Begins; returns at once. Whoever begins a search closes it. @param trust whose signature counts, as it does for the relay */
    public static Discovery begin(MailAddress address, NameResolver names, TrustAnchors trust, DiscoveryListener listener) {
        Discovery discovery = new Discovery(address, listener,
                new Means(names, Web::https, trust, Duration.ofSeconds(8), Duration.ofSeconds(30)));
        discovery.start();
        return discovery;
    }

    void start() {
        threads.execute(this::run);
    }

    /** Hangs up and ends; the listener hears no more than what it is just being told. Returns at once. Any thread. */
    @Override
    public void close() {
        closed = true;
        lines.close();
        threads.shutdownNow();
    }

    private void run() {
        try {
            TimeLimit whole = TimeLimit.in(means.whole());
            SSLContext tls = new Trust(means.trust()).context();
            Set<HostPort> tried = new HashSet<>();
            looking("looking.named", address.domain());
            List<Proposal> named = new ArrayList<>(new ServiceRecords(means.names()).of(address));
            named.addAll(new Autoconfig(means.web().apply(tls)).of(address));
            tryAll(named, tried, tls.getSocketFactory(), whole);
            if (found.stream().noneMatch(FoundServer::works)) {
                looking("looking.common", address.domain());
                tryAll(CommonNames.of(address), tried, tls.getSocketFactory(), whole);
            }
            if (!closed) {
                listener.ended(found.stream().sorted(ORDER).toList());
            }
        } catch (InterruptedException | RejectedExecutionException ended) {
            LOG.log(Level.DEBUG, "search ended early", ended);
        } catch (GeneralSecurityException | IOException fault) {
            LOG.log(Level.ERROR, "the certificates this computer trusts are of no use", fault);
            listener.ended(List.of());
        }
    }

    private void looking(String key, Object... arguments) {
        if (!closed) {
            listener.looking(Text.of(Discovery.class, key, arguments));
        }
    }

    private void tryAll(List<Proposal> proposals, Set<HostPort> tried, SSLSocketFactory tls, TimeLimit whole) throws InterruptedException {
        List<Future<FoundServer>> trials = proposals.stream().filter(proposal -> tried.add(proposal.server()))
                .map(proposal -> threads.submit(() -> attempt(proposal, tls, whole))).toList();
        for (Future<FoundServer> trial : trials) {
            add(trial);
        }
    }

    private void add(Future<FoundServer> trial) throws InterruptedException {
        try {
            FoundServer server = trial.get();
            if (server.works() || server.source() != Source.COMMON_NAME) {
                found.add(server);
                if (!closed) {
                    listener.found(server);
                }
            }
        } catch (ExecutionException fault) {
            LOG.log(Level.ERROR, "Trying a server failed", fault.getCause());
        }
    }

    private FoundServer attempt(Proposal proposal, SSLSocketFactory tls, TimeLimit whole) throws InterruptedException {
        return new Trial(means.names(), lines, tls).of(proposal, address, whole.atMost(means.trial()));
    }
}
