package org.autoroute.smtp.ui.internal.welcome;

import java.util.concurrent.Executor;
import java.util.function.Consumer;

import org.autoroute.smtp.mailclients.Findings;

/** One search after the other on a thread beside the UI thread, on which all methods are called. Only the last one is heard of. */
final class MailClientSearch implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(MailClientSearch.class.getName());

    private final Finder finder;
    private final Executor uiThread;
    private Thread running;

    /** @param uiThread runs what it is given on the UI thread, later */
    MailClientSearch(Finder finder, Executor uiThread) {
        this.finder = finder;
        this.uiThread = uiThread;
    }

    /**
     * Starts a search.
     *
     * @param found hears what was found
     * @param ended hears that the search ended without
     */
    void start(Consumer<Findings> found, Runnable ended) {
        close();
        running = Thread.ofVirtual().name("mail-client-search").unstarted(() -> search(found, ended));
        running.start();
    }

    /** Ends the search; nothing is heard of it any more. */
    @Override
    public void close() {
        if (running != null) {
            running.interrupt();
            running = null;
        }
    }

    private void search(Consumer<Findings> found, Runnable ended) {
        Thread self = Thread.currentThread();
        try {
            Findings findings = finder.find();
            tell(self, () -> found.accept(findings));
        } catch (InterruptedException cancelled) {
            tell(self, ended);
        } catch (RuntimeException failure) {
            LOG.log(System.Logger.Level.WARNING, "The search for mail clients failed", failure);
            tell(self, ended);
        }
    }

    private void tell(Thread search, Runnable news) {
        uiThread.execute(() -> {
            if (running == search) {
                running = null;
                news.run();
            }
        });
    }
}
