package org.autoroute.smtp.network;

import java.util.function.Consumer;
import org.autoroute.smtp.routing.NetworkSnapshot;

/**
 * Watches where this computer is. Every method may be called from any thread.
 *
 * <p>Loopback interfaces and interfaces that are down or without carrier are left out, and so are IPv6 addresses not yet usable (duplicate
 * address detection is running or has failed, RFC 4862). Deprecated and temporary (RFC 8981) IPv6 addresses are kept: connections may be using them.
 */
public interface NetworkMonitor extends AutoCloseable {

    /** The snapshot last read; {@link NetworkSnapshot#OFFLINE} before {@link #start}. Never blocks. */
    NetworkSnapshot current();

    /**
     * Reads the first snapshot, which is {@link #current} when this returns, and watches from then on. Names that a slow part of the system has to be
     * asked for (a network manager) may come a moment later, as a change. A part of the system that cannot be watched is logged and read every 30 s.
     *
     * @param onChange given every snapshot that is not equal to the one before, on the monitor's own thread, some 20 to 60 ms after the event. It
     *                 should return soon: further changes wait for it. What it throws is logged and ends nothing.
     * @throws IllegalStateException when started before or closed
     */
    void start(Consumer<NetworkSnapshot> onChange);

    /** Ends the watching and its threads, within a bounded time; {@code onChange} may be running but is not called again. Can be repeated. */
    @Override
    void close();
}
