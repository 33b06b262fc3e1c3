package org.autoroute.smtp.relay.conformance;

import java.io.IOException;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.autoroute.smtp.relay.AccessRule;
import org.autoroute.smtp.relay.ListenSettings;
import org.autoroute.smtp.relay.ListenState;
import org.autoroute.smtp.relay.Relay;
import org.autoroute.smtp.relay.RelayOptions;
import org.autoroute.smtp.relay.SessionObserver;
import org.autoroute.smtp.relay.UpstreamNames;
import org.autoroute.smtp.relay.Upstreams;
import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.Route;

/** A relay in a process of its own: says its port, and ends when its input ends. */
final class RelayProcess {

    private RelayProcess() {
    }

    /** @param arguments the port of the upstream on this computer */
    public static void main(String[] arguments) throws IOException {
        Route route = Routes.to(Routes.candidate(new HostPort("127.0.0.1", Integer.parseInt(arguments[0]))));
        UpstreamNames none = host -> {
            throw new IllegalStateException(host);
        };
        try (Relay relay = new Relay(RelayOptions.DEFAULTS, Routes.source(() -> CompletableFuture.completedFuture(route), Map.of()), Upstreams.of(none), SessionObserver.NONE)) {
            System.out.println(((ListenState.Listening) relay.listen(new ListenSettings(0, AccessRule.DEFAULT))).port());
            System.in.read();
        }
    }

    static Process start(int upstreamPort, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", classPath(), RelayProcess.class.getName(), String.valueOf(upstreamPort)));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    /** Where the classes lie, in an OSGi framework too; a project's directory stands for the classes below it. */
    private static String classPath() {
        return Stream.of(RelayProcess.class, Relay.class, Route.class)
                .map(type -> Optional.ofNullable(type.getProtectionDomain().getCodeSource()).map(CodeSource::getLocation).orElseThrow().getPath())
                .distinct()
                .flatMap(path -> path.endsWith("/") ? Stream.of(path, path + "target/classes", path + "bin") : Stream.of(path))
                .collect(Collectors.joining(System.getProperty("path.separator")));
    }
}
