package org.autoroute.smtp.service.internal.start;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;

import org.autoroute.smtp.service.settings.DataArea;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;

/** The program without a window, as an application of Equinox whose instance location is the data directory. */
public final class HeadlessApplication implements IApplication {

    private final Headless headless = new Headless(new DataArea(instanceLocation(System.getProperty("osgi.instance.area", ""))),
            new OsgiSurroundings(), System.out, System.err);

    @Override
    public Object start(IApplicationContext context) throws InterruptedException {
        context.applicationRunning();
        return headless.run();
    }

    /** Equinox writes the location as a URL in which nothing is escaped. */
    private static Path instanceLocation(String url) {
        return url.startsWith("file:") ? new File(url.substring("file:".length())).toPath() : Path.of(URI.create(url));
    }

    @Override
    public void stop() {
        headless.end();
    }
}
