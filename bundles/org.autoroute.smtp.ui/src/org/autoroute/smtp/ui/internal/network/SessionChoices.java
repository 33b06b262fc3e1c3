package org.autoroute.smtp.ui.internal.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.autoroute.smtp.relay.SessionRecord;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.model.Times;

/** Puts the sessions whose route can be shown into words. Immutable, any thread. */
record SessionChoices(Messages messages, Times times) {

    /** As many as fit a list that drops down; older ones come from the activity. */
    static final int LATEST = 25;

    SessionChoice now() {
        return new SessionChoice(Optional.empty(), messages.get("choice.now"));
    }

    SessionChoice of(SessionRecord session) {
        String start = times.of(session.start());
        return new SessionChoice(Optional.of(session), session.server().map(server -> messages.get("choice.session", start, server.toString()))
                .orElseGet(() -> messages.get("choice.session.none", start)));
    }

    /** Now, then the latest sessions that were given a route, the latest first, the chosen one always among them. */
    List<SessionChoice> of(List<SessionRecord> sessions, SessionChoice chosen) {
        List<SessionChoice> choices = new ArrayList<>();
        choices.add(now());
        sessions.reversed().stream().filter(session -> !session.explanation().steps().isEmpty()).limit(LATEST).map(this::of).forEach(choices::add);
        if (choices.stream().noneMatch(chosen::isSameAs)) {
            choices.add(chosen);
        }
        return choices;
    }
}
