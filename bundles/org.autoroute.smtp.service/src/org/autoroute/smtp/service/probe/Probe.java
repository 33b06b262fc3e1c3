package org.autoroute.smtp.service.probe;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;

import javax.net.ssl.X509ExtendedTrustManager;

import org.autoroute.smtp.relay.TrustAnchors;
import org.autoroute.smtp.service.ServiceState;
import org.autoroute.smtp.service.internal.talk.Lines;
import org.autoroute.smtp.service.internal.talk.TimeLimit;
import org.autoroute.smtp.service.internal.talk.Trust;

/**
 * Looks which doors of the servers of the list this network lets through, and whether somebody answers in their place: ports 25, 465 and 587 of each, as
 * far as EHLO and TLS, never with a login or mail. It compares with what it saw before, here and on other networks, and remembers. One look at a
 * time, on threads of its own, {@value #WHOLE_SECONDS} seconds at most. Any thread.
 */
public final class Probe implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Probe.class.getName());
    private static final int WHOLE_SECONDS = 9;

    private final ProbeMemory memory;
    private final TrustAnchors anchors;
    private final List<Integer> ports;
    private final Duration whole;
    private final Lines lines = new Lines();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("autoroute-probe-", 0).factory());
    private CompletableFuture<ProbeReport> running = CompletableFuture.completedFuture(new ProbeReport(List.of(), List.of()));

    /** @param file where to remember; read and written on the probe's own threads */
    public Probe(Path file, TrustAnchors anchors) {
        this(file, anchors, List.of(25, 465, 587), Duration.ofSeconds(WHOLE_SECONDS));
    }

    Probe(Path file, TrustAnchors anchors, List<Integer> ports, Duration whole) {
        this.memory = new ProbeMemory(file);
        this.anchors = anchors;
        this.ports = ports;
        this.whole = whole;
    }

    /** Looks from where the computer is in that state, or waits for the look under way. The stage ends on a thread of the probe, cancelled when that is closed. */
    public synchronized CompletionStage<ProbeReport> look(ServiceState state) {
        if (running.isDone()) {
            running = new CompletableFuture<>();
            CompletableFuture<ProbeReport> mine = running;
            try {
                threads.execute(() -> run(state, mine));
            } catch (RejectedExecutionException closed) {
                mine.cancel(false);
            }
        }
        return running;
    }

    private void run(ServiceState state, CompletableFuture<ProbeReport> report) {
        try {
            String network = NetworkKey.of(state.network());
            List<Door> doors = doors(Target.of(state, ports));
            Past past = memory.past(network);
            List<ProbeFinding> findings = new Comparison(state.list().entries().stream().map(entry -> entry.server()).toList(), doors, past).findings();
            memory.remember(network, doors);
            report.complete(new ProbeReport(doors, findings));
        } catch (InterruptedException | RejectedExecutionException ended) {
            report.cancel(false);
        } catch (GeneralSecurityException | IOException | RuntimeException fault) {
            LOG.log(Level.ERROR, "a look at the network failed", fault);
            report.completeExceptionally(fault);
        }
    }

    private List<Door> doors(List<Target> targets) throws InterruptedException, GeneralSecurityException, IOException {
        X509ExtendedTrustManager judge = new Trust(anchors).judge();
        TimeLimit limit = TimeLimit.in(whole);
        List<Future<Door>> trials = targets.stream().map(target -> threads.submit(() -> new DoorTrial(lines, judge).of(target, limit))).toList();
        List<Door> doors = new ArrayList<>();
        for (Future<Door> trial : trials) {
            try {
                doors.add(trial.get());
            } catch (ExecutionException fault) {
                throw new IllegalStateException(fault.getCause());
            }
        }
        return doors;
    }

    /** Hangs up and ends; a look under way is cancelled. Returns at once. */
    @Override
    public void close() {
        lines.close();
        threads.shutdownNow();
        synchronized (this) {
            running.cancel(false);
        }
    }
}
