package org.autoroute.smtp.service.internal.commands;

import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.service.AutorouteService;
import org.autoroute.smtp.service.probe.Door;
import org.autoroute.smtp.service.probe.ProbeFinding;
import org.autoroute.smtp.service.probe.ProbeReport;
import org.autoroute.smtp.service.settings.RefusedException;

/** The command {@code probe}: waits for the end of a look at the network and puts what it found into JSON. */
final class ProbeCall {

    private static final long PATIENCE_SECONDS = 15;

    private final AutorouteService service;

    ProbeCall(AutorouteService service) {
        this.service = service;
    }

    JsonObject run(Locale locale) throws RefusedException {
        try {
            return json(service.probe().toCompletableFuture().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join(), locale);
        } catch (CompletionException | CancellationException failure) {
            throw new RefusedException(Text.of(ProbeCall.class, "probe.late"), failure);
        }
    }

    private static JsonObject json(ProbeReport report, Locale locale) {
        JsonArray doors = new JsonArray();
        report.doors().forEach(door -> doors.add(json(door)));
        JsonArray findings = new JsonArray();
        report.findings().forEach(finding -> findings.add(json(finding, locale)));
        JsonObject json = new JsonObject();
        json.add("doors", doors);
        json.add("findings", findings);
        return json;
    }

    private static JsonObject json(Door door) {
        JsonObject json = new JsonObject();
        json.addProperty("host", door.server().host());
        json.addProperty("port", door.server().port());
        json.addProperty("state", door.state().name().toLowerCase(Locale.ROOT));
        json.addProperty("greeting", door.greeting());
        json.addProperty("tls", door.tls());
        json.add("certificate", door.certificate().<JsonElement>map(ProbeCall::json).orElse(JsonNull.INSTANCE));
        return json;
    }

    private static JsonObject json(Door.Certificate certificate) {
        JsonObject json = new JsonObject();
        json.addProperty("fingerprint", certificate.fingerprint().toString());
        json.addProperty("subject", certificate.subject());
        json.addProperty("trusted", certificate.trusted());
        return json;
    }

    private static JsonObject json(ProbeFinding finding, Locale locale) {
        JsonObject json = new JsonObject();
        json.addProperty("warning", finding.warning());
        json.addProperty("text", finding.words().in(locale));
        json.add("remedy", finding.remedy().<JsonElement>map(text -> new JsonPrimitive(text.in(locale))).orElse(JsonNull.INSTANCE));
        return json;
    }
}
