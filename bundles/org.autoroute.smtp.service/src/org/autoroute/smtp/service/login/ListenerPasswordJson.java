package org.autoroute.smtp.service.login;

import com.google.gson.JsonObject;

/** The answer to {@code client-password.show}: as whom mail clients log in at this program, and whether there is a password for it. */
public final class ListenerPasswordJson {

    private ListenerPasswordJson() {
    }

    /** @param user the setting {@code server.user} */
    public static JsonObject of(String user, boolean stored) {
        JsonObject result = new JsonObject();
        result.addProperty("user", user);
        result.addProperty("stored", stored);
        return result;
    }
}
