package org.autoroute.smtp.network.internal.dns;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.autoroute.smtp.network.NameResolver;
import org.autoroute.smtp.routing.IpAddress;
import org.autoroute.smtp.routing.NetworkSnapshot;
import org.autoroute.smtp.routing.Resolution;
import org.autoroute.smtp.routing.Text;

/** Placeholder until the resolver lands: literal addresses only. */
public final class DnsNameResolver implements NameResolver {

    public static NameResolver forThisSystem(Supplier<NetworkSnapshot> network) {
        return new DnsNameResolver();
    }

    @Override
    public CompletionStage<Resolution> resolve(String host) {
        return CompletableFuture.completedFuture(IpAddress.parse(host).<Resolution>map(a -> new Resolution.Resolved(List.of(a)))
                .orElseGet(() -> new Resolution.Failed(Text.of(DnsNameResolver.class, "noServer"))));
    }

    @Override
    public Optional<Instant> freshUntil(String host) {
        return Optional.empty();
    }

    @Override
    public void forgetAll() {
    }

    @Override
    public void close() {
    }
}
