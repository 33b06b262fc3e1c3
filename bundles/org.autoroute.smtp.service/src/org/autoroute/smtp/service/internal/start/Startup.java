package org.autoroute.smtp.service.internal.start;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

import org.autoroute.smtp.network.NameResolver;
import org.autoroute.smtp.network.NetworkMonitor;
import org.autoroute.smtp.relay.Relay;
import org.autoroute.smtp.relay.RelayOptions;
import org.autoroute.smtp.relay.TrustAnchors;
import org.autoroute.smtp.relay.Upstreams;
import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.service.control.ControlServer;
import org.autoroute.smtp.service.internal.Carrier;
import org.autoroute.smtp.service.internal.LoginStates;
import org.autoroute.smtp.service.internal.RunningService;
import org.autoroute.smtp.service.internal.ServerHealths;
import org.autoroute.smtp.service.internal.SettledRoute;
import org.autoroute.smtp.service.internal.activity.Activity;
import org.autoroute.smtp.service.internal.commands.Commands;
import org.autoroute.smtp.service.internal.decision.DecisionThread;
import org.autoroute.smtp.service.internal.login.StoredLogins;
import org.autoroute.smtp.service.internal.oauth.Providers;
import org.autoroute.smtp.service.internal.tls.ListenerCertificate;
import org.autoroute.smtp.service.internal.tls.TlsMemoryFile;
import org.autoroute.smtp.service.probe.Probe;
import org.autoroute.smtp.service.secrets.Secrets;
import org.autoroute.smtp.service.settings.DataArea;
import org.autoroute.smtp.service.settings.InstanceLock;
import org.autoroute.smtp.service.settings.RefusedException;
import org.autoroute.smtp.service.settings.ServersFile;
import org.autoroute.smtp.service.settings.SettingsFile;
import org.autoroute.smtp.service.settings.SettingsStore;

/** Puts a running service together in a data directory whose lock is held. */
final class Startup {

    private static final System.Logger LOG = System.getLogger(Startup.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final DataArea area;
    private final String version;
    private final NetworkMonitor monitor;
    private final NameResolver resolver;

    Startup(DataArea area, String version, NetworkMonitor monitor, NameResolver resolver) {
        this.area = area;
        this.version = version;
        this.monitor = monitor;
        this.resolver = resolver;
    }

    /**
     * Starts; the service owns the lock from now on.
     *
     * @param wrap    what stands between the service and the settings' file
     * @param secrets where they are kept; closed with the service
     * @throws RefusedException when there is no way to talk to the service; the lock has been given back
     */
    RunningService start(InstanceLock lock, UnaryOperator<SettingsStore> wrap, Secrets secrets) throws RefusedException {
        ProgramLog log = ProgramLog.start(area.logs().resolve("autoroute-smtp.log"));
        DecisionThread loop = new DecisionThread();
        Activity activity = new Activity(area.logs().resolve("sessions.log"), InstantSource.system());
        SettledRoute route = new SettledRoute();
        ServerHealths healths = new ServerHealths(loop);
        LoginStates states = new LoginStates(loop);
        StoredLogins logins = new StoredLogins(secrets, new Providers(area.oauth()), states);
        TlsMemoryFile tls = TlsMemoryFile.open(area.tlsSeen());
        Upstreams upstreams = new Upstreams(resolver::resolve, TrustAnchors.ofThisComputer(), tls, logins, healths);
        Relay relay = new Relay(RelayOptions.DEFAULTS, route, upstreams, activity);
        Probe probe = new Probe(area.networksSeen(), upstreams.trust());
        RunningService service = new RunningService(new RunningService.Parts(version, loop, monitor, resolver, Carrier.of(relay), activity,
                wrap.apply(new SettingsFile(area.preferences())), servers(), route, healths, states, logins, upstreams.trust(),
                new ListenerCertificate(area.certificate(), InstantSource.system()), probe::look));
        try {
            ControlServer control = ControlServer.start(area, new Commands(service));
            service.owns(lock, control, log::close, logins, loop, tls, probe);
            service.start().toCompletableFuture().orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
            watch(service);
            LOG.log(Level.INFO, "version {0} started in {1}", version, area.directory());
            return service;
        } catch (IOException | CompletionException failure) {
            service.owns(lock, log::close, logins, loop, tls, probe);
            service.close();
            throw new RefusedException(Text.of(Startup.class, "start.failed", area.directory().toString(), reason(failure)), failure);
        }
    }

    private static String reason(Exception failure) {
        return String.valueOf(failure instanceof CompletionException wrapped ? wrapped.getCause() : failure.getMessage());
    }

    private ServersFile servers() {
        ServersFile servers = new ServersFile(area.servers());
        try {
            servers.createIfMissing(Locale.getDefault());
        } catch (RefusedException failure) {
            LOG.log(Level.WARNING, "no server list was made", failure);
        }
        return servers;
    }

    private void watch(RunningService service) {
        try {
            service.owns(FileWatch.start(List.of(area.servers(), area.preferences()), service::reload));
        } catch (IOException failure) {
            LOG.log(Level.WARNING, "edits of the files by others are not noticed until the next start", failure);
        }
    }
}
