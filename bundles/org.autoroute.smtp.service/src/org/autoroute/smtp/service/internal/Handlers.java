package org.autoroute.smtp.service.internal;

import java.util.concurrent.atomic.AtomicReference;

import org.autoroute.smtp.service.AutorouteService.Registration;

/** What to run when the program shall show itself or end. Any thread. */
final class Handlers {

    private final AtomicReference<Runnable> show = new AtomicReference<>();
    private final AtomicReference<Runnable> stop = new AtomicReference<>();

    Registration onShow(Runnable handler) {
        return set(show, handler);
    }

    Registration onStop(Runnable handler) {
        return set(stop, handler);
    }

    private static Registration set(AtomicReference<Runnable> place, Runnable handler) {
        place.set(handler);
        return () -> place.compareAndSet(handler, null);
    }

    boolean show() {
        return run(show.get());
    }

    boolean stop() {
        return run(stop.get());
    }

    boolean canStop() {
        return stop.get() != null;
    }

    private static boolean run(Runnable handler) {
        if (handler != null) {
            handler.run();
        }
        return handler != null;
    }
}
