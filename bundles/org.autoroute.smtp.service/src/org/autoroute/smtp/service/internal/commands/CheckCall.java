package org.autoroute.smtp.service.internal.commands;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

import org.autoroute.smtp.routing.IpAddress;
import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.service.AutorouteService;
import org.autoroute.smtp.service.check.Check;
import org.autoroute.smtp.service.check.CheckListener;
import org.autoroute.smtp.service.check.CheckRequest;
import org.autoroute.smtp.service.check.CheckRequest.TestMessage;
import org.autoroute.smtp.service.check.Finding;
import org.autoroute.smtp.service.check.MailAddress;
import org.autoroute.smtp.service.check.Report;
import org.autoroute.smtp.service.check.Step;
import org.autoroute.smtp.service.control.ControlRequest;
import org.autoroute.smtp.service.settings.RefusedException;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/** The command {@code check}: waits for the end of a check and puts what it found into JSON. */
final class CheckCall {

    private static final long PATIENCE_SECONDS = 55;

    private final AutorouteService service;

    CheckCall(AutorouteService service) {
        this.service = service;
    }

    JsonObject run(ControlRequest request) throws RefusedException {
        CompletableFuture<Report> report = new CompletableFuture<>();
        try (Check check = Check.begin(service, wanted(request), ending(report))) {
            return json(report.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join(), request.locale());
        } catch (CompletionException late) {
            throw new RefusedException(Text.of(CheckCall.class, "check.late"), late);
        }
    }

    private static CheckRequest wanted(ControlRequest request) throws RefusedException {
        Optional<IpAddress> client = Optional.empty();
        if (request.arguments().has("client")) {
            String text = request.text("client");
            client = Optional.of(IpAddress.parse(text).orElseThrow(() -> new RefusedException(Text.of(CheckCall.class, "check.client", text))));
        }
        if (!request.arguments().has("from") && !request.arguments().has("to")) {
            return new CheckRequest(client, Optional.empty());
        }
        return new CheckRequest(client, Optional.of(new TestMessage(address(request, "from"), address(request, "to"), request.locale())));
    }

    private static MailAddress address(ControlRequest request, String name) throws RefusedException {
        if (!request.arguments().has(name)) {
            throw new RefusedException(Text.of(CheckCall.class, "check.both"));
        }
        String text = request.text(name);
        return MailAddress.of(text).orElseThrow(() -> new RefusedException(Text.of(CheckCall.class, "check.address", text)));
    }

    private static CheckListener ending(CompletableFuture<Report> report) {
        return new CheckListener() {
            @Override
            public void begun(Step step) {
                // The answer comes at the end.
            }

            @Override
            public void found(Finding finding) {
                // The answer comes at the end.
            }

            @Override
            public void ended(Report all) {
                report.complete(all);
            }
        };
    }

    private static JsonObject json(Report report, Locale locale) {
        JsonArray steps = new JsonArray();
        for (Finding finding : report.findings()) {
            JsonObject step = new JsonObject();
            step.addProperty("step", finding.step().name().toLowerCase(Locale.ROOT));
            step.addProperty("verdict", finding.verdict().name().toLowerCase(Locale.ROOT));
            step.addProperty("title", finding.step().title().in(locale));
            step.addProperty("meaning", finding.meaning().in(locale));
            step.add("remedy", finding.remedy().<JsonElement>map(text -> new JsonPrimitive(text.in(locale))).orElse(JsonNull.INSTANCE));
            steps.add(step);
        }
        JsonObject result = new JsonObject();
        result.addProperty("verdict", report.verdict().name().toLowerCase(Locale.ROOT));
        result.addProperty("text", report.text(locale));
        result.add("steps", steps);
        return result;
    }
}
