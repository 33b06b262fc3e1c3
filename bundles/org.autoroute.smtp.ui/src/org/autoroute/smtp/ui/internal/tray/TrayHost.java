package org.autoroute.smtp.ui.internal.tray;

import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Keeps the icon in the best of the places that are there, and moves it when one comes or goes. UI thread. */
public final class TrayHost implements TrayArea, AutoCloseable {

    /** A place that has not answered by then is none. */
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(4);
    /** A panel that is started anew is back by then. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final List<TrayPlace> places;
    private final Executor uiThread;
    private final Later later;
    private final Map<TrayPlace, Boolean> answers = new IdentityHashMap<>();
    private Optional<TrayPlace> used = Optional.empty();
    private Optional<TrayLook> look = Optional.empty();
    private Runnable nowhere = () -> { };
    private Runnable somewhere = () -> { };
    private boolean known;
    private boolean closed;

    /**
     * @param places   the best first
     * @param uiThread runs what it is given on the UI thread, later
     */
    TrayHost(List<TrayPlace> places, Executor uiThread, Later later) {
        this.places = List.copyOf(places);
        this.uiThread = uiThread;
        this.later = later;
    }

    void start() {
        places.forEach(place -> place.watch(there -> uiThread.execute(() -> answered(place, there))));
        later.after(ANSWER_LIMIT, this::stopWaiting);
    }

    /** Shows this from now on, wherever the icon is. */
    void show(TrayLook now) {
        look = Optional.of(now);
        used.ifPresent(place -> place.show(now));
    }

    @Override
    public boolean available() {
        return used.isPresent();
    }

    /**
     * Runs the handlers when that changes.
     *
     * @param nobody   there is no place for the icon, at the start or after the last place has gone for good; at once when that is known already
     * @param somebody there is one again
     */
    public void onChange(Runnable nobody, Runnable somebody) {
        nowhere = nobody;
        somewhere = somebody;
        if (known && !available()) {
            nobody.run();
        }
    }

    @Override
    public void close() {
        closed = true;
        used = Optional.empty();
        places.forEach(TrayPlace::close);
    }

    private void answered(TrayPlace place, boolean there) {
        if (!closed) {
            answers.put(place, there);
            choose();
        }
    }

    private void stopWaiting() {
        places.forEach(place -> answers.putIfAbsent(place, false));
        if (!closed) {
            choose();
        }
    }

    private void choose() {
        Optional<TrayPlace> best = Optional.empty();
        for (TrayPlace place : places) {
            if (!answers.containsKey(place)) {
                return;
            }
            if (answers.get(place)) {
                best = Optional.of(place);
                break;
            }
        }
        move(best);
    }

    private void move(Optional<TrayPlace> best) {
        Optional<TrayPlace> before = used;
        used = best;
        if (!before.equals(best)) {
            best.ifPresent(place -> look.ifPresent(place::show));
            before.ifPresent(TrayPlace::hide);
        }
        if (best.isPresent() && before.isEmpty() && known) {
            somewhere.run();
        } else if (best.isEmpty() && !known) {
            nowhere.run();
        } else if (best.isEmpty() && before.isPresent()) {
            later.after(GRACE, this::tellIfStillNowhere);
        }
        known = true;
    }

    private void tellIfStillNowhere() {
        if (!closed && used.isEmpty()) {
            nowhere.run();
        }
    }
}
