package org.autoroute.smtp.ui.internal.tray.notify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.ui.internal.Messages;

/**
 * Decides what is worth telling. Any thread.
 *
 * @param messages of this package
 */
record News(Messages messages) {

    /** What the user should be told when things stood so before and stand so now: a new problem, or another active server. */
    Optional<Notice> between(Standing before, Standing now) {
        List<Text> problems = new ArrayList<>(now.problems());
        problems.removeAll(before.problems());
        boolean moved = !before.server().equals(now.server());
        if (!problems.isEmpty()) {
            String first = problems.getFirst().in(messages.locale());
            String text = problems.size() == 1 ? first : messages.get("problem.more", first, Integer.toString(problems.size() - 1));
            return Optional.of(new Notice(true, messages.get("problem"), moved ? text + "\n" + headline(now) : text));
        }
        return moved ? Optional.of(new Notice(false, headline(now), now.why())) : Optional.empty();
    }

    private String headline(Standing now) {
        return now.server().isPresent() ? messages.get("server", now.label()) : messages.get("none");
    }
}
