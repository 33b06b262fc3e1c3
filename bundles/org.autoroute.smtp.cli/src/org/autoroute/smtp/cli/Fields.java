package org.autoroute.smtp.cli;

import java.util.ArrayList;
import java.util.List;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/** Reads answers leniently: a field that is missing, null or of another kind counts as empty, so that an older program can still be asked. */
final class Fields {

    private Fields() {
    }

    /** A string, or a number or truth value in its text form; empty when there is none. */
    static String text(JsonObject object, String name) {
        return object.get(name) instanceof JsonPrimitive value ? value.getAsString() : "";
    }

    static boolean truth(JsonObject object, String name) {
        return object.get(name) instanceof JsonPrimitive value && value.getAsBoolean();
    }

    static double number(JsonObject object, String name) {
        return object.get(name) instanceof JsonPrimitive value && value.isNumber() ? value.getAsDouble() : 0;
    }

    static JsonObject object(JsonObject object, String name) {
        return object.get(name) instanceof JsonObject value ? value : new JsonObject();
    }

    static List<JsonObject> objects(JsonObject object, String name) {
        List<JsonObject> objects = new ArrayList<>();
        for (JsonElement element : elements(object, name)) {
            if (element instanceof JsonObject value) {
                objects.add(value);
            }
        }
        return objects;
    }

    /** The strings of an array with a comma between them. */
    static String joined(JsonObject object, String name) {
        return String.join(", ", texts(object, name));
    }

    /** The strings of an array. */
    static List<String> texts(JsonObject object, String name) {
        return elements(object, name).stream().filter(JsonElement::isJsonPrimitive).map(JsonElement::getAsString).toList();
    }

    private static List<JsonElement> elements(JsonObject object, String name) {
        return object.get(name) != null && object.get(name).isJsonArray() ? object.getAsJsonArray(name).asList() : List.of();
    }
}
