package org.autoroute.smtp.network.internal.linux;

import java.io.IOException;
import java.util.Map;

/** The properties of objects on a bus. Values are strings, numbers, booleans, {@code byte[]}, and lists of them; object paths are strings. */
@FunctionalInterface
interface ObjectProperties {

    /** All properties an object has of one interface. An object that is gone has none. */
    Map<String, Object> of(String path, String interfaceName) throws IOException;
}
