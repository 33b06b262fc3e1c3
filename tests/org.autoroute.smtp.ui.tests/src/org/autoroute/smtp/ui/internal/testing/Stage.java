package org.autoroute.smtp.ui.internal.testing;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.DeviceData;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.osgi.framework.FrameworkUtil;

import org.autoroute.smtp.ui.internal.model.LiveModel;
import org.autoroute.smtp.ui.internal.model.Presenter;

/**
 * The one display and UI thread of all tests of a process, a service that decides but neither listens nor asks the network, and, inside OSGi, the
 * whole window. Outside there is the bare display, enough for views and dialogs.
 */
public final class Stage implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String BACKSTAGE = "backstage";

    private final FakeService service = new FakeService();
    private final Desk desk;
    private final Bot bot;
    private final LiveModel model;

    Stage() {
        Locale.setDefault(Locale.ENGLISH);
        desk = FrameworkUtil.getBundle(Stage.class) == null ? null : Desk.open(service);
        bot = desk == null ? new Bot(bareDisplay()) : desk.bot();
        model = bot.ask(() -> new LiveModel(service, new Presenter(), bot.display()::asyncExec));
    }

    public FakeService service() {
        return service;
    }

    public Bot bot() {
        return bot;
    }

    /** Of this stage; the window has one of its own. */
    public LiveModel model() {
        return model;
    }

    /** Whether the whole window is here. */
    public boolean hasWindow() {
        return desk != null;
    }

    /** Opens a shell 800 wide and 600 high that holds what the caller puts into it, on the UI thread. It goes when the test ends. */
    public Bot open(Consumer<Shell> content) {
        Shell opened = bot.ask(() -> {
            Shell shell = new Shell(bot.display(), SWT.SHELL_TRIM);
            shell.setLayout(new FillLayout());
            shell.setText(BACKSTAGE);
            content.accept(shell);
            shell.setSize(800, 600);
            shell.open();
            return shell;
        });
        return bot.within(opened);
    }

    /** Closes all shells but the window, and makes the service as it was at first. */
    void clear() {
        bot.ask(() -> {
            Arrays.stream(bot.display().getShells()).filter(shell -> !shell.isDisposed() && isOfATest(shell)).forEach(Shell::dispose);
            return null;
        });
        service.reset();
    }

    private static boolean isOfATest(Shell shell) {
        return shell.getText().equals(BACKSTAGE) || shell.getParent() != null;
    }

    /** The command stop ends the window, too. */
    @Override
    public void close() throws Exception {
        if (desk == null) {
            bot.display().syncExec(bot.display()::dispose);
            return;
        }
        service.askToStop();
        if (!desk.ends()) {
            throw new AssertionError("The program did not end when it was asked to stop");
        }
        desk.close();
    }

    /** The display of this thread, one that remembers every resource of the system it has not given back. */
    static Display display() {
        DeviceData data = new DeviceData();
        data.tracking = true;
        return new Display(data);
    }

    private static Display bareDisplay() {
        CompletableFuture<Display> made = new CompletableFuture<>();
        Thread.ofPlatform().name("ui").daemon().start(() -> {
            Display display = display();
            made.complete(display);
            while (!display.isDisposed()) {
                if (!display.readAndDispatch()) {
                    display.sleep();
                }
            }
        });
        return made.orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
    }
}
