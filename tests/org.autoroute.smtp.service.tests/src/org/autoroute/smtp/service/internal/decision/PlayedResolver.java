package org.autoroute.smtp.service.internal.decision;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.autoroute.smtp.network.NameResolver;
import org.autoroute.smtp.network.ServiceTarget;
import org.autoroute.smtp.routing.IpAddress;
import org.autoroute.smtp.routing.Resolution;
import org.autoroute.smtp.routing.Text;

/** Answers when the test says so. */
public final class PlayedResolver implements NameResolver {

    public final List<String> asked = new ArrayList<>();
    public int forgotten;
    private final Map<String, CompletableFuture<Resolution>> open = new HashMap<>();
    private final Map<String, Instant> fresh = new HashMap<>();
    private final Loop loop;

    public PlayedResolver(Loop loop) {
        this.loop = loop;
    }

    @Override
    public CompletionStage<Resolution> resolve(String host) {
        asked.add(host);
        CompletableFuture<Resolution> answer = new CompletableFuture<>();
        open.put(host, answer);
        return answer;
    }

    /** Answers the latest question for a host. */
    public void answer(String host, Duration ttl, String... addresses) {
        fresh.put(host, loop.now().plus(ttl));
        open.remove(host).complete(new Resolution.Resolved(List.of(addresses).stream().map(a -> IpAddress.parse(a).orElseThrow()).toList()));
    }

    public void fail(String host, Duration retry) {
        fresh.put(host, loop.now().plus(retry));
        open.remove(host).complete(new Resolution.Failed(new Text(PlayedResolver.class.getPackageName() + ".played", PlayedResolver.class, "noSuchName",
                List.of(host))));
    }

    /** Breaks the promise never to end with an exception. */
    public void breakDown(String host) {
        open.remove(host).completeExceptionally(new StackOverflowError("on purpose"));
    }

    @Override
    public CompletionStage<List<ServiceTarget>> services(String name) {
        asked.add(name);
        return CompletableFuture.completedFuture(List.of());
    }

    @Override
    public Optional<Instant> freshUntil(String host) {
        return Optional.ofNullable(fresh.get(host));
    }

    @Override
    public void forgetAll() {
        forgotten++;
        fresh.clear();
    }

    @Override
    public void close() {
    }
}
