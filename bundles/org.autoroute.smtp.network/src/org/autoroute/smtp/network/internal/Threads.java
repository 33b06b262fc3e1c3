package org.autoroute.smtp.network.internal;

import java.lang.System.Logger.Level;
import java.time.Duration;

/** Ends threads. */
public final class Threads {

    private static final System.Logger LOG = System.getLogger(Threads.class.getName());

    private Threads() {
    }

    /** Waits for a thread to end, but not for itself; what does not end in time is logged. */
    public static void join(Thread thread, Duration limit) {
        if (thread == Thread.currentThread()) {
            return;
        }
        try {
            if (!thread.join(limit)) {
                LOG.log(Level.WARNING, "Thread {0} did not end within {1}", thread.getName(), limit);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
