package org.autoroute.smtp.network.internal;

import java.util.Locale;
import org.autoroute.smtp.network.NetworkMonitor;

/** The operating systems with a monitor of their own, and the rest. */
public enum Platform {
    OTHER;

    public static Platform current() {
        return of(System.getProperty("os.name", ""));
    }

    static Platform of(String osName) {
        return switch (osName.toLowerCase(Locale.ROOT)) {
            default -> OTHER;
        };
    }

    public NetworkMonitor monitor() {
        return new SystemMonitor(new PortableLinks(), ChangeEvents.NONE, ConnectionReader.NONE);
    }
}
