package org.autoroute.smtp.network.internal.dns;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.function.Supplier;
import org.xbill.DNS.config.InitializationException;
import org.xbill.DNS.config.JndiContextResolverConfigProvider;
import org.xbill.DNS.config.ResolvConfResolverConfigProvider;
import org.xbill.DNS.config.ResolverConfigProvider;
import org.xbill.DNS.config.WindowsResolverConfigProvider;

/** Reads the system's name servers each time: they change with the network, and the library's shared configuration does not. */
final class SystemNameServers implements Supplier<NameServers> {

    private static final System.Logger LOG = System.getLogger(SystemNameServers.class.getName());
    private static final NameServers NONE = new NameServers(List.of(), List.of(), 1);
    private static final List<Supplier<ResolverConfigProvider>> PROVIDERS =
            List.of(ResolvConfResolverConfigProvider::new, WindowsResolverConfigProvider::new, JndiContextResolverConfigProvider::new);

    @Override
    public NameServers get() {
        for (Supplier<ResolverConfigProvider> each : PROVIDERS) {
            try {
                ResolverConfigProvider provider = each.get();
                if (provider.isEnabled()) {
                    provider.initialize();
                    if (!provider.servers().isEmpty()) {
                        return new NameServers(provider.servers().stream().filter(s -> !s.isUnresolved()).toList(), provider.searchPaths(),
                                provider.ndots());
                    }
                }
            } catch (InitializationException | RuntimeException | LinkageError e) {
                LOG.log(Level.DEBUG, "One way to find the name servers is not available", e);
            }
        }
        return NONE;
    }
}
