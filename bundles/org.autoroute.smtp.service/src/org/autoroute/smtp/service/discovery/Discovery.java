package org.autoroute.smtp.service.discovery;

import java.lang.System.Logger.Level;
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

import javax.net.ssl.SSLSocketFactory;

import org.autoroute.smtp.network.NameResolver;
import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.service.check.MailAddress;
import org.autoroute.smtp.service.internal.talk.Lines;
import org.autoroute.smtp.service.internal.talk.TimeLimit;

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
     * @param web   fetches configuration files
     * @param tls   makes TLS of a connection, and trusts whom this computer trusts
     * @param trial time for one server
     * @param whole time for all
     */
    record Means(NameResolver names, Web web, SSLSocketFactory tls, Duration trial, Duration whole) {
    }

    Discovery(MailAddress address, DiscoveryListener listener, Means means) {
        this.address = address;
        this.listener = listener;
        this.means = means;
    }

    /** Begins; returns at once. Whoever begins a search closes it. */
    public static Discovery begin(MailAddress address, NameResolver names, DiscoveryListener listener) {
        Discovery discovery = new Discovery(address, listener,
                new Means(names, Web.https(), (SSLSocketFactory) SSLSocketFactory.getDefault(), Duration.ofSeconds(8), Duration.ofSeconds(30)));
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
            Set<HostPort> tried = new HashSet<>();
            looking("looking.named", address.domain());
            List<Proposal> named = new ArrayList<>(new ServiceRecords(means.names()).of(address));
            named.addAll(new Autoconfig(means.web()).of(address));
            tryAll(named, tried, whole);
            if (found.stream().noneMatch(FoundServer::works)) {
                looking("looking.common", address.domain());
                tryAll(CommonNames.of(address), tried, whole);
            }
            if (!closed) {
                listener.ended(found.stream().sorted(ORDER).toList());
            }
        } catch (InterruptedException | RejectedExecutionException ended) {
            LOG.log(Level.DEBUG, "search ended early", ended);
        }
    }

    private void looking(String key, Object... arguments) {
        if (!closed) {
            listener.looking(Text.of(Discovery.class, key, arguments));
        }
    }

    private void tryAll(List<Proposal> proposals, Set<HostPort> tried, TimeLimit whole) throws InterruptedException {
        List<Future<FoundServer>> trials = proposals.stream().filter(proposal -> tried.add(proposal.server()))
                .map(proposal -> threads.submit(() -> attempt(proposal, whole))).toList();
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

    private FoundServer attempt(Proposal proposal, TimeLimit whole) throws InterruptedException {
        return new Trial(means.names(), lines, means.tls()).of(proposal, address, whole.atMost(means.trial()));
    }
}
