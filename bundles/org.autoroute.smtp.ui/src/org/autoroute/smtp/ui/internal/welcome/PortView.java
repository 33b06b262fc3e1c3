package org.autoroute.smtp.ui.internal.welcome;

import java.util.Optional;
import java.util.OptionalInt;

import org.autoroute.smtp.relay.ListenState;
import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.service.ServiceState;

/**
 * Where mail clients connect.
 *
 * @param good    whether they can
 * @param port    the one that is listened on, or the one that is wanted
 * @param problem why it cannot be had
 * @param free    another one that can be had
 */
record PortView(boolean good, int port, Optional<Text> problem, OptionalInt free) {

    static PortView of(ServiceState state) {
        int wanted = state.settings().server().port();
        return switch (state.listening()) {
            case ListenState.Listening at -> new PortView(true, at.port(), Optional.empty(), OptionalInt.empty());
            case ListenState.NotListening not -> new PortView(false, wanted, Optional.of(not.problem()), not.freePort());
            case ListenState.Stopped stopped -> new PortView(false, wanted, Optional.empty(), OptionalInt.empty());
        };
    }
}
