package org.autoroute.smtp.service.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

import org.autoroute.smtp.relay.TrustAnchors;
import org.autoroute.smtp.routing.NetworkSnapshot;
import org.autoroute.smtp.service.ServiceState;
import org.autoroute.smtp.service.internal.activity.Activity;
import org.autoroute.smtp.service.internal.decision.ManualLoop;
import org.autoroute.smtp.service.internal.decision.PlayedResolver;
import org.autoroute.smtp.service.internal.login.StoredLogins;
import org.autoroute.smtp.service.internal.oauth.Providers;
import org.autoroute.smtp.service.probe.ProbeReport;
import org.autoroute.smtp.service.secrets.SecretsFile;
import org.autoroute.smtp.service.internal.tls.ListenerCertificate;
import org.autoroute.smtp.service.settings.DataArea;
import org.autoroute.smtp.service.settings.ServersFile;
import org.autoroute.smtp.service.settings.SettingsFile;

/** A service in a data directory, with network, names, relay and time in the test's hand. */
public final class Scene implements AutoCloseable {

    public final ManualLoop loop = new ManualLoop();
    public final PlayedMonitor monitor;
    public final PlayedResolver resolver = new PlayedResolver(loop);
    public final ServerHealths healths = new ServerHealths(loop);
    public final LoginStates states = new LoginStates(loop);
    /** What a look at the network finds, and how often there was one. */
    public ProbeReport report = new ProbeReport(List.of(), List.of());
    public int looks;
    /** Whose signature counts. */
    public TrustAnchors trust = List::of;
    public final SettledRoute route = new SettledRoute();
    public final PlayedRelay relay = new PlayedRelay(route);
    public final DataArea area;
    public final Activity activity;

    public Scene(Path directory, NetworkSnapshot place, String... servers) throws IOException {
        area = new DataArea(directory);
        monitor = new PlayedMonitor(place);
        activity = new Activity(area.logs().resolve("sessions.log"), loop::now);
        if (servers.length > 0) {
            Files.writeString(area.servers(), String.join("\n", servers) + "\n");
        }
    }

    public void settings(String... lines) throws IOException {
        Files.createDirectories(area.preferences().getParent());
        Files.write(area.preferences(), List.of(lines));
    }

    /** A service that has not been started. */
    public RunningService service() {
        return new RunningService(new RunningService.Parts("1.2.3", loop, monitor, resolver, relay, activity, new SettingsFile(area.preferences()),
                new ServersFile(area.servers()), route, healths,
                states, new StoredLogins(new SecretsFile(area), new Providers(area.oauth()), states), trust, new ListenerCertificate(area.certificate(), loop::now), state -> {
                    looks++;
                    return CompletableFuture.completedFuture(report);
                }));
    }

    public RunningService started() {
        RunningService service = service();
        done(service.start());
        return service;
    }

    /** The state after a change. */
    public ServiceState done(CompletionStage<ServiceState> change) {
        loop.run();
        return change.toCompletableFuture().join();
    }

    /** Why a change was refused. */
    public String refusal(CompletionStage<ServiceState> change) {
        loop.run();
        try {
            return "not refused: " + change.toCompletableFuture().join();
        } catch (CompletionException refused) {
            return refused.getCause().getMessage();
        }
    }

    @Override
    public void close() {
        activity.close();
    }
}
