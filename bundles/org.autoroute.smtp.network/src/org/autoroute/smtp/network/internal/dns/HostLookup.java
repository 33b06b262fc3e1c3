package org.autoroute.smtp.network.internal.dns;

import java.net.IDN;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.autoroute.smtp.network.ServiceTarget;
import org.autoroute.smtp.routing.IpAddress;
import org.xbill.DNS.Name;
import org.xbill.DNS.NameTooLongException;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Finds all addresses of a host: hosts file, then both families at the same time, with the search domains for short names. Blocking. */
final class HostLookup {

    /** When one family has answered, the other one gets so much longer. */
    private static final Duration GRACE = Duration.ofSeconds(1);
    /** An answer without one of the families is asked for again soon. */
    private static final Duration HALF_TTL = Duration.ofSeconds(30);
    private static final Duration HOSTS_FILE_TTL = Duration.ofSeconds(30);

    private final Supplier<NameServers> system;
    private final HostsFile hosts;
    private final ExecutorService threads;
    private NameServers lastSetup;
    private ServerQuestion lastServers;

    HostLookup(Supplier<NameServers> system, HostsFile hosts, ExecutorService threads) {
        this.system = system;
        this.hosts = hosts;
        this.threads = threads;
    }

    Answer find(String host, Deadline deadline) throws InterruptedException {
        Optional<Name> name = name(host);
        if (name.isEmpty()) {
            return new Answer.NotFound(Failure.NOT_A_NAME);
        }
        Name absolute = absolute(name.get(), Name.root);
        List<IpAddress> listed = hosts.addresses(absolute);
        if (!listed.isEmpty()) {
            return new Answer.Found(listed, HOSTS_FILE_TTL);
        }
        while (true) {
            NameServers setup = system.get();
            Answer answer = ask(name.get(), setup, deadline);
            // A network's name servers become known a moment after its addresses.
            boolean answered = answer instanceof Answer.Found || answer instanceof Answer.NotFound none && none.failure().isAnswer();
            if (answered || deadline.passed() || system.get().equals(setup)) {
                return answer;
            }
        }
    }

    /** Blocking, like the other; a name that is none offers nothing. */
    List<ServiceTarget> services(String name, Deadline deadline) {
        return name(name).map(relative -> ServiceQuestion.answer(servers(system.get()), absolute(relative, Name.root), deadline)).orElse(List.of());
    }

    private Answer ask(Name name, NameServers setup, Deadline deadline) throws InterruptedException {
        ServerQuestion servers = servers(setup);
        Answer answer = new Answer.NotFound(Failure.NO_SERVER);
        for (Name each : candidates(name, setup)) {
            answer = bothFamilies(servers, each, deadline);
            if (answer instanceof Answer.Found || answer instanceof Answer.NotFound none && !none.failure().isAnswer()) {
                return answer;
            }
        }
        return answer;
    }

    /** The same as last time while the setup is: it remembers which server answered. */
    private synchronized ServerQuestion servers(NameServers setup) {
        if (!setup.equals(lastSetup)) {
            lastSetup = setup;
            lastServers = new ServerQuestion(setup.servers());
        }
        return lastServers;
    }

    private static Optional<Name> name(String host) {
        try {
            Name name = Name.fromString(IDN.toASCII(host));
            return name.labels() == 0 || name.equals(Name.root) ? Optional.empty() : Optional.of(name);
        } catch (TextParseException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static List<Name> candidates(Name name, NameServers setup) {
        Set<Name> names = new LinkedHashSet<>();
        if (!name.isAbsolute() && name.labels() - 1 < setup.ndots()) {
            setup.search().forEach(domain -> {
                Name whole = absolute(name, domain);
                if (whole != null) {
                    names.add(whole);
                }
            });
        }
        names.add(absolute(name, Name.root));
        return List.copyOf(names);
    }

    /** Returns null when the whole is too long to be a name. */
    private static Name absolute(Name name, Name domain) {
        try {
            return name.isAbsolute() ? name : Name.concatenate(name, domain);
        } catch (NameTooLongException e) {
            return null;
        }
    }

    private Answer bothFamilies(ServerQuestion servers, Name name, Deadline deadline) throws InterruptedException {
        CompletionService<Answer> questions = new ExecutorCompletionService<>(threads);
        List<Future<Answer>> started = List.of(
                questions.submit(() -> new AddressQuestion(servers, name, Type.AAAA, deadline).answer()),
                questions.submit(() -> new AddressQuestion(servers, name, Type.A, deadline).answer()));
        try {
            Answer first = next(questions, deadline);
            Answer second = next(questions, first instanceof Answer.Found ? deadline.orSooner(GRACE) : deadline);
            return together(first, second);
        } finally {
            started.forEach(question -> question.cancel(true));
        }
    }

    private static Answer next(CompletionService<Answer> questions, Deadline deadline) throws InterruptedException {
        Future<Answer> done = questions.poll(deadline.nanosLeft(), TimeUnit.NANOSECONDS);
        try {
            return done == null ? new Answer.NotFound(Failure.TIMED_OUT) : done.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a question failed", e.getCause());
        }
    }

    private static Answer together(Answer first, Answer second) {
        if (first instanceof Answer.Found a && second instanceof Answer.Found b) {
            List<IpAddress> all = new ArrayList<>(a.addresses());
            all.addAll(b.addresses());
            return new Answer.Found(all, a.ttl().compareTo(b.ttl()) < 0 ? a.ttl() : b.ttl());
        }
        if (first instanceof Answer.Found found) {
            return half(found, (Answer.NotFound) second);
        }
        if (second instanceof Answer.Found found) {
            return half(found, (Answer.NotFound) first);
        }
        Failure a = ((Answer.NotFound) first).failure();
        Failure b = ((Answer.NotFound) second).failure();
        return new Answer.NotFound(a.compareTo(b) > 0 ? a : b);
    }

    private static Answer half(Answer.Found found, Answer.NotFound other) {
        boolean complete = other.failure().isAnswer() || found.ttl().compareTo(HALF_TTL) < 0;
        return complete ? found : new Answer.Found(found.addresses(), HALF_TTL);
    }
}
