package org.autoroute.smtp.ui.internal.preferences;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import org.autoroute.smtp.service.Causes;
import org.autoroute.smtp.ui.internal.autostart.StartWithSystem;

/** Whether the user wants the program to start with the system; what is so now is read and written in the background. UI thread. */
final class AutostartChoice {

    private final StartWithSystem start;
    private final Executor uiThread;
    private final Executor background;
    private final Consumer<CompletionStage<?>> tell;
    private Optional<Runnable> view = Optional.empty();
    private Optional<StartWithSystem.State> known = Optional.empty();
    private Optional<Boolean> wanted = Optional.empty();
    private Optional<String> failure = Optional.empty();

    /** @param tell tells of a failure when nobody looks any more */
    AutostartChoice(StartWithSystem start, Executor uiThread, Executor background, Consumer<CompletionStage<?>> tell) {
        this.start = start;
        this.uiThread = uiThread;
        this.background = background;
        this.tell = tell;
    }

    /** Reads what is so now, and runs the view whenever there is something new to show. */
    void watch(Runnable shown) {
        view = Optional.of(shown);
        settle(CompletableFuture.supplyAsync(this::read, background));
    }

    /** Nobody looks any more. */
    void leave() {
        view = Optional.empty();
    }

    /** What happens at the next login; empty while it is being read, or when it cannot be. */
    Optional<StartWithSystem.State> known() {
        return known;
    }

    /** Why the system's entry could not be read or written. */
    Optional<String> failure() {
        return failure;
    }

    boolean ticked() {
        return wanted.orElseGet(this::isOn);
    }

    void want(boolean on) {
        wanted = Optional.of(on).filter(now -> known.isEmpty() || now != isOn());
        view.ifPresent(Runnable::run);
    }

    /** Makes it so, should it be otherwise. Returns at once. */
    void apply() {
        boolean possible = known.filter(state -> !(state instanceof StartWithSystem.NotInstalled)).isPresent();
        wanted.filter(on -> possible && on != isOn()).ifPresent(on -> settle(CompletableFuture.supplyAsync(() -> write(on), background)));
    }

    private boolean isOn() {
        return known.equals(Optional.of(new StartWithSystem.On()));
    }

    private void settle(CompletableFuture<StartWithSystem.State> result) {
        result.whenComplete((state, problem) -> uiThread.execute(() -> {
            if (problem == null) {
                known = Optional.of(state);
                failure = Optional.empty();
                wanted = wanted.filter(on -> on != isOn());
            } else {
                failure = Optional.of(reason(problem));
            }
            if (view.isEmpty() && problem != null) {
                tell.accept(result);
            }
            view.ifPresent(Runnable::run);
        }));
    }

    private static String reason(Throwable problem) {
        Throwable cause = Causes.of(problem);
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private StartWithSystem.State read() {
        try {
            return start.state();
        } catch (IOException unreadable) {
            throw new CompletionException(unreadable);
        }
    }

    private StartWithSystem.State write(boolean on) {
        try {
            start.set(on);
            return start.state();
        } catch (IOException unwritable) {
            throw new CompletionException(unwritable);
        }
    }
}
