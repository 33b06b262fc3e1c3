package org.autoroute.smtp.service;

import org.autoroute.smtp.service.internal.start.Launch;
import org.autoroute.smtp.service.internal.start.OsgiSurroundings;
import org.autoroute.smtp.service.settings.DataArea;
import org.autoroute.smtp.service.settings.RefusedException;

/** Starts the service inside a running OSGi framework whose instance location is the data directory. */
public final class ServiceStart {

    private ServiceStart() {
    }

    /** What became of a start. */
    public sealed interface Result {
    }

    /** The service runs; whoever started it closes it. Mail clients can connect unless its state says otherwise. */
    public record Started(AutorouteService service) implements Result {
    }

    /**
     * Another program already uses the data directory; this one should end.
     *
     * @param shown whether the other one has a window and was asked to bring it to the front
     */
    public record AlreadyRunning(boolean shown) implements Result {
    }

    /**
     * Starts the service, or tells the program that is already running to show itself. Takes at most a few seconds; names are looked at afterwards.
     * To be called once in a process.
     *
     * @throws RefusedException when the directory cannot be used
     */
    public static Result start(DataArea area) throws RefusedException {
        return Launch.start(area, new OsgiSurroundings());
    }
}
