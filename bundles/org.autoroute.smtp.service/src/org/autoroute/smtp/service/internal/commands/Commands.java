package org.autoroute.smtp.service.internal.commands;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import org.autoroute.smtp.relay.SessionRecord;
import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.service.ServiceState;
import org.autoroute.smtp.service.control.ControlHandler;
import org.autoroute.smtp.service.control.ControlRequest;
import org.autoroute.smtp.service.control.ServerListJson;
import org.autoroute.smtp.service.internal.RunningService;
import org.autoroute.smtp.service.internal.activity.SessionJson;
import org.autoroute.smtp.service.settings.RefusedException;
import org.autoroute.smtp.service.settings.SettingKey;
import org.autoroute.smtp.service.settings.SettingsStore;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** The commands of docs/control-protocol.md, carried out by the running service. */
public final class Commands implements ControlHandler {

    /** For a change to be made and stored. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final RunningService service;

    public Commands(RunningService service) {
        this.service = service;
    }

    @Override
    public void handle(ControlRequest request, Answer answer) throws RefusedException, IOException {
        Locale locale = request.locale();
        switch (request.command()) {
            case "status" -> answer.result(status(service.state(), locale));
            case "why" -> answer.result(WhyJson.of(service.state().route(), service.state().servers(), locale));
            case "what-if" -> answer.result(WhyJson.of(done(service.whatIf(WhatIfCall.place(request))), service.state().servers(), locale));
            case "next" -> answer.result(status(done(service.next()), locale));
            case "use" -> answer.result(status(done(service.use(request.text("server"))), locale));
            case "pause" -> answer.result(status(done(service.pause()), locale));
            case "resume" -> answer.result(status(done(service.resume()), locale));
            case "servers.list" -> answer.result(servers(service.state(), locale));
            case "servers.check" -> answer.result(ServerListJson.check(service.state().list(), locale));
            case "servers.add" -> answer.result(servers(done(service.addServer(request.text("line"))), locale));
            case "servers.set" -> answer.result(servers(done(service.setServer(request.number("number"), request.text("line"))), locale));
            case "servers.remove" -> answer.result(servers(done(service.removeServer(request.number("number"))), locale));
            case "servers.find" -> answer.result(new FindCall(service).run(request));
            case "servers.move" -> answer.result(servers(done(service.moveServer(request.number("from"), request.number("to"))), locale));
            case "settings.list" -> answer.result(SettingsJson.all(service.state(), locale));
            case "settings.get" -> answer.result(SettingsJson.one(service.state(), key(request), locale));
            case "settings.set" -> answer.result(set(request));
            case "certificate" -> answer.result(CertificateCall.run(service.certificate()));
            case "login.show" -> answer.result(new LoginCalls(service).show());
            case "login.set" -> answer.result(new LoginCalls(service).set(request));
            case "login.remove" -> answer.result(new LoginCalls(service).remove(request));
            case "login.oauth" -> new LoginCalls(service).oauth(request, answer);
            case "client-password.show" -> answer.result(new ListenerPasswordCalls(service).show());
            case "client-password.set" -> answer.result(new ListenerPasswordCalls(service).set(request));
            case "client-password.remove" -> answer.result(new ListenerPasswordCalls(service).remove());
            case "check" -> answer.result(new CheckCall(service).run(request));
            case "probe" -> answer.result(new ProbeCall(service).run(locale));
            case "sessions" -> sessions(request, answer);
            case "show" -> show(answer);
            case "stop" -> stop(answer);
            default -> throw new RefusedException(Text.of(Commands.class, "command.unknown", request.command()));
        }
    }

    private JsonObject status(ServiceState state, Locale locale) {
        return StatusJson.of(state, service.counters(), locale);
    }

    private JsonObject servers(ServiceState state, Locale locale) {
        return ServersJson.of(state, locale);
    }

    private static SettingKey key(ControlRequest request) throws RefusedException {
        String id = request.text("key");
        return SettingKey.of(id).orElseThrow(() -> new RefusedException(SettingsStore.unknown(id)));
    }

    private JsonObject set(ControlRequest request) throws RefusedException {
        SettingKey key = key(request);
        ServiceState after = done(service.changeSetting(key.id(), request.text("value")));
        JsonObject result = SettingsJson.one(after, key, request.locale());
        result.add("problem", StatusJson.problem(after.problems(), request.locale()));
        return result;
    }

    private void sessions(ControlRequest request, Answer answer) throws IOException {
        JsonArray sessions = new JsonArray();
        service.sessions().forEach(record -> sessions.add(session(record, request.locale())));
        JsonObject result = new JsonObject();
        result.add("sessions", sessions);
        answer.result(result);
        if (request.flag("follow")) {
            answer.follow(out -> service.listenToSessions(record -> out.accept(session(record, request.locale()))));
        }
    }

    private static JsonObject session(SessionRecord record, Locale locale) {
        return JsonParser.parseString(SessionJson.line(record, text -> text.in(locale))).getAsJsonObject();
    }

    private void show(Answer answer) throws IOException {
        JsonObject result = new JsonObject();
        result.addProperty("shown", service.show());
        answer.result(result);
    }

    private void stop(Answer answer) throws IOException {
        JsonObject result = new JsonObject();
        result.addProperty("stopping", true);
        result.addProperty("open", service.counters().open());
        answer.result(result);
        service.requestStop();
        answer.hold();
    }

    private static <T> T done(CompletionStage<T> change) throws RefusedException {
        try {
            return change.toCompletableFuture().orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof RefusedException refused) {
                throw refused;
            }
            throw new RefusedException(Text.of(Commands.class, "change.failed", String.valueOf(failure.getCause())), failure);
        }
    }
}
