package org.autoroute.smtp.service.internal.decision;

import java.util.Optional;

import org.autoroute.smtp.routing.Place;
import org.autoroute.smtp.routing.Route;
import org.autoroute.smtp.routing.Router;
import org.autoroute.smtp.routing.RoutingInput;

/**
 * A decision and all it was made from. Immutable, any thread.
 *
 * @param input   what it was made from
 * @param route   what came out
 * @param settled whether names still awaited cannot change the active server
 */
public record Decision(RoutingInput input, Route route, boolean settled) {

    /** Decides. */
    static Decision of(RoutingInput input) {
        Router router = new Router();
        return new Decision(input, router.decide(input), router.settled(input));
    }

    /** The decision for mail of one sender, from the same input. The domain as the envelope has it, empty for the null reverse-path. */
    public Decision forSender(String domain) {
        return of(input.withSender(domain));
    }

    /** The decision at an imagined place, from the same list, settings and names. */
    public Decision at(Place place) {
        return of(place.in(input));
    }

    /** Index of the active entry in the list of entries, empty when there is no server. */
    public Optional<Integer> activeIndex() {
        return switch (route.reason()) {
            case NONE -> Optional.empty();
            case MANUAL -> input.manual();
            default -> route.active().map(active -> input.entries().indexOf(active.entry()));
        };
    }
}
