package org.autoroute.smtp.relay;

/** Hears how servers stand. Called on loop threads: must not block, must not call the relay. */
@FunctionalInterface
public interface HealthObserver {

    /** Nobody listens. */
    HealthObserver NONE = health -> {
    };

    /** A server's state, its cause or its certificate has changed. */
    void changed(ServerHealth health);
}
