package org.autoroute.smtp.service.internal.commands;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

import org.autoroute.smtp.relay.Secret;
import org.autoroute.smtp.routing.ServerList;
import org.autoroute.smtp.service.AutorouteService;
import org.autoroute.smtp.service.control.ControlHandler.Answer;
import org.autoroute.smtp.service.control.ControlRequest;
import org.autoroute.smtp.service.login.Authorization;
import org.autoroute.smtp.service.login.Consent;
import org.autoroute.smtp.service.login.LoginJson;
import org.autoroute.smtp.service.login.Logins;
import org.autoroute.smtp.service.login.StoredEntry;
import org.autoroute.smtp.service.settings.RefusedException;

import com.google.gson.JsonObject;

/** The commands {@code login.*} of docs/control-protocol.md. */
final class LoginCalls {

    /** A keychain has five seconds, one after the other for each question, and the key of the file takes as long to make on a slow or busy computer. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    /** For a provider to say what to show. */
    private static final Duration PROVIDER = Duration.ofSeconds(30);

    private final AutorouteService service;

    LoginCalls(AutorouteService service) {
        this.service = service;
    }

    private ServerList list() {
        return service.state().list();
    }

    JsonObject show() throws RefusedException {
        return LoginJson.of(StoredEntry.all(list()), entry -> Awaited.done(service.logins().isStored(entry.server(), entry.login()), PATIENCE));
    }

    JsonObject set(ControlRequest request) throws RefusedException {
        StoredEntry entry = StoredEntry.withPassword(list(), request.number("number"));
        Awaited.done(service.logins().store(entry.server(), entry.login(), new Secret(request.text("secret"))), PATIENCE);
        return show();
    }

    JsonObject remove(ControlRequest request) throws RefusedException {
        StoredEntry entry = StoredEntry.of(list(), request.number("number"));
        Awaited.done(service.logins().remove(entry.server(), entry.login()), PATIENCE);
        return show();
    }

    /** What to do comes first, then how it ended; who hangs up before gives up. */
    void oauth(ControlRequest request, Answer answer) throws RefusedException, IOException {
        StoredEntry entry = StoredEntry.withProvider(list(), request.number("number"));
        Logins.Way way = request.flag("browser") ? Logins.Way.BROWSER : Logins.Way.CODE;
        CompletableFuture<Consent> shown = new CompletableFuture<>();
        Authorization authorization = service.logins().authorize(entry.server(), entry.login(), way, shown::complete);
        authorization.done().whenComplete((nothing, failure) -> shown.completeExceptionally(failure == null ? new IllegalStateException("ended") : failure));
        try {
            answer.result(json(Awaited.done(shown, PROVIDER)));
            answer.follow(out -> {
                authorization.done().whenComplete((nothing, failure) -> out.accept(ended(failure, request.locale())));
                return authorization::cancel;
            });
        } finally {
            authorization.cancel();
        }
    }

    private static JsonObject json(Consent consent) {
        JsonObject json = new JsonObject();
        json.addProperty("address", consent.address().toString());
        json.addProperty("until", consent.until().toString());
        if (consent instanceof Consent.Code code) {
            json.addProperty("code", code.code());
        }
        return json;
    }

    private static JsonObject ended(Throwable failure, Locale locale) {
        JsonObject json = new JsonObject();
        json.addProperty("done", failure == null);
        if (failure != null) {
            json.addProperty("error", Awaited.refused(failure).text().in(locale));
        }
        return json;
    }
}
