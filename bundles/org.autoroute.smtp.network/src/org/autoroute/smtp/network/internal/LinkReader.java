package org.autoroute.smtp.network.internal;

import java.io.IOException;
import java.util.List;

/** Reads the interfaces of this computer that are up, without loopback. Called by one thread at a time; bounded time. */
@FunctionalInterface
public interface LinkReader {

    List<Link> read() throws IOException;
}
