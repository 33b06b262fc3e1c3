package org.autoroute.smtp.service.internal.commands;

import java.time.Duration;

import org.autoroute.smtp.relay.Secret;
import org.autoroute.smtp.service.AutorouteService;
import org.autoroute.smtp.service.control.ControlRequest;
import org.autoroute.smtp.service.login.ListenerPassword;
import org.autoroute.smtp.service.login.ListenerPasswordJson;
import org.autoroute.smtp.service.settings.RefusedException;

import com.google.gson.JsonObject;

/** The commands {@code client-password.*} of docs/control-protocol.md. */
final class ListenerPasswordCalls {

    /** A keychain has five seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final AutorouteService service;
    private final ListenerPassword password;

    ListenerPasswordCalls(AutorouteService service) {
        this.service = service;
        this.password = service.logins().ofListener();
    }

    JsonObject show() throws RefusedException {
        return ListenerPasswordJson.of(service.state().settings().user(), Awaited.done(password.isStored(), PATIENCE));
    }

    JsonObject set(ControlRequest request) throws RefusedException {
        Awaited.done(password.store(new Secret(request.text("secret"))), PATIENCE);
        return show();
    }

    JsonObject remove() throws RefusedException {
        Awaited.done(password.remove(), PATIENCE);
        return show();
    }
}
