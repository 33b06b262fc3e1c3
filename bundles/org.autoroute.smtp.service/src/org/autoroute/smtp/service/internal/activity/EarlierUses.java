package org.autoroute.smtp.service.internal.activity;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import org.autoroute.smtp.routing.EntryParser;
import org.autoroute.smtp.routing.HostPort;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/**
 * What the end of a session log tells of when each server last took mail; of several lines the last counts, whatever the clock said. Only the end is
 * read, so that a long log costs no more than a short one.
 */
final class EarlierUses {

    private static final System.Logger LOG = System.getLogger(EarlierUses.class.getName());
    private static final int READ = 64 * 1024;

    private EarlierUses() {
    }

    /** Empty when there is no log or it cannot be read. Blocks for a moment. */
    static Map<HostPort, Instant> in(Path log) {
        Map<HostPort, Instant> ends = new HashMap<>();
        try {
            end(log).lines().forEach(line -> note(line, ends));
        } catch (NoSuchFileException firstRun) {
            LOG.log(Level.DEBUG, "no session was logged yet", firstRun);
        } catch (IOException failure) {
            LOG.log(Level.WARNING, "the session log cannot be read", failure);
        }
        return ends;
    }

    private static String end(Path log) throws IOException {
        try (FileChannel file = FileChannel.open(log, StandardOpenOption.READ)) {
            ByteBuffer octets = ByteBuffer.allocate(READ);
            file.position(Math.max(0, file.size() - READ));
            while (octets.hasRemaining() && file.read(octets) >= 0) {
                // A read may bring less than there is.
            }
            return StandardCharsets.UTF_8.decode(octets.flip()).toString();
        }
    }

    /** A line that is cut, by a crash or because reading begins within it, tells nothing; nor does what somebody else wrote. */
    private static void note(String line, Map<HostPort, Instant> ends) {
        try {
            JsonObject session = JsonParser.parseString(line).getAsJsonObject();
            if (session.get("server").isJsonPrimitive() && session.getAsJsonArray("messages").asList().stream().anyMatch(EarlierUses::isDelivered)
                    && EntryParser.parse(session.get("server").getAsString()) instanceof EntryParser.Parsed parsed) {
                Duration duration = Duration.ofMillis(Math.round(session.get("duration").getAsDouble() * 1000));
                Instant end = Instant.parse(session.get("start").getAsString()).plus(duration);
                ends.put(parsed.entry().server(), end);
            }
        } catch (RuntimeException noSession) {
            LOG.log(Level.DEBUG, "a line of the session log tells nothing", noSession);
        }
    }

    private static boolean isDelivered(JsonElement message) {
        return message.getAsJsonObject().get("delivered").getAsBoolean();
    }
}
