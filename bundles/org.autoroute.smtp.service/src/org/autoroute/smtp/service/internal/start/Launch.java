package org.autoroute.smtp.service.internal.start;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

import org.autoroute.smtp.network.NetworkMonitor;
import org.autoroute.smtp.network.Networks;
import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.service.ServiceStart;
import org.autoroute.smtp.service.control.ControlClient;
import org.autoroute.smtp.service.control.ControlException;
import org.autoroute.smtp.service.internal.RunningService;
import org.autoroute.smtp.service.settings.DataArea;
import org.autoroute.smtp.service.settings.InstanceLock;
import org.autoroute.smtp.service.settings.RefusedException;

import com.google.gson.JsonObject;

/** A start in a data directory: the first becomes the service, a later one turns to the first. */
public final class Launch {

    private static final System.Logger LOG = System.getLogger(Launch.class.getName());
    /** The lock may be held for a moment by a command that changes files, or by a program about to end. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration ANSWER = Duration.ofSeconds(3);

    private Launch() {
    }

    /** See {@link ServiceStart#start}. */
    public static ServiceStart.Result start(DataArea area, Surroundings surroundings) throws RefusedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        do {
            Optional<InstanceLock> lock = InstanceLock.tryAcquire(area);
            if (lock.isPresent()) {
                return new ServiceStart.Started(first(area, lock.get(), surroundings));
            }
            Optional<Boolean> shown = show(area);
            if (shown.isPresent()) {
                return new ServiceStart.AlreadyRunning(shown.get());
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        } while (System.nanoTime() < end);
        throw new RefusedException(Text.of(Launch.class, "start.held", area.directory().toString()));
    }

    private static Optional<Boolean> show(DataArea area) {
        Optional<ControlClient> found = ControlClient.connect(area);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try (ControlClient client = found.get()) {
            return Optional.of(client.call("show", new JsonObject(), Locale.getDefault(), ANSWER).get("shown").getAsBoolean());
        } catch (IOException | ControlException endingOrHung) {
            LOG.log(Level.DEBUG, "the program that is running did not answer", endingOrHung);
            return Optional.empty();
        }
    }

    private static RunningService first(DataArea area, InstanceLock lock, Surroundings surroundings) throws RefusedException {
        NetworkMonitor monitor = Networks.monitorForThisSystem();
        Startup startup = new Startup(area, surroundings.version(), monitor, Networks.resolverForThisSystem(monitor::current));
        RunningService service = startup.start(lock, surroundings::around, surroundings.secrets(area));
        surroundings.started(service);
        return service;
    }
}
