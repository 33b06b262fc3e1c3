package org.autoroute.smtp.ui.internal.preferences;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

import org.eclipse.swt.widgets.Display;

import org.autoroute.smtp.relay.ListenSettings;
import org.autoroute.smtp.relay.ListenState;

/** Tries ports while the user types: once the typing rests, off the UI thread, and only the last one counts. Made and asked on the UI thread. */
final class PortWatch {

    private static final int REST_MILLIS = 300;
    private static final long LIMIT_SECONDS = 4;

    private final Display display;
    private final Executor uiThread;
    private final Executor background;
    private final Function<ListenSettings, ListenState> trial;
    private Optional<ListenSettings> wanted = Optional.empty();
    private Runnable planned = () -> { };

    /**
     * @param background may block
     * @param trial      tries to listen, see {@link org.autoroute.smtp.relay.PortTrial}
     */
    PortWatch(Display display, Executor uiThread, Executor background, Function<ListenSettings, ListenState> trial) {
        this.display = display;
        this.uiThread = uiThread;
        this.background = background;
        this.trial = trial;
    }

    /** Forgets what was asked before, and asks this; the answer is empty when there is none in time. */
    void ask(ListenSettings settings, Consumer<Optional<ListenState>> answer) {
        forget();
        wanted = Optional.of(settings);
        planned = () -> {
            if (wanted.equals(Optional.of(settings))) {
                CompletableFuture.supplyAsync(() -> trial.apply(settings), background).orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS)
                        .whenComplete((state, late) -> uiThread.execute(() -> tell(settings, Optional.ofNullable(state), answer)));
            }
        };
        display.timerExec(REST_MILLIS, planned);
    }

    /** Nothing is to be told any more. */
    void forget() {
        wanted = Optional.empty();
        display.timerExec(-1, planned);
    }

    private void tell(ListenSettings settings, Optional<ListenState> state, Consumer<Optional<ListenState>> answer) {
        if (wanted.equals(Optional.of(settings))) {
            answer.accept(state);
        }
    }
}
