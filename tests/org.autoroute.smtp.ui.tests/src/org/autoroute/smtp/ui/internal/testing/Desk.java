package org.autoroute.smtp.ui.internal.testing;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.eclipse.core.runtime.Platform;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.swt.widgets.Display;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

import org.autoroute.smtp.service.AutorouteService;
import org.autoroute.smtp.ui.internal.app.Language;
import org.autoroute.smtp.ui.internal.app.Memory;

/**
 * The real e4 application around a fake service, on a thread of its own. On GTK the thread that makes the display owns it, so a test needs no
 * harness and drives the window from its own thread. One in the life of a process: e4 hands events to the first display it saw.
 */
public final class Desk implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final FakeService service;
    private final ServiceRegistration<AutorouteService> published;
    private final ServiceRegistration<Memory> remembered;
    private final ServiceRegistration<Language> spoken;
    private final CompletableFuture<Object> ended = new CompletableFuture<>();
    private final Bot bot;

    private Desk(FakeService service, String... arguments) {
        this.service = service;
        BundleContext bundle = FrameworkUtil.getBundle(Desk.class).getBundleContext();
        published = bundle.registerService(AutorouteService.class, service, null);
        Memory memory = Memory.ofNothing();
        // Otherwise every test would begin as a first start.
        memory.put("welcome.done", "true");
        remembered = bundle.registerService(Memory.class, memory, null);
        spoken = bundle.registerService(Language.class, new Language(Locale.ENGLISH, Locale.ENGLISH), null);
        CompletableFuture<Display> display = new CompletableFuture<>();
        Thread.ofPlatform().name("ui").daemon().start(() -> run(display, arguments));
        bot = new Bot(display.orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join());
    }

    /** Starts the program; returns when its window is complete. */
    public static Desk open(FakeService service, String... arguments) {
        Desk desk = new Desk(service, arguments);
        desk.bot.waitUntil("the window is dressed", () -> desk.ended.isDone() || desk.bot.isDressed());
        if (desk.ended.isDone()) {
            desk.ended.join();
        }
        return desk;
    }

    public Bot bot() {
        return bot;
    }

    /** Whether the program ends by itself within the limit of every wait. */
    public boolean ends() throws InterruptedException, ExecutionException {
        try {
            ended.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException runsOn) {
            return false;
        }
    }

    @Override
    public void close() throws Exception {
        if (!ended.isDone()) {
            service.askToStop();
        }
        ended.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        published.unregister();
        remembered.unregister();
        spoken.unregister();
    }

    private void run(CompletableFuture<Display> display, String... arguments) {
        try {
            display.complete(Stage.display());
            IApplication application = (IApplication) Platform.getExtensionRegistry()
                    .getExtension("org.eclipse.core.runtime", "applications", "org.eclipse.e4.ui.workbench.swt.E4Application")
                    .getConfigurationElements()[0].getChildren("run")[0].createExecutableExtension("class");
            ended.complete(application.start(context(arguments)));
        } catch (Exception | Error failure) {
            display.completeExceptionally(failure);
            ended.completeExceptionally(failure);
        }
    }

    private static IApplicationContext context(String... arguments) {
        Map<String, String> product = Map.of("applicationXMI", "org.autoroute.smtp.ui/Application.e4xmi", "persistState", "false", "cssTheme", "none");
        return (IApplicationContext) Proxy.newProxyInstance(Desk.class.getClassLoader(), new Class<?>[] {IApplicationContext.class},
                (proxy, method, values) -> switch (method.getName()) {
                    case "getArguments" -> Map.of(IApplicationContext.APPLICATION_ARGS, arguments);
                    case "getBrandingProperty" -> product.get(values[0]);
                    case "getBrandingBundle" -> FrameworkUtil.getBundle(Desk.class);
                    case "hashCode" -> 1;
                    case "equals" -> proxy == values[0];
                    case "toString" -> "context of a test";
                    default -> null;
                });
    }
}
