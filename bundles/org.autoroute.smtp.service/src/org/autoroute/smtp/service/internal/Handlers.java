package org.autoroute.smtp.service.internal;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import org.autoroute.smtp.service.AutorouteService.Registration;

/** What to run when the program shall show itself or end. Any thread. */
final class Handlers {

    private final AtomicReference<Runnable> show = new AtomicReference<>();
    private final AtomicReference<Runnable> stop = new AtomicReference<>();
    private final AtomicBoolean stopAsked = new AtomicBoolean();

    Registration onShow(Runnable handler) {
        return set(show, handler);
    }

    /** Runs the handler at once when a stop was asked for while there was none. */
    Registration onStop(Runnable handler) {
        Registration registration = set(stop, handler);
        stopNow();
        return registration;
    }

    private static Registration set(AtomicReference<Runnable> place, Runnable handler) {
        place.set(handler);
        return () -> place.compareAndSet(handler, null);
    }

    boolean show() {
        Runnable handler = show.get();
        if (handler != null) {
            handler.run();
        }
        return handler != null;
    }

    /** Runs the handler now, or as soon as there is one. */
    void stop() {
        stopAsked.set(true);
        stopNow();
    }

    private void stopNow() {
        Runnable handler = stop.get();
        if (handler != null && stopAsked.getAndSet(false)) {
            handler.run();
        }
    }
}
