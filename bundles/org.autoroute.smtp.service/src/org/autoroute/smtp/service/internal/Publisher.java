package org.autoroute.smtp.service.internal;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.autoroute.smtp.service.ServiceState;

/** Hands out the present state and tells listeners of new ones. Read from any thread, written on the loop. */
final class Publisher {

    private static final System.Logger LOG = System.getLogger(Publisher.class.getName());

    private final List<Consumer<ServiceState>> listeners = new CopyOnWriteArrayList<>();
    private volatile ServiceState state;

    Publisher(ServiceState first) {
        this.state = first;
    }

    ServiceState state() {
        return state;
    }

    /** On the loop, so that no state is missed or comes twice. */
    void add(Consumer<ServiceState> listener) {
        listeners.add(listener);
        tell(listener);
    }

    /** From any thread. */
    void remove(Consumer<ServiceState> listener) {
        listeners.remove(listener);
    }

    void publish(ServiceState next) {
        if (!next.equals(state)) {
            state = next;
            listeners.forEach(this::tell);
        }
    }

    private void tell(Consumer<ServiceState> listener) {
        try {
            listener.accept(state);
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "a listener to the state failed", failure);
        }
    }
}
