package org.autoroute.smtp.ui.internal.tray.notify;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import org.autoroute.smtp.service.AutorouteService.Registration;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.model.LiveModel;
import org.autoroute.smtp.ui.internal.tray.Later;

/**
 * Tells the user what has changed, once things have come to rest: changes within two seconds are one, the state the program started with is none, and
 * who has the window before him sees it there. UI thread.
 */
public final class Announcements implements AutoCloseable {

    private static final Duration REST = Duration.ofSeconds(2);

    private final News news = new News(Messages.of(News.class));
    private final Later later;
    private final BooleanSupplier inFront;
    private final Announcer announcer;
    private final Registration registration;
    private Optional<Standing> told = Optional.empty();
    private Standing current;
    private boolean planned;
    private boolean closed;

    /** @param inFront whether the user has the program's window before him */
    public Announcements(LiveModel model, Later later, BooleanSupplier inFront, Announcer announcer) {
        this.later = later;
        this.inFront = inFront;
        this.announcer = announcer;
        registration = model.bind(state -> Standing.of(state, model.current()), this::changed);
    }

    @Override
    public void close() {
        closed = true;
        registration.close();
    }

    private void changed(Standing now) {
        current = now;
        if (!planned) {
            planned = true;
            later.after(REST, this::rested);
        }
    }

    private void rested() {
        planned = false;
        if (closed || !current.settled()) {
            return;
        }
        Optional<Standing> before = told;
        told = Optional.of(current);
        if (current.wanted() && !inFront.getAsBoolean()) {
            before.flatMap(old -> news.between(old, current)).ifPresent(announcer::tell);
        }
    }
}
