package org.autoroute.smtp.service.internal;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import org.autoroute.smtp.routing.Candidate;
import org.autoroute.smtp.routing.NetworkSnapshot;
import org.autoroute.smtp.routing.ServerEntry;
import org.autoroute.smtp.routing.Surroundings.Connectivity;
import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.service.ServiceState;
import org.autoroute.smtp.service.internal.decision.Loop;
import org.autoroute.smtp.service.probe.ProbeReport;

/**
 * Has a look at the network the computer is in: once after each move and only when a candidate has failed there, or when it is asked to. Keeps what was
 * found as long as the computer stays. On the loop.
 */
final class NetworkLook {

    private static final ProbeReport NOTHING = new ProbeReport(List.of(), List.of());

    private final Function<ServiceState, CompletionStage<ProbeReport>> looks;
    private final Loop loop;
    private final Runnable changed;
    private NetworkSnapshot place = NetworkSnapshot.OFFLINE;
    private boolean looked;
    private ProbeReport report = NOTHING;

    NetworkLook(Function<ServiceState, CompletionStage<ProbeReport>> looks, Loop loop, Runnable changed) {
        this.looks = looks;
        this.loop = loop;
        this.changed = changed;
    }

    /** Before it is shown: what was found elsewhere is no problem here. */
    void networkIs(NetworkSnapshot now) {
        if (!now.isPlaceOf(place)) {
            looked = false;
            report = NOTHING;
        }
        place = now;
    }

    /** After it was shown. */
    void stateIs(ServiceState state) {
        if (!looked && place.surroundings().connectivity() != Connectivity.PORTAL && aCandidateFailed(state)) {
            look(state);
        }
    }

    private static boolean aCandidateFailed(ServiceState state) {
        List<ServerEntry> candidates = state.route().candidates().stream().map(Candidate::entry).toList();
        return state.servers().stream().anyMatch(server -> server.health().failures() > 0 && candidates.contains(server.entry()));
    }

    /** Also when that was done already. The stage ends on any thread. */
    CompletionStage<ProbeReport> look(ServiceState state) {
        looked = true;
        NetworkSnapshot here = place;
        return looks.apply(state).whenComplete((found, failure) -> loop.execute(() -> {
            if (found != null && place.isPlaceOf(here)) {
                report = found;
                changed.run();
            }
        }));
    }

    List<Text> problems() {
        return report.warnings().stream().map(warning -> warning.remedy()
                .map(remedy -> Text.of(NetworkLook.class, "network.finding", warning.words(), remedy)).orElse(warning.words())).toList();
    }
}
