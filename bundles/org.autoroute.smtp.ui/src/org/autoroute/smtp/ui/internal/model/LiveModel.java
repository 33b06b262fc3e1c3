package org.autoroute.smtp.ui.internal.model;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.autoroute.smtp.service.AutorouteService;
import org.autoroute.smtp.service.AutorouteService.Registration;
import org.autoroute.smtp.service.ServiceState;
import org.autoroute.smtp.service.settings.RefusedException;
import org.autoroute.smtp.service.settings.SettingKey;
import org.autoroute.smtp.ui.internal.Messages;

/**
 * What is shown now, brought to the UI thread, and what the user can ask for. Made, bound and closed on the UI thread; however many changes come
 * in between two turns of that thread, it is told once.
 */
public final class LiveModel implements AutoCloseable {

    private final AutorouteService service;
    private final Presenter presenter;
    private final Executor uiThread;
    private final Messages messages;
    private final List<Consumer<WindowModel>> views = new ArrayList<>();
    private final AtomicBoolean awaited = new AtomicBoolean();
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
        registrations = List.of(service.listen(state -> refreshSoon()), service.listenToSessions(session -> refreshSoon()));
    }

    /** What is shown now. */
    public WindowModel current() {
        return current;
    }

    /** Shows the view what stands now and each change, until the registration is closed. */
    public Registration bind(Consumer<WindowModel> view) {
        views.add(view);
        view.accept(current);
        return () -> views.remove(view);
    }

    /** Tells the user, on the UI thread, when something asked for was not done, and why. */
    public void onRefusal(Consumer<String> handler) {
        refusals = handler;
    }

    /** Chooses the next server of the list. Returns at once. */
    public void next() {
        await(service.next());
    }

    /** Listens on another port from now on. Returns at once. */
    public void usePort(int port) {
        await(service.changeSetting(SettingKey.SERVER_PORT.id(), Integer.toString(port)));
    }

    /** Adds a line to the server list. Returns at once. */
    public void addServer(String line) {
        await(service.addServer(line));
    }

    @Override
    public void close() {
        closed = true;
        registrations.forEach(Registration::close);
        views.clear();
    }

    private void await(CompletionStage<ServiceState> change) {
        change.whenComplete((state, failure) -> {
            if (failure != null) {
                uiThread.execute(() -> tell(failure));
            }
        });
    }

    private void tell(Throwable failure) {
        if (closed) {
            return;
        }
        Throwable cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
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
        WindowModel now = read();
        if (!now.equals(current)) {
            current = now;
            List.copyOf(views).forEach(view -> view.accept(now));
        }
    }

    private WindowModel read() {
        return presenter.present(service.state(), service.counters());
    }
}
