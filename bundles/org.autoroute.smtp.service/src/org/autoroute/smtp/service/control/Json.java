package org.autoroute.smtp.service.control;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/** JSON objects as lines. */
final class Json {

    private Json() {
    }

    /** @throws MalformedException when the text is not a JSON object */
    static JsonObject parse(String text) throws MalformedException {
        try {
            JsonElement element = JsonParser.parseString(text);
            if (element.isJsonObject()) {
                return element.getAsJsonObject();
            }
        } catch (JsonParseException | StackOverflowError malformed) {
            throw new MalformedException("not JSON: " + malformed.getMessage());
        }
        throw new MalformedException("not a JSON object");
    }

    static void writeLine(WritableByteChannel channel, JsonObject object) throws IOException {
        ByteBuffer line = ByteBuffer.wrap((object + "\n").getBytes(StandardCharsets.UTF_8));
        while (line.hasRemaining()) {
            channel.write(line);
        }
    }
}
