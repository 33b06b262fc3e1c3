package org.autoroute.smtp.service.login;

import java.util.List;

import org.autoroute.smtp.service.secrets.SecretName;
import org.autoroute.smtp.service.secrets.Secrets;
import org.autoroute.smtp.service.settings.RefusedException;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;

/** The answer to {@code login.show}: who, where, and whether something is stored. */
public final class LoginJson {

    private LoginJson() {
    }

    /** Whether something is stored for an entry. */
    @FunctionalInterface
    public interface Stored {
        boolean isStored(StoredEntry entry) throws RefusedException;
    }

    public static JsonObject of(List<StoredEntry> entries, Stored stored) throws RefusedException {
        JsonArray logins = new JsonArray();
        for (StoredEntry entry : entries) {
            JsonObject login = new JsonObject();
            login.addProperty("number", entry.number());
            login.addProperty("server", entry.server().toString());
            login.addProperty("user", entry.login().user());
            entry.login().provider().ifPresentOrElse(provider -> login.addProperty("provider", provider), () -> login.add("provider", JsonNull.INSTANCE));
            login.addProperty("stored", stored.isStored(entry));
            logins.add(login);
        }
        JsonObject result = new JsonObject();
        result.add("logins", logins);
        return result;
    }

    /** Of secrets nobody else uses at the moment. */
    public static JsonObject of(List<StoredEntry> entries, Secrets secrets) throws RefusedException {
        return of(entries, entry -> secrets.names().contains(SecretName.of(entry.server(), entry.login())));
    }
}
