package org.autoroute.smtp.cli;

import java.util.List;
import java.util.Optional;

import org.autoroute.smtp.relay.Secret;
import org.autoroute.smtp.routing.ServerList;
import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.service.login.ListenerPasswordJson;
import org.autoroute.smtp.service.login.LoginJson;
import org.autoroute.smtp.service.login.StoredEntry;
import org.autoroute.smtp.service.secrets.PasswordRule;
import org.autoroute.smtp.service.secrets.SecretName;
import org.autoroute.smtp.service.secrets.SecretsFile;
import org.autoroute.smtp.service.settings.DataArea;
import org.autoroute.smtp.service.settings.InstanceLock;
import org.autoroute.smtp.service.settings.RefusedException;
import org.autoroute.smtp.service.settings.ServersFile;

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
                case "login.show" -> LoginJson.of(logins(), secrets());
                case "client-password.show" -> clientPassword(secrets());
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
                case "login.set" -> logIn(arguments);
                case "login.remove" -> logOut(arguments);
                case "client-password.set" -> keepClientPassword(arguments);
                case "client-password.remove" -> forgetClientPassword();
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

    private JsonObject logIn(JsonObject arguments) throws RefusedException {
        StoredEntry entry = StoredEntry.withPassword(list(), arguments.get("number").getAsInt());
        Secret password = new Secret(arguments.get("secret").getAsString());
        PasswordRule.check(password);
        SecretsFile secrets = secrets();
        secrets.put(SecretName.of(entry.server(), entry.login()), password);
        return LoginJson.of(logins(), secrets);
    }

    private JsonObject logOut(JsonObject arguments) throws RefusedException {
        StoredEntry entry = StoredEntry.of(list(), arguments.get("number").getAsInt());
        SecretsFile secrets = secrets();
        secrets.remove(SecretName.of(entry.server(), entry.login()));
        return LoginJson.of(logins(), secrets);
    }

    private JsonObject keepClientPassword(JsonObject arguments) throws RefusedException {
        Secret password = new Secret(arguments.get("secret").getAsString());
        PasswordRule.check(password);
        SecretsFile secrets = secrets();
        secrets.put(SecretName.LISTENER, password);
        return clientPassword(secrets);
    }

    private JsonObject forgetClientPassword() throws RefusedException {
        SecretsFile secrets = secrets();
        secrets.remove(SecretName.LISTENER);
        return clientPassword(secrets);
    }

    private JsonObject clientPassword(SecretsFile secrets) throws RefusedException {
        return ListenerPasswordJson.of(settings().user(), secrets.names().contains(SecretName.LISTENER));
    }

    private List<StoredEntry> logins() throws RefusedException {
        return StoredEntry.all(list());
    }

    private ServerList list() throws RefusedException {
        return new ServersFile(area.servers()).read();
    }

    /** Without a framework there is no keychain. */
    private SecretsFile secrets() {
        return new SecretsFile(area);
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
