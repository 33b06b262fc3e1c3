package org.autoroute.smtp.ui.internal.model;

import java.util.Optional;

import org.autoroute.smtp.routing.Candidate;
import org.autoroute.smtp.routing.IpAddress;
import org.autoroute.smtp.routing.IpPrefix;
import org.autoroute.smtp.routing.IpRange;
import org.autoroute.smtp.routing.Match;
import org.autoroute.smtp.service.ServiceState;
import org.autoroute.smtp.ui.internal.Messages;

/** The reason for the active server as one sentence; or what to do when there is none. */
record Why(Messages messages) {

    String sentence(ServiceState state) {
        return state.route().active().map(active -> chosen(active, state)).orElseGet(() -> messages.get(whatToDo(state)));
    }

    private String chosen(Candidate active, ServiceState state) {
        return switch (active.reason()) {
            case MANUAL -> messages.get(state.settings().routing().autoroute() ? "why.manual.untilChange" : "why.manual");
            case SENDER -> messages.get("why.sender", active.entry().conditions().senderDomain().orElse(""));
            case PLACE -> messages.get("why.place", state.route().comment());
            case CONNECTION -> messages.get("why.connection", active.entry().connection().orElse(""));
            case RANGE -> messages.get("why.range", own(active), active.entry().range().map(IpRange::toString).orElse(""));
            case SUBNET -> messages.get("why.subnet", own(active), subnet(active));
            case EXPANDED_SUBNET -> messages.get("why.expanded", own(active), subnet(active));
            case DEFAULT -> messages.get("why.default");
            case NONE -> "";
        };
    }

    private static String own(Candidate active) {
        return active.match().flatMap(Match::own).map(own -> own.address().toString()).orElse("");
    }

    private static String subnet(Candidate active) {
        Optional<IpPrefix> subnet = active.match().flatMap(Match::subnet);
        Optional<IpAddress> server = active.match().flatMap(Match::server);
        return subnet.map(IpPrefix::toString).or(() -> server.map(IpAddress::toString)).orElse("");
    }

    private static String whatToDo(ServiceState state) {
        if (state.servers().isEmpty()) {
            return "active.noServers";
        }
        return state.settings().routing().autoroute() ? "active.noMatch" : "active.autorouteOff";
    }
}
