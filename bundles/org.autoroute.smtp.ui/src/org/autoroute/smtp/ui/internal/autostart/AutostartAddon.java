package org.autoroute.smtp.ui.internal.autostart;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;

import org.eclipse.core.runtime.Platform;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.osgi.service.datalocation.Location;

import org.autoroute.smtp.service.settings.DataArea;

import jakarta.annotation.PostConstruct;

/** Knows this installation, and mends an entry that points to where it was before. */
public final class AutostartAddon {

    @PostConstruct
    void start(IEclipseContext context) {
        Installation installation = new Installation(path(Platform.getInstallLocation()), new DataArea(path(Platform.getInstanceLocation())));
        StartWithSystem start = new StartWithSystem(Autostart.ofThisSystem(), () -> installation.command(DataArea.ofThisUser()));
        context.set(StartWithSystem.class, start);
        Thread.ofVirtual().name("autoroute-autostart").start(() -> mend(start));
    }

    private static void mend(StartWithSystem start) {
        System.Logger log = System.getLogger(AutostartAddon.class.getName());
        try {
            if (start.mend()) {
                log.log(System.Logger.Level.INFO, "The start with the system led to a place this program has left; it leads here now");
            }
        } catch (IOException unreadable) {
            log.log(System.Logger.Level.WARNING, "Whether the program starts with the system cannot be told", unreadable);
        }
    }

    /** Equinox writes a location as a URL in which nothing is escaped. */
    private static Path path(Location location) {
        URL url = location.getURL();
        return new File(url.getPath()).toPath();
    }
}
