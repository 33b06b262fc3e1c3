package org.autoroute.smtp.cli;

import java.util.Optional;

import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.service.settings.DataArea;
import org.autoroute.smtp.service.settings.InstanceLock;
import org.autoroute.smtp.service.settings.RefusedException;

import com.google.gson.JsonObject;

/** The files of a program that does not run: the server list and the settings can be read and changed, with the answers a running program would give. */
final class StoredFiles implements Backend {

    private final DataArea area;
    private final Console console;

    StoredFiles(DataArea area, Console console) {
        this.area = area;
        this.console = console;
    }

    @Override
    public JsonObject call(String command, JsonObject arguments) throws Refusal {
        try {
            return switch (command) {
                case "servers.check" -> servers().check();
                case "servers.list" -> servers().list();
                case "settings.list" -> settings().list();
                case "settings.get" -> settings().get(arguments.get("key").getAsString());
                default -> locked(command, arguments);
            };
        } catch (RefusedException refused) {
            throw new Refusal(words(refused.text()), refused);
        }
    }

    /** Changes wait for no one: who holds the lock is starting or ending this very moment. */
    private JsonObject locked(String command, JsonObject arguments) throws RefusedException, Refusal {
        Optional<InstanceLock> free = InstanceLock.tryAcquire(area);
        InstanceLock lock = free.orElseThrow(() -> new Refusal(console.text("busy", area.directory().toString())));
        try (lock) {
            return switch (command) {
                case "settings.set" -> settings().set(arguments.get("key").getAsString(), arguments.get("value").getAsString());
                case "servers.add" -> servers().change(list -> list.add(arguments.get("line").getAsString()));
                case "servers.set" -> servers().change(list -> list.set(index(arguments, "number"), arguments.get("line").getAsString()));
                case "servers.remove" -> servers().change(list -> list.remove(index(arguments, "number")));
                case "servers.move" -> servers().change(list -> list.move(index(arguments, "from"), index(arguments, "to")));
                default -> throw new Refusal(console.text("notRunning", area.directory().toString()));
            };
        }
    }

    private static int index(JsonObject arguments, String name) {
        return arguments.get(name).getAsInt() - 1;
    }

    private StoredServers servers() {
        return new StoredServers(area.servers(), console.locale());
    }

    private StoredSettings settings() {
        return new StoredSettings(area.preferences(), console.locale());
    }

    private String words(Text text) {
        return text.in(console.locale());
    }

    @Override
    public void close() {
        // Nothing stays open between calls.
    }
}
