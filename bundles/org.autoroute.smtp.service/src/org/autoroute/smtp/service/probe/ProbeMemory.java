package org.autoroute.smtp.service.probe;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import org.autoroute.smtp.routing.EntryParser;
import org.autoroute.smtp.routing.Fingerprint;
import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.service.settings.AtomicFile;

/**
 * What was seen at the doors of servers, network by network, kept in a file of the data directory: the latest networks, none for ever. Blocks for as
 * long as the disk needs; used by one look at a time.
 */
final class ProbeMemory {

    static final int MOST_NETWORKS = 40;
    static final int MOST_DOORS = 40;

    private static final System.Logger LOG = System.getLogger(ProbeMemory.class.getName());

    private final Path file;

    ProbeMemory(Path file) {
        this.file = file;
    }

    Past past(String network) {
        Map<String, Map<HostPort, Door>> all = read();
        Map<HostPort, Door> elsewhere = new HashMap<>();
        all.forEach((key, doors) -> {
            if (!key.equals(network)) {
                doors.values().stream().filter(Door::isOpen).forEach(door -> elsewhere.put(door.server(), door));
            }
        });
        return new Past(all.getOrDefault(network, Map.of()), elsewhere);
    }

    void remember(String network, List<Door> doors) {
        Map<String, Map<HostPort, Door>> all = read();
        Map<HostPort, Door> here = new LinkedHashMap<>(Optional.ofNullable(all.remove(network)).orElse(Map.of()));
        for (Door door : doors) {
            Door before = here.remove(door.server());
            here.put(door.server(), before == null ? door : door.after(before));
        }
        shorten(here, MOST_DOORS);
        all.put(network, here);
        shorten(all, MOST_NETWORKS);
        try {
            AtomicFile.write(file, json(all).toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException failure) {
            LOG.log(Level.WARNING, "what was seen on this network is not remembered: {0}: {1}", file, failure);
        }
    }

    /** What came first goes first. */
    private static <K, V> void shorten(Map<K, V> map, int most) {
        while (map.size() > most) {
            map.remove(map.keySet().iterator().next());
        }
    }

    private Map<String, Map<HostPort, Door>> read() {
        Map<String, Map<HostPort, Door>> all = new LinkedHashMap<>();
        try {
            if (Files.exists(file)) {
                JsonObject json = JsonParser.parseString(new String(AtomicFile.read(file), StandardCharsets.UTF_8)).getAsJsonObject();
                json.entrySet().forEach(network -> all.put(network.getKey(), doors(network.getValue().getAsJsonArray())));
            }
        } catch (IOException | JsonParseException | IllegalStateException | UnsupportedOperationException | NullPointerException unreadable) {
            LOG.log(Level.WARNING, "what was seen on networks cannot be read and is begun anew: {0}: {1}", file, unreadable);
            all.clear();
        }
        return all;
    }

    private static Map<HostPort, Door> doors(JsonArray json) {
        Map<HostPort, Door> doors = new LinkedHashMap<>();
        for (JsonElement element : json) {
            door(element.getAsJsonObject()).ifPresent(door -> doors.put(door.server(), door));
        }
        return doors;
    }

    private static Optional<Door> door(JsonObject json) {
        if (!(EntryParser.parse(json.get("server").getAsString()) instanceof EntryParser.Parsed parsed)) {
            return Optional.empty();
        }
        Optional<Door.Certificate> certificate = Optional.ofNullable(json.get("fingerprint")).flatMap(hex -> Fingerprint.parse(hex.getAsString()))
                .map(fingerprint -> new Door.Certificate(fingerprint, json.get("subject").getAsString(), json.get("trusted").getAsBoolean()));
        return Optional.of(new Door(parsed.entry().server(), json.get("open").getAsBoolean() ? Door.State.OPEN : Door.State.SILENT,
                json.get("greeting").getAsString(), json.get("tls").getAsBoolean(), certificate));
    }

    private static JsonObject json(Map<String, Map<HostPort, Door>> all) {
        JsonObject json = new JsonObject();
        all.forEach((network, doors) -> {
            JsonArray array = new JsonArray();
            doors.values().forEach(door -> array.add(json(door)));
            json.add(network, array);
        });
        return json;
    }

    private static JsonObject json(Door door) {
        JsonObject json = new JsonObject();
        json.addProperty("server", door.server().toString());
        json.addProperty("open", door.isOpen());
        json.addProperty("greeting", door.greeting());
        json.addProperty("tls", door.tls());
        door.certificate().ifPresent(certificate -> {
            json.addProperty("fingerprint", certificate.fingerprint().hex());
            json.addProperty("subject", certificate.subject());
            json.addProperty("trusted", certificate.trusted());
        });
        return json;
    }
}
