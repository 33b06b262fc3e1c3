package org.autoroute.smtp.service.internal.start;

import java.io.File;
import java.io.PrintStream;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.file.Path;
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
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;

/** The program without a window: runs until it is told to end by {@code stop}, by the framework or by a signal. */
public final class HeadlessApplication implements IApplication {

    private static final Integer EXIT_REFUSED = 1;
    private static final Duration DRAIN = Duration.ofSeconds(30);
    private static final Duration END = DRAIN.plusSeconds(15);

    private final CountDownLatch end = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    @Override
    public Object start(IApplicationContext context) throws InterruptedException {
        context.applicationRunning();
        DataArea area = new DataArea(instanceLocation(System.getProperty("osgi.instance.area", "")));
        try {
            switch (ServiceStart.start(area)) {
                case ServiceStart.Started started -> run(started.service());
                case ServiceStart.AlreadyRunning other -> print(out, "headless.running", area.directory().toString());
            }
            return EXIT_OK;
        } catch (RefusedException refused) {
            err.println(refused.text().in(Locale.getDefault()));
            return EXIT_REFUSED;
        } finally {
            ended.countDown();
        }
    }

    /** Equinox writes the location as a URL in which nothing is escaped. */
    private static Path instanceLocation(String url) {
        return url.startsWith("file:") ? new File(url.substring("file:".length())).toPath() : Path.of(URI.create(url));
    }

    private void run(AutorouteService service) throws InterruptedException {
        Thread hook = Thread.ofPlatform().name("autoroute-signal").unstarted(this::signalled);
        Runtime.getRuntime().addShutdownHook(hook);
        try (service) {
            service.onStop(end::countDown);
            service.listen(new ListenReport(out)::show);
            end.await();
            print(out, "headless.ending");
            drain(service);
        }
    }

    private static void drain(AutorouteService service) {
        try {
            service.drain(DRAIN).toCompletableFuture().orTimeout(DRAIN.toMillis() + 2000, TimeUnit.MILLISECONDS).join();
        } catch (CompletionException late) {
            System.getLogger(HeadlessApplication.class.getName()).log(Level.WARNING, "sessions were cut off at the end", late);
        }
    }

    /** A signal ends the virtual machine when all hooks have returned: this one waits for the orderly end, and makes it count as one. */
    private void signalled() {
        boolean byUs = end.getCount() == 0;
        end.countDown();
        try {
            if (!byUs && ended.await(END.toMillis(), TimeUnit.MILLISECONDS)) {
                out.flush();
                Runtime.getRuntime().halt(0);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void print(PrintStream stream, String key, Object... arguments) {
        stream.println(Text.of(HeadlessApplication.class, key, arguments).in(Locale.getDefault()));
        stream.flush();
    }

    @Override
    public void stop() {
        end.countDown();
    }
}
