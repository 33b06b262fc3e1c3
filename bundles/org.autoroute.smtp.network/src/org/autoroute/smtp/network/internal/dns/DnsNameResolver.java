package org.autoroute.smtp.network.internal.dns;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.autoroute.smtp.network.NameResolver;
import org.autoroute.smtp.routing.IpAddress;
import org.autoroute.smtp.routing.NetworkSnapshot;
import org.autoroute.smtp.routing.Resolution;

/** The resolver: what is known, what is being asked, and nothing of it kept beyond its network. */
public final class DnsNameResolver implements NameResolver {

    private static final System.Logger LOG = System.getLogger(DnsNameResolver.class.getName());
    /** Leaves time to hand the answer over within the promised five seconds. */
    private static final Duration LIMIT = Duration.ofMillis(4800);
    private static final List<IpAddress> LOOPBACK =
            List.of(IpAddress.parse("::1").orElseThrow(), IpAddress.parse("127.0.0.1").orElseThrow());

    /** One host being asked for. */
    private static final class Question {
        private final CompletableFuture<Resolution> future = new CompletableFuture<>();
        private final Deadline deadline = Deadline.in(LIMIT);
        private Future<?> worker;
        private Thread thread;
    }

    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("network-names-", 0).factory());
    private final HostLookup lookup;
    private final AnswerCache known;
    private final Supplier<NetworkSnapshot> network;
    private final Map<String, Question> asked = new HashMap<>();
    private int generation;
    private boolean closed;

    DnsNameResolver(Supplier<NameServers> system, HostsFile hosts, InstantSource clock, Supplier<NetworkSnapshot> network) {
        this.lookup = new HostLookup(system, hosts, threads);
        this.known = new AnswerCache(clock);
        this.network = network;
    }

    public static NameResolver forThisSystem(Supplier<NetworkSnapshot> network) {
        return new DnsNameResolver(new SystemNameServers(), new HostsFile(HostsFile.ofThisSystem()), InstantSource.system(), network);
    }

    @Override
    public CompletionStage<Resolution> resolve(String host) {
        Optional<IpAddress> literal = IpAddress.parse(host);
        if (literal.isPresent()) {
            return CompletableFuture.completedStage(new Resolution.Resolved(List.of(literal.get())));
        }
        String key = key(host);
        if (key.equals("localhost") || key.endsWith(".localhost")) {
            // RFC 6761 section 6.3: never asked for.
            return CompletableFuture.completedStage(resolution(new Answer.Found(LOOPBACK, Duration.ZERO)));
        }
        synchronized (this) {
            if (closed) {
                return CompletableFuture.completedStage(resolution(new Answer.NotFound(Failure.CLOSED)));
            }
            Optional<Answer> fresh = known.fresh(key);
            if (fresh.isPresent()) {
                return CompletableFuture.completedStage(resolution(fresh.get()));
            }
            return asked.computeIfAbsent(key, this::begin).future.minimalCompletionStage();
        }
    }

    private static String key(String host) {
        return host.toLowerCase(Locale.ROOT);
    }

    private Question begin(String key) {
        Question question = new Question();
        question.worker = threads.submit(() -> work(key, question));
        return question;
    }

    private void work(String key, Question question) {
        Answer answer = new Answer.NotFound(Failure.TIMED_OUT);
        int begun;
        do {
            synchronized (this) {
                // Whoever forgets all interrupts with this lock held: an interrupt that comes later than this is meant for this attempt.
                Thread.interrupted();
                begun = generation;
                question.thread = Thread.currentThread();
            }
            answer = attempt(key, question.deadline);
        } while (!finished(key, question, answer, begun));
        question.future.complete(resolution(answer));
    }

    private Answer attempt(String key, Deadline deadline) {
        try {
            return lookup.find(key, deadline);
        } catch (InterruptedException forgotten) {
            return new Answer.NotFound(Failure.TIMED_OUT);
        } catch (RejectedExecutionException closing) {
            return new Answer.NotFound(Failure.CLOSED);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "Looking up a name failed", e);
            return new Answer.NotFound(Failure.SERVER_FAILED);
        }
    }

    /** Keeps an answer of the present network; one of a network left behind is dropped and asked for again while there is time. */
    private synchronized boolean finished(String key, Question question, Answer answer, int begun) {
        boolean current = begun == generation;
        if (!current && !closed && !question.deadline.passed()) {
            return false;
        }
        question.thread = null;
        asked.remove(key, question);
        if (current && !closed) {
            known.put(key, answer);
        }
        return true;
    }

    private Resolution resolution(Answer answer) {
        return switch (answer) {
            case Answer.Found found -> new Resolution.Resolved(AddressOrder.of(found.addresses(), network.get()));
            case Answer.NotFound none -> new Resolution.Failed(none.failure().text());
        };
    }

    @Override
    public synchronized Optional<Instant> freshUntil(String host) {
        return known.freshUntil(key(host));
    }

    @Override
    public synchronized void forgetAll() {
        generation++;
        known.clear();
        for (Question question : asked.values()) {
            if (question.thread != null) {
                question.thread.interrupt();
            }
        }
    }

    @Override
    public void close() {
        List<Question> open;
        synchronized (this) {
            closed = true;
            open = List.copyOf(asked.values());
            asked.clear();
        }
        open.forEach(question -> question.worker.cancel(true));
        open.forEach(question -> question.future.complete(resolution(new Answer.NotFound(Failure.CLOSED))));
        threads.shutdownNow();
    }
}
