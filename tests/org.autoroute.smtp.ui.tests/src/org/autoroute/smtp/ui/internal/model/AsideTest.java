package org.autoroute.smtp.ui.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Work aside of the UI thread, which is here the test's own. */
@Timeout(30)
class AsideTest {

    private final BlockingQueue<Runnable> uiThread = new LinkedBlockingQueue<>();
    private final Aside aside = new Aside("test-aside", uiThread::add);

    @AfterEach
    void close() {
        aside.close();
    }

    private Runnable next() throws InterruptedException {
        Runnable task = uiThread.poll(10, TimeUnit.SECONDS);
        if (task == null) {
            throw new AssertionError("nothing came back");
        }
        return task;
    }

    @Test
    void worksOnAnotherThreadAndTellsOnThisOne() throws Exception {
        CompletableFuture<Thread> told = new CompletableFuture<>();
        CompletableFuture<Thread> worked = new CompletableFuture<>();
        aside.run(() -> worked.complete(Thread.currentThread()), done -> told.complete(Thread.currentThread()));
        next().run();
        assertNotEquals(Thread.currentThread(), worked.get());
        assertEquals(Thread.currentThread(), told.get());
    }

    @Test
    void whatFailsKeepsNothingElseFromBeingDone() throws Exception {
        CompletableFuture<String> told = new CompletableFuture<>();
        aside.run(() -> {
            throw new IllegalStateException("on purpose");
        }, told::obtrudeValue);
        aside.run(() -> "second", told::complete);
        next().run();
        assertEquals("second", told.get());
    }

    @Test
    void onceClosedNothingIsToldAnyMore() throws Exception {
        CompletableFuture<String> told = new CompletableFuture<>();
        aside.run(() -> "too late", told::complete);
        Runnable tell = next();
        aside.close();
        tell.run();
        assertEquals("nothing", told.getNow("nothing"));
        assertThrows(RejectedExecutionException.class, () -> aside.run(() -> "later still", told::complete));
    }
}
