package org.autoroute.smtp.service.internal.commands;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.service.AutorouteService;
import org.autoroute.smtp.service.AutorouteService.Registration;
import org.autoroute.smtp.service.check.MailAddress;
import org.autoroute.smtp.service.control.ControlRequest;
import org.autoroute.smtp.service.discovery.DiscoveryListener;
import org.autoroute.smtp.service.discovery.FoundServer;
import org.autoroute.smtp.service.settings.RefusedException;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** The command {@code servers.find}: waits for the end of a search and puts what it found into JSON. */
final class FindCall {

    private static final long PATIENCE_SECONDS = 50;

    private final AutorouteService service;

    FindCall(AutorouteService service) {
        this.service = service;
    }

    JsonObject run(ControlRequest request) throws RefusedException {
        String text = request.text("address");
        MailAddress address = MailAddress.of(text).orElseThrow(() -> new RefusedException(Text.of(CheckCall.class, "check.address", text)));
        CompletableFuture<List<FoundServer>> found = new CompletableFuture<>();
        try (Registration search = service.discover(address, ending(found))) {
            return json(found.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join(), request.locale());
        } catch (CompletionException late) {
            throw new RefusedException(Text.of(FindCall.class, "find.late"), late);
        }
    }

    private static DiscoveryListener ending(CompletableFuture<List<FoundServer>> found) {
        return new DiscoveryListener() {
            @Override
            public void looking(Text what) {
                // The answer comes at the end.
            }

            @Override
            public void found(FoundServer server) {
                // The answer comes at the end.
            }

            @Override
            public void ended(List<FoundServer> servers) {
                found.complete(servers);
            }
        };
    }

    private static JsonObject json(List<FoundServer> found, Locale locale) {
        JsonArray servers = new JsonArray();
        for (FoundServer server : found) {
            JsonObject each = new JsonObject();
            each.addProperty("line", server.entry().toLine());
            each.addProperty("source", server.source().name().toLowerCase(Locale.ROOT));
            each.addProperty("sourceText", server.source().title().in(locale));
            each.addProperty("works", server.works());
            each.addProperty("elsewhere", server.elsewhere());
            each.addProperty("text", server.words().in(locale));
            servers.add(each);
        }
        JsonObject result = new JsonObject();
        result.add("servers", servers);
        return result;
    }
}
