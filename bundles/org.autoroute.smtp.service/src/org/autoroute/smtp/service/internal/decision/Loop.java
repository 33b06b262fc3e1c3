package org.autoroute.smtp.service.internal.decision;

import java.time.Duration;
import java.time.Instant;

/** The thread that owns all changing state, and its clock. Tasks run one at a time, in the order given. */
public interface Loop {

    /** Runs the task soon; passed over once the loop has ended. From any thread. */
    void execute(Runnable task);

    /** Runs the task when the delay has passed, unless cancelled before. From any thread. */
    Timer schedule(Duration delay, Runnable task);

    Instant now();

    /** A task that waits. */
    @FunctionalInterface
    interface Timer {
        /** The task is not started any more. Can be repeated. */
        void cancel();
    }
}
