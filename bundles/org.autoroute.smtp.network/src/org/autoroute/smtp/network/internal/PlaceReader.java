package org.autoroute.smtp.network.internal;

import java.io.IOException;
import org.autoroute.smtp.routing.Surroundings;

/** Reads what the system itself knows of the network around: default gateways and DNS suffixes. Called by one thread at a time; bounded time. */
@FunctionalInterface
public interface PlaceReader {

    /** For systems where nobody can be asked, or where whoever knows the connections knows this, too. */
    PlaceReader NONE = () -> Surroundings.UNKNOWN;

    Surroundings read() throws IOException;
}
