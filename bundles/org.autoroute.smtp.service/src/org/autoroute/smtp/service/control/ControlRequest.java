package org.autoroute.smtp.service.control;

import java.util.Locale;

import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.service.settings.RefusedException;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/**
 * What a caller asks for. Immutable as long as nobody changes the arguments.
 *
 * @param command   as in docs/control-protocol.md, known or not
 * @param arguments by name
 * @param locale    of words in the answer
 */
public record ControlRequest(String command, JsonObject arguments, Locale locale) {

    /** @throws MalformedException when the line is not a request */
    static ControlRequest parse(String line) throws MalformedException {
        JsonObject object = Json.parse(line);
        JsonElement arguments = object.get("arguments");
        if (arguments != null && !arguments.isJsonObject() && !arguments.isJsonNull()) {
            throw new MalformedException("arguments are not an object");
        }
        return new ControlRequest(string(object, "command", ""), arguments != null && arguments.isJsonObject() ? arguments.getAsJsonObject()
                : new JsonObject(), Locale.forLanguageTag(string(object, "locale", "en")));
    }

    /** Without the arguments: there may be a password among them. */
    @Override
    public String toString() {
        return command;
    }

    private static String string(JsonObject object, String name, String missing) throws MalformedException {
        JsonElement value = object.get(name);
        if (value == null) {
            return missing;
        }
        if (value instanceof JsonPrimitive primitive && primitive.isString()) {
            return primitive.getAsString();
        }
        throw new MalformedException(name + " is not a string");
    }

    /** @throws RefusedException when there is no such argument or it is not a string */
    public String text(String name) throws RefusedException {
        if (arguments.get(name) instanceof JsonPrimitive primitive && (primitive.isString() || primitive.isNumber())) {
            return primitive.getAsString();
        }
        throw new RefusedException(Text.of(ControlRequest.class, "argument.text", command, name));
    }

    /** @throws RefusedException when there is no such argument or it is not a whole number */
    public int number(String name) throws RefusedException {
        try {
            return Integer.parseInt(text(name));
        } catch (NumberFormatException wrong) {
            throw new RefusedException(Text.of(ControlRequest.class, "argument.number", command, name), wrong);
        }
    }

    /** False when it is missing. */
    public boolean flag(String name) {
        return arguments.get(name) instanceof JsonPrimitive primitive && primitive.isBoolean() && primitive.getAsBoolean();
    }
}
