package org.autoroute.smtp.network.internal.windows;

import com.sun.jna.Native;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.autoroute.smtp.network.internal.ConnectionReader;
import org.autoroute.smtp.network.internal.Connections;
import org.autoroute.smtp.network.internal.Link;
import org.autoroute.smtp.network.internal.NamedConnection;
import org.autoroute.smtp.routing.Surroundings;

/** Dial-up and VPN entries, and Wi-Fi. Either may be missing: servers come without the Wi-Fi library. */
public final class WindowsConnections implements ConnectionReader {

    private static final System.Logger LOG = System.getLogger(WindowsConnections.class.getName());

    /** One of the two. */
    @FunctionalInterface
    interface Part {
        Connections read(List<Link> links) throws IOException;
    }

    private final List<Part> parts;

    WindowsConnections(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    public WindowsConnections() {
        this(present(() -> new RasConnections(Native.load("rasapi32", RasApi.class))::read,
                () -> new WlanConnections(Native.load("wlanapi", WlanApi.class))::read));
    }

    @SafeVarargs
    private static List<Part> present(Supplier<Part>... parts) {
        List<Part> present = new ArrayList<>();
        for (Supplier<Part> each : parts) {
            try {
                present.add(each.get());
            } catch (LinkageError e) {
                LOG.log(Level.INFO, "Some connection names are not known here: {0}", e.getMessage());
            }
        }
        return present;
    }

    @Override
    public Connections read(List<Link> links) throws IOException {
        List<NamedConnection> named = new ArrayList<>();
        Surroundings around = Surroundings.UNKNOWN;
        IOException problem = null;
        for (Part part : parts) {
            try {
                Connections known = part.read(links);
                named.addAll(known.named());
                around = around.and(known.around());
            } catch (IOException e) {
                problem = e;
            }
        }
        if (problem != null && named.isEmpty()) {
            throw problem;
        }
        return new Connections(named, around);
    }

    @Override
    public boolean tellsChanges() {
        return false;
    }

    @Override
    public void close() {
        // Nothing is held between two readings.
    }
}
