package org.autoroute.smtp.ui.internal.testing;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import org.autoroute.smtp.relay.Secret;
import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.Login;
import org.autoroute.smtp.service.login.Authorization;
import org.autoroute.smtp.service.login.Consent;
import org.autoroute.smtp.service.login.ListenerPassword;
import org.autoroute.smtp.service.login.Logins;
import org.autoroute.smtp.service.login.Provider;

/** Logins in memory; whoever asks for permission is told what to show and waits until the test says how it ended. Any thread. */
public final class FakeLogins implements Logins {

    /** The name of the one that mail clients log in with. */
    public static final String LISTENER = "listener";

    private final Map<String, Secret> stored = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> permission = new CompletableFuture<>();
    private volatile List<Provider> providers = List.of();
    private volatile Consent consent;

    /** The secrets kept, by server, a blank and user. */
    public Map<String, Secret> stored() {
        return stored;
    }

    public void providers(Provider... known) {
        providers = List.of(known);
    }

    /** What the next request for permission shows. */
    public void consent(Consent shown) {
        consent = shown;
    }

    /** How the request for permission ends. */
    public CompletableFuture<Void> permission() {
        return permission;
    }

    private static String name(HostPort server, Login.Stored login) {
        return server + " " + login.user();
    }

    @Override
    public CompletionStage<Boolean> isStored(HostPort server, Login.Stored login) {
        return CompletableFuture.completedFuture(stored.containsKey(name(server, login)));
    }

    @Override
    public CompletionStage<Void> store(HostPort server, Login.Stored login, Secret password) {
        stored.put(name(server, login), password);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Void> remove(HostPort server, Login.Stored login) {
        stored.remove(name(server, login));
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public ListenerPassword ofListener() {
        return new ListenerPassword() {

            @Override
            public CompletionStage<Boolean> isStored() {
                return CompletableFuture.completedFuture(stored.containsKey(LISTENER));
            }

            @Override
            public CompletionStage<Void> store(Secret password) {
                stored.put(LISTENER, password);
                return CompletableFuture.completedFuture(null);
            }

            @Override
            public CompletionStage<Void> remove() {
                stored.remove(LISTENER);
                return CompletableFuture.completedFuture(null);
            }
        };
    }

    @Override
    public List<Provider> providers() {
        return providers;
    }

    @Override
    public Authorization authorize(HostPort server, Login.Stored login, Way way, Consumer<Consent> shown) {
        shown.accept(consent);
        return new Authorization() {

            @Override
            public CompletionStage<Void> done() {
                return permission;
            }

            @Override
            public void cancel() {
                permission.cancel(false);
            }
        };
    }
}
