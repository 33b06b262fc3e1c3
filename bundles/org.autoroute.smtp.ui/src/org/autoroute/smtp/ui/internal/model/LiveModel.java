package org.autoroute.smtp.ui.internal.model;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;

import org.autoroute.smtp.service.AutorouteService;
import org.autoroute.smtp.service.AutorouteService.Registration;
import org.autoroute.smtp.service.Causes;
import org.autoroute.smtp.service.ServiceState;
import org.autoroute.smtp.service.settings.RefusedException;
import org.autoroute.smtp.service.settings.SettingKey;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.model.WindowModel.Remedy;

/**
 * What is shown now, brought to the UI thread, and what the user can ask for. Made, bound and closed on the UI thread; however many changes come
 * in between two turns of that thread, it is told once.
 */
public final class LiveModel implements AutoCloseable {

    private final AutorouteService service;
    private final Presenter presenter;
    private final Executor uiThread;
    private final Messages messages;
    private final List<View<?>> views = new ArrayList<>();
    private final List<Runnable> sessionViews = new ArrayList<>();
    private final AtomicBoolean awaited = new AtomicBoolean();
    private final AtomicBoolean sessionsEnded = new AtomicBoolean();
    private final List<Registration> registrations;
    private Consumer<String> refusals = text -> { };
    private WindowModel current;
    private boolean closed;

    /** @param uiThread runs what it is given on the UI thread, later; drops it when that has ended */
    public LiveModel(AutorouteService service, Presenter presenter, Executor uiThread) {
        this.service = service;
        this.presenter = presenter;
        this.uiThread = uiThread;
        messages = Messages.of(LiveModel.class);
        current = read();
        registrations = List.of(service.listen(state -> refreshSoon()), service.listenToSessions(session -> {
            sessionsEnded.set(true);
            refreshSoon();
        }));
    }

    /** The service itself; what it is asked for goes through {@link #ask}. */
    public AutorouteService service() {
        return service;
    }

    /** What is shown now. */
    public WindowModel current() {
        return current;
    }

    /** Shows the view what stands now and each change, until the registration is closed. */
    public Registration bind(Consumer<WindowModel> view) {
        return bind(state -> current, view);
    }

    /**
     * Shows the view what a presenter makes of the state now, and again whenever that has become something else, until the registration is closed.
     *
     * @param presenter called on the UI thread; must not block
     */
    public <V> Registration bind(Function<ServiceState, V> presenter, Consumer<V> view) {
        View<V> one = new View<>(presenter, view);
        views.add(one);
        one.refresh(service.state());
        return () -> views.remove(one);
    }

    /** Runs the view, on the UI thread, after sessions have ended; once for however many. */
    public Registration bindSessions(Runnable view) {
        Runnable one = view::run;
        sessionViews.add(one);
        return () -> sessionViews.remove(one);
    }

    /** Shows every view everything anew, because the language has changed. */
    public void retell() {
        current = read();
        ServiceState state = service.state();
        List.copyOf(views).stream().filter(views::contains).forEach(view -> view.show(state));
        runSessionViews();
    }

    /** Tells the user, on the UI thread, when something asked for was not done, and why. */
    public void onRefusal(Consumer<String> handler) {
        refusals = handler;
    }

    /** Sees to it that the user is told, should what was asked of the service be refused. Returns at once. */
    public void ask(CompletionStage<?> change) {
        change.whenComplete((state, failure) -> {
            if (failure != null) {
                uiThread.execute(() -> tell(failure));
            }
        });
    }

    /** As {@link #ask(CompletionStage)}; one of the two runs on the UI thread then, as long as the model is not closed. */
    public void ask(CompletionStage<?> change, Runnable done, Runnable refused) {
        change.whenComplete((state, failure) -> uiThread.execute(() -> {
            if (closed) {
                return;
            }
            if (failure == null) {
                done.run();
            } else {
                tell(failure);
                refused.run();
            }
        }));
    }

    /** The answer on the UI thread, as long as the model is not closed; the user is told when there is none. Returns at once. */
    public <T> void answer(CompletionStage<T> question, Consumer<T> heard) {
        question.whenComplete((answer, failure) -> uiThread.execute(() -> {
            if (!closed && failure == null) {
                heard.accept(answer);
            } else if (failure != null) {
                tell(failure);
            }
        }));
    }

    /** Chooses the next server of the list. Returns at once. */
    public void next() {
        ask(service.next());
    }

    /** Does what the state line offers. Returns at once. */
    public void mend(Remedy remedy) {
        ask(switch (remedy) {
            case Remedy.UsePort use -> service.changeSetting(SettingKey.SERVER_PORT.id(), Integer.toString(use.port()));
            case Remedy.Resume resume -> service.resume();
        });
    }

    /** Asks new clients to come again later, or takes mail again. Returns at once. */
    public void pause(boolean paused) {
        ask(paused ? service.pause() : service.resume());
    }

    /** Adds a line to the server list. Returns at once. */
    public void addServer(String line) {
        ask(service.addServer(line));
    }

    @Override
    public void close() {
        closed = true;
        registrations.forEach(Registration::close);
        views.clear();
        sessionViews.clear();
    }

    private void tell(Throwable failure) {
        if (closed) {
            return;
        }
        Throwable cause = Causes.of(failure);
        refusals.accept(cause instanceof RefusedException refused ? refused.text().in(messages.locale())
                : messages.get("failure", String.valueOf(cause.getMessage())));
    }

    private void refreshSoon() {
        if (awaited.compareAndSet(false, true)) {
            uiThread.execute(this::refresh);
        }
    }

    private void refresh() {
        awaited.set(false);
        if (closed) {
            return;
        }
        current = read();
        ServiceState state = service.state();
        // One view may close another, which then has no control to show it in.
        List.copyOf(views).stream().filter(views::contains).forEach(view -> view.refresh(state));
        if (sessionsEnded.getAndSet(false)) {
            runSessionViews();
        }
    }

    private void runSessionViews() {
        List.copyOf(sessionViews).stream().filter(sessionViews::contains).forEach(Runnable::run);
    }

    private WindowModel read() {
        return presenter.present(service.state(), service.counters());
    }

    /** Remembers what it showed last. */
    private static final class View<V> {

        private final Function<ServiceState, V> presenter;
        private final Consumer<V> view;
        private V shown;

        View(Function<ServiceState, V> presenter, Consumer<V> view) {
            this.presenter = presenter;
            this.view = view;
        }

        void refresh(ServiceState state) {
            V now = presenter.apply(state);
            if (!now.equals(shown)) {
                shown = now;
                view.accept(now);
            }
        }

        void show(ServiceState state) {
            shown = presenter.apply(state);
            view.accept(shown);
        }
    }
}
