package org.autoroute.smtp.ui.internal.network;

import java.util.List;
import java.util.Optional;

import org.autoroute.smtp.relay.SessionRecord;
import org.autoroute.smtp.routing.Explanation;
import org.autoroute.smtp.routing.Explanation.EntryVerdict;
import org.autoroute.smtp.routing.Explanation.Outcome;
import org.autoroute.smtp.routing.Explanation.Step;
import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.Reason;
import org.autoroute.smtp.routing.Route;
import org.autoroute.smtp.ui.internal.Messages;

/** Puts a route into words: that of now, or the one a session was given. Immutable, any thread. */
record RoutePresenter(Messages messages) {

    /** Which server mail leaves through now, and why. */
    RouteView now(Route route) {
        return view("now.", route);
    }

    /** Which server mail would leave through somewhere else, and why. */
    RouteView imagined(Route route) {
        return view("imagined.", route);
    }

    private RouteView view(String words, Route route) {
        String server = route.active().map(active -> active.entry().server().toString()).orElse("");
        return view(messages.get(words + route.reason(), server), route.explanation());
    }

    /** Which server a session's mail left through, and why. */
    RouteView of(SessionRecord session) {
        return view(heading(session), session.explanation());
    }

    private String heading(SessionRecord session) {
        if (session.explanation().steps().isEmpty()) {
            return messages.get("past.unrouted");
        }
        if (session.reason() == Reason.NONE) {
            return messages.get("past.NONE");
        }
        return session.server().map(server -> messages.get(isFirstChoice(server, session) ? "past." + session.reason() : "past.instead", server.toString()))
                .orElseGet(() -> messages.get("past.unreached"));
    }

    /** Not so when the first choice could not be reached and the session went on to the next. */
    private static boolean isFirstChoice(HostPort server, SessionRecord session) {
        Optional<Step> chose = session.explanation().steps().stream().filter(step -> step.outcome() == Outcome.CHOSE).findFirst();
        return chose.map(step -> step.reason() == session.reason()
                && step.entries().stream().filter(EntryVerdict::holds).map(EntryVerdict::entry).findFirst()
                        .map(entry -> step.reason() == Reason.EXPANDED_SUBNET || entry.server().equals(server)).orElse(true)).orElse(true);
    }

    private RouteView view(String heading, Explanation explanation) {
        return new RouteView(heading, explanation.steps().stream().map(this::rule).toList());
    }

    private RouteView.Rule rule(Step step) {
        List<RouteView.Verdict> verdicts = step.entries().stream()
                .map(verdict -> new RouteView.Verdict(verdict.holds(), verdict.text().in(messages.locale()))).toList();
        Outcome outcome = step.reason() == Reason.NONE ? Outcome.NO_MATCH : step.outcome();
        return new RouteView.Rule(outcome, step.text().in(messages.locale()), verdicts);
    }
}
