package org.autoroute.smtp.service.internal.start;

import java.io.PrintStream;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.service.AutorouteService;
import org.autoroute.smtp.service.ServiceStart;
import org.autoroute.smtp.service.settings.DataArea;
import org.autoroute.smtp.service.settings.RefusedException;

/** The program without a window: runs until it is told to end by the command {@code stop}, by a signal, or by {@link #end}. */
final class Headless {

    /** Another program already runs there, or this one came to its orderly end. */
    static final int EXIT_OK = 0;
    /** The data directory cannot be used. */
    static final int EXIT_REFUSED = 1;

    private static final Duration DRAIN = Duration.ofSeconds(30);
    private static final Duration END = DRAIN.plusSeconds(15);

    private final DataArea area;
    private final Surroundings surroundings;
    private final PrintStream out;
    private final PrintStream err;
    private final CountDownLatch end = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    Headless(DataArea area, Surroundings surroundings, PrintStream out, PrintStream err) {
        this.area = area;
        this.surroundings = surroundings;
        this.out = out;
        this.err = err;
    }

    /** Runs, and returns the exit status. */
    int run() throws InterruptedException {
        try {
            switch (Launch.start(area, surroundings)) {
                case ServiceStart.Started started -> serve(started.service());
                case ServiceStart.AlreadyRunning other -> print("headless.running", area.directory().toString());
            }
            return EXIT_OK;
        } catch (RefusedException refused) {
            err.println(refused.text().in(Locale.getDefault()));
            return EXIT_REFUSED;
        } finally {
            ended.countDown();
        }
    }

    /** Has {@link #run} come to its end, soon. Any thread. */
    void end() {
        end.countDown();
    }

    private void serve(AutorouteService service) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("autoroute-signal").unstarted(this::signalled));
        try (service) {
            service.onStop(this::end);
            service.listen(new ListenReport(out)::show);
            end.await();
            print("headless.ending");
            drain(service);
        }
    }

    private static void drain(AutorouteService service) {
        try {
            service.drain(DRAIN).toCompletableFuture().orTimeout(DRAIN.toMillis() + 2000, TimeUnit.MILLISECONDS).join();
        } catch (CompletionException late) {
            System.getLogger(Headless.class.getName()).log(Level.WARNING, "sessions were cut off at the end", late);
        }
    }

    /** A signal ends the virtual machine when all hooks have returned: this one waits for the orderly end, and makes it count as one. */
    private void signalled() {
        boolean orderly = ended.getCount() == 0;
        end();
        try {
            if (!orderly && ended.await(END.toMillis(), TimeUnit.MILLISECONDS)) {
                out.flush();
                Runtime.getRuntime().halt(EXIT_OK);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void print(String key, Object... arguments) {
        out.println(Text.of(Headless.class, key, arguments).in(Locale.getDefault()));
        out.flush();
    }
}
