package org.autoroute.smtp.ui.internal.app;

import java.io.File;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExtension;
import org.eclipse.core.runtime.Platform;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

import org.autoroute.smtp.service.AutorouteService;
import org.autoroute.smtp.service.ServiceStart;
import org.autoroute.smtp.service.settings.DataArea;
import org.autoroute.smtp.service.settings.RefusedException;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.window.Keys;

/**
 * The desktop program: the window around the running service. The service is started before there is a display and closed when the window has gone,
 * so a second start costs no window and a message under way outlives the window.
 */
public final class Application implements IApplication {

    private static final String E4 = "org.eclipse.e4.ui.workbench.swt.E4Application";
    private static final Duration DRAIN_LIMIT = Duration.ofSeconds(30);
    private static final Duration END_LIMIT = DRAIN_LIMIT.plusSeconds(15);
    private static final Integer EXIT_REFUSED = 1;

    private final Messages messages = Messages.of(Application.class);

    @Override
    public Object start(IApplicationContext context) throws Exception {
        try {
            return switch (ServiceStart.start(dataArea())) {
                case ServiceStart.AlreadyRunning other -> leaveTo(other, context);
                case ServiceStart.Started started -> run(started.service(), context);
            };
        } catch (RefusedException refused) {
            context.applicationRunning();
            System.err.println(refused.text().in(Locale.getDefault()));
            return EXIT_REFUSED;
        }
    }

    @Override
    public void stop() {
        // Equinox calls it when the framework is stopped; the program ends by its window or by a signal, before that.
    }

    private Object leaveTo(ServiceStart.AlreadyRunning other, IApplicationContext context) {
        context.applicationRunning();
        if (other.shown()) {
            return EXIT_OK;
        }
        System.err.println(messages.get("running.withoutWindow"));
        return EXIT_REFUSED;
    }

    private static Object run(AutorouteService service, IApplicationContext context) throws Exception {
        Bundle bundle = FrameworkUtil.getBundle(Application.class);
        Language language = Language.ofThisSystem();
        language.speak(service.state().settings().desktop().language());
        Keys.useInMenus();
        IApplication workbench = workbench();
        try (SignalGuard guard = new SignalGuard(service::requestStop, END_LIMIT);
                Memory memory = Memory.of(Platform.getStateLocation(bundle).append("window.properties").toPath());
                service) {
            ServiceRegistration<AutorouteService> published = bundle.getBundleContext().registerService(AutorouteService.class, service, null);
            ServiceRegistration<Memory> remembered = bundle.getBundleContext().registerService(Memory.class, memory, null);
            ServiceRegistration<Language> spoken = bundle.getBundleContext().registerService(Language.class, language, null);
            try {
                return workbench.start(context);
            } finally {
                published.unregister();
                remembered.unregister();
                spoken.unregister();
                drain(service);
            }
        }
    }

    private static void drain(AutorouteService service) {
        try {
            service.drain(DRAIN_LIMIT).toCompletableFuture().orTimeout(DRAIN_LIMIT.toSeconds() + 2, TimeUnit.SECONDS).join();
        } catch (CompletionException late) {
            System.getLogger(Application.class.getName()).log(System.Logger.Level.WARNING, "Sessions were cut off at the end", late);
        }
    }

    /** Equinox writes the location as a URL in which nothing is escaped. */
    private static DataArea dataArea() {
        return new DataArea(new File(Platform.getInstanceLocation().getURL().getPath()).toPath());
    }

    /** e4's own application, asked for by its public name because its class is not API. */
    private static IApplication workbench() throws CoreException {
        IExtension extension = Platform.getExtensionRegistry().getExtension("org.eclipse.core.runtime", "applications", E4);
        IConfigurationElement application = extension.getConfigurationElements()[0];
        return (IApplication) application.getChildren("run")[0].createExecutableExtension("class");
    }
}
