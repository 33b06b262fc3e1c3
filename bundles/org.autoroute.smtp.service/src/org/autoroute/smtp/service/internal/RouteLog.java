package org.autoroute.smtp.service.internal;

import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.stream.Collectors;

import org.autoroute.smtp.routing.Candidate;
import org.autoroute.smtp.routing.Explanation.Outcome;
import org.autoroute.smtp.routing.Route;
import org.autoroute.smtp.routing.Text;

/** Writes into the program's log, in words, when another server becomes active or the same one for another reason. On the loop. */
final class RouteLog {

    private static final System.Logger LOG = System.getLogger(RouteLog.class.getName());

    private Route before;

    /** @param first is not news */
    RouteLog(Route first) {
        before = first;
    }

    void changed(Route now) {
        if (now.reason() != before.reason() || !now.active().map(Candidate::entry).equals(before.active().map(Candidate::entry))) {
            LOG.log(Level.INFO, () -> "Active SMTP: " + active(now) + ". " + why(now));
        }
        before = now;
    }

    private static String active(Route route) {
        String comment = words(route.comment());
        return route.active().map(candidate -> candidate.entry().server() + " (" + comment + ")").orElse(comment);
    }

    private static String why(Route route) {
        return route.explanation().steps().stream().filter(step -> step.outcome() == Outcome.CHOSE).map(step -> words(step.text()))
                .collect(Collectors.joining());
    }

    private static String words(Text text) {
        return text.in(Locale.ROOT);
    }
}
