package org.autoroute.smtp.service.control;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Closes something when it is not done in time: the only way to end a blocking read of a socket channel. */
final class Deadline implements AutoCloseable {

    private final CompletableFuture<Boolean> passed = new CompletableFuture<>();

    private Deadline() {
    }

    static Deadline closing(Closeable resource, Duration limit) {
        Deadline deadline = new Deadline();
        deadline.passed.completeOnTimeout(true, limit.toMillis(), TimeUnit.MILLISECONDS).thenAccept(late -> {
            if (late) {
                close(resource);
            }
        });
        return deadline;
    }

    private static void close(Closeable resource) {
        try {
            resource.close();
        } catch (IOException broken) {
            System.getLogger(Deadline.class.getName()).log(Level.DEBUG, "closing", broken);
        }
    }

    /** What to throw for a failure: that the time has passed, when that is the reason. */
    IOException reason(IOException failure) {
        if (!passed.getNow(false)) {
            return failure;
        }
        IOException late = new InterruptedIOException("no answer in time");
        late.initCause(failure);
        return late;
    }

    @Override
    public void close() {
        passed.complete(false);
    }
}
