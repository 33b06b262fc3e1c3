package org.autoroute.smtp.network.internal.dns;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
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
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.autoroute.smtp.network.NameResolver;
import org.autoroute.smtp.network.ServiceTarget;
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

    /** One host being asked for on one network. */
    private static final class Question {
        private final CompletableFuture<Resolution> future = new CompletableFuture<>();
        private final Deadline deadline = Deadline.in(LIMIT);
        private Future<?> worker;
    }

    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("network-names-", 0).factory());
    private final HostLookup lookup;
    private final AnswerCache known;
    private final Supplier<NetworkSnapshot> network;
    private final Map<String, Question> asked = new HashMap<>();
    /** Questions of networks left behind: who waits for them is served when the new network is asked the same, if it is. */
    private final Map<String, Question> left = new HashMap<>();
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

    @Override
    public CompletionStage<List<ServiceTarget>> services(String name) {
        CompletableFuture<List<ServiceTarget>> targets = new CompletableFuture<>();
        try {
            threads.execute(() -> targets.complete(find(name)));
        } catch (RejectedExecutionException closing) {
            targets.complete(List.of());
        }
        return targets;
    }

    private List<ServiceTarget> find(String name) {
        try {
            return lookup.services(name, Deadline.in(LIMIT));
        } catch (RuntimeException | Error fault) {
            LOG.log(Level.ERROR, "Looking up a service failed", fault);
            return List.of();
        }
    }

    private static String key(String host) {
        return host.toLowerCase(Locale.ROOT);
    }

    private Question begin(String key) {
        Question question = new Question();
        Question before = left.remove(key);
        if (before != null) {
            question.future.thenAccept(before.future::complete);
        }
        question.worker = threads.submit(() -> work(key, question));
        return question;
    }

    private void work(String key, Question question) {
        Answer answer = attempt(key, question.deadline);
        if (isOfThisNetwork(key, question, answer)) {
            question.future.complete(resolution(answer));
        }
    }

    private Answer attempt(String key, Deadline deadline) {
        try {
            return lookup.find(key, deadline);
        } catch (InterruptedException forgotten) {
            return new Answer.NotFound(Failure.TIMED_OUT);
        } catch (RejectedExecutionException closing) {
            return new Answer.NotFound(Failure.CLOSED);
        } catch (RuntimeException | Error fault) {
            // Even an Error must not leave those waiting who asked: their mail waits, too.
            LOG.log(Level.ERROR, "Looking up a name failed", fault);
            return new Answer.NotFound(Failure.SERVER_FAILED);
        }
    }

    /** Keeps an answer of the present network; one of a network left behind is dropped. */
    private synchronized boolean isOfThisNetwork(String key, Question question, Answer answer) {
        boolean current = asked.remove(key, question);
        if (current) {
            known.put(key, answer);
        }
        return current;
    }

    private Resolution resolution(Answer answer) {
        try {
            return switch (answer) {
                case Answer.Found found -> new Resolution.Resolved(AddressOrder.of(found.addresses(), network.get()));
                case Answer.NotFound none -> new Resolution.Failed(none.failure().text());
            };
        } catch (RuntimeException | Error fault) {
            LOG.log(Level.ERROR, "Putting addresses in order failed", fault);
            return new Resolution.Failed(Failure.SERVER_FAILED.text());
        }
    }

    @Override
    public synchronized Optional<Instant> freshUntil(String host) {
        return known.freshUntil(key(host));
    }

    @Override
    public synchronized void forgetAll() {
        known.clear();
        asked.forEach((key, question) -> {
            question.worker.cancel(true);
            left.put(key, question);
            Resolution late = resolution(new Answer.NotFound(Failure.TIMED_OUT));
            question.future.completeOnTimeout(late, question.deadline.nanosLeft(), TimeUnit.NANOSECONDS).thenRun(() -> served(key, question));
        });
        asked.clear();
    }

    private synchronized void served(String key, Question question) {
        left.remove(key, question);
    }

    @Override
    public void close() {
        List<Question> open = new ArrayList<>();
        synchronized (this) {
            closed = true;
            open.addAll(asked.values());
            open.addAll(left.values());
            asked.clear();
            left.clear();
        }
        open.forEach(question -> question.worker.cancel(true));
        open.forEach(question -> question.future.complete(resolution(new Answer.NotFound(Failure.CLOSED))));
        threads.shutdownNow();
    }
}
