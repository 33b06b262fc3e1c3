package org.autoroute.smtp.network.internal;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;
import org.autoroute.smtp.network.NetworkMonitor;
import org.autoroute.smtp.network.internal.linux.LinuxEvents;
import org.autoroute.smtp.network.internal.linux.LinuxLinks;
import org.autoroute.smtp.network.internal.linux.LinuxPlace;
import org.autoroute.smtp.network.internal.linux.NetworkManagerConnections;
import org.autoroute.smtp.network.internal.macos.MacEvents;
import org.autoroute.smtp.network.internal.macos.NetworkServices;
import org.autoroute.smtp.network.internal.windows.WindowsConnections;
import org.autoroute.smtp.network.internal.windows.WindowsEvents;
import org.autoroute.smtp.network.internal.windows.WindowsPlace;

/** The operating systems with a monitor of their own, and the rest. */
public enum Platform {
    LINUX, WINDOWS, MACOS, OTHER;

    private static final System.Logger LOG = System.getLogger(Platform.class.getName());
    private static final Path SYSTEM_BUS = Path.of("/run/dbus/system_bus_socket");
    private static final Path RESOLV_CONF = Path.of("/etc/resolv.conf");

    public static Platform current() {
        return of(System.getProperty("os.name", ""));
    }

    static Platform of(String osName) {
        String name = osName.toLowerCase(Locale.ROOT);
        if (name.startsWith("linux")) {
            return LINUX;
        }
        return name.startsWith("windows") ? WINDOWS : name.startsWith("mac") ? MACOS : OTHER;
    }

    public NetworkMonitor monitor() {
        return switch (this) {
            case LINUX -> new SystemMonitor(orElse(LinuxLinks::new, PortableLinks::new), orElse(() -> new LinuxPlace(RESOLV_CONF), () -> PlaceReader.NONE),
                    orElse(LinuxEvents::new, () -> ChangeEvents.NONE),
                    new NetworkManagerConnections(SYSTEM_BUS));
            case WINDOWS -> new SystemMonitor(new PortableLinks(), orElse(WindowsPlace::new, () -> PlaceReader.NONE), orElse(WindowsEvents::new, () -> ChangeEvents.NONE),
                    orElse(WindowsConnections::new, () -> ConnectionReader.NONE));
            case MACOS -> new SystemMonitor(new PortableLinks(), PlaceReader.NONE, orElse(MacEvents::new, () -> ChangeEvents.NONE), new NetworkServices());
            case OTHER -> new SystemMonitor(new PortableLinks(), PlaceReader.NONE, ChangeEvents.NONE, ConnectionReader.NONE);
        };
    }

    /** Where native parts cannot be loaded, what every system has must do. */
    private static <T> T orElse(Supplier<T> wanted, Supplier<T> portable) {
        try {
            return wanted.get();
        } catch (LinkageError e) {
            LOG.log(Level.WARNING, "A native library could not be used; the portable way is taken: {0}", e.toString().lines().findFirst().orElse(""));
            return portable.get();
        }
    }
}
