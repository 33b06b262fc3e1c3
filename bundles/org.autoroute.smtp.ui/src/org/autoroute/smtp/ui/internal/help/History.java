package org.autoroute.smtp.ui.internal.help;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The places one has been to, to go back and forth between them. UI thread. */
final class History {

    private final Deque<Target.Page> back = new ArrayDeque<>();
    private final Deque<Target.Page> forward = new ArrayDeque<>();
    private Optional<Target.Page> here = Optional.empty();

    /** A new place; what lay ahead is forgotten. */
    void visit(Target.Page place) {
        if (here.equals(Optional.of(place))) {
            return;
        }
        here.ifPresent(back::push);
        here = Optional.of(place);
        forward.clear();
    }

    boolean canBack() {
        return !back.isEmpty();
    }

    boolean canForward() {
        return !forward.isEmpty();
    }

    Optional<Target.Page> back() {
        return move(back, forward);
    }

    Optional<Target.Page> forward() {
        return move(forward, back);
    }

    private Optional<Target.Page> move(Deque<Target.Page> from, Deque<Target.Page> to) {
        if (from.isEmpty()) {
            return Optional.empty();
        }
        here.ifPresent(to::push);
        here = Optional.of(from.pop());
        return here;
    }
}
