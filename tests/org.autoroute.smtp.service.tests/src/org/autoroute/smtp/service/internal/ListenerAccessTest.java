package org.autoroute.smtp.service.internal;

import static org.autoroute.smtp.service.internal.decision.Places.FIRST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

import org.autoroute.smtp.relay.ListenerLogin;
import org.autoroute.smtp.relay.Secret;
import org.autoroute.smtp.service.AutorouteService.Registration;
import org.autoroute.smtp.service.control.ControlHandler;
import org.autoroute.smtp.service.control.ControlRequest;
import org.autoroute.smtp.service.internal.commands.Commands;
import org.autoroute.smtp.service.internal.login.StoredLogins;
import org.autoroute.smtp.service.secrets.SecretName;
import org.autoroute.smtp.service.secrets.SecretsFile;
import org.autoroute.smtp.service.settings.RefusedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** What mail clients have to log in with, from settings and secrets to the relay. */
@Timeout(60)
class ListenerAccessTest {

    private static final String PASSWORD = "s3cr3t-5512";

    @TempDir
    private Path directory;
    private Scene scene;
    private RunningService service;

    @BeforeEach
    void scene() throws IOException {
        scene = new Scene(directory, FIRST, "192.0.2.3");
    }

    @AfterEach
    void stop() {
        if (service != null) {
            ((StoredLogins) service.logins()).close();
        }
        scene.close();
    }

    private void started(String... settings) throws IOException {
        scene.settings(settings);
        service = scene.started();
    }

    /** What the relay goes by: nobody, or the user with its password. */
    private String told() {
        return scene.relay.logins.isEmpty() ? "nothing" : scene.relay.logins.getLast().map(ListenerAccessTest::words).orElse("nobody");
    }

    private static String words(ListenerLogin login) {
        return login.user() + ": " + login.password().map(Secret::reveal).orElse("-");
    }

    /** Secrets are read on threads of their own. */
    private void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, told() + " " + problems());
            scene.loop.run();
            LockSupport.parkNanos(1_000_000);
        }
    }

    private String problems() {
        return service.state().problems().stream().map(problem -> problem.in(Locale.ROOT)).toList().toString();
    }

    private void change(String key, String value) {
        scene.done(service.changeSetting(key, value));
    }

    private String call(String command, String arguments) throws RefusedException, IOException {
        CompletableFuture<JsonObject> result = new CompletableFuture<>();
        new Commands(service).handle(new ControlRequest(command, JsonParser.parseString(arguments).getAsJsonObject(), Locale.ROOT), new ControlHandler.Answer() {
            @Override
            public void result(JsonObject answer) {
                result.complete(answer);
            }

            @Override
            public void follow(Function<Consumer<JsonObject>, Registration> source) {
                throw new AssertionError();
            }

            @Override
            public void hold() {
                throw new AssertionError();
            }
        });
        return result.join().toString();
    }

    @Test
    void withoutAUserNobodyHasToLogIn() throws Exception {
        new SecretsFile(scene.area).put(SecretName.LISTENER, new Secret(PASSWORD));
        started();
        scene.loop.run();
        assertTrue(scene.relay.logins.stream().allMatch(Optional::isEmpty));
        assertEquals("[]", problems());
    }

    /** Before it listens for the first time the relay knows that there is a login, though not yet the password. */
    @Test
    void nobodyIsLetInBeforeThePasswordIsThere() throws Exception {
        new SecretsFile(scene.area).put(SecretName.LISTENER, new Secret(PASSWORD));
        scene.settings("server.user=  post ", "server.starttls=false", "server.tlsPort=465");
        service = scene.service();
        List<String> order = new ArrayList<>();
        scene.relay.listens = () -> order.add(told());
        scene.done(service.start());
        assertEquals("post: -", order.getFirst());
        await(() -> told().equals("post: " + PASSWORD));
        assertEquals("[]", problems());
    }

    @Test
    void aMissingPasswordIsAProblemUntilThereIsOne() throws Exception {
        started("server.user=post", "server.tlsPort=465");
        await(() -> problems().contains("no password is stored for their user post"));
        assertEquals("post: -", told());
        assertEquals("{\"user\":\"post\",\"stored\":false}", call("client-password.show", "{}"));
        assertEquals("{\"user\":\"post\",\"stored\":true}", call("client-password.set", "{\"secret\":\"" + PASSWORD + "\"}"));
        await(() -> told().equals("post: " + PASSWORD));
        assertEquals("[]", problems());
        assertEquals("{\"user\":\"post\",\"stored\":true}", call("client-password.set", "{\"secret\":\"another-1\"}"));
        await(() -> told().equals("post: another-1"));
        assertEquals("{\"user\":\"post\",\"stored\":false}", call("client-password.remove", "{}"));
        await(() -> told().equals("post: -"));
        assertTrue(problems().contains("no password is stored"), problems());
    }

    @Test
    void aPasswordThatIsNoneIsRefused() throws IOException {
        started("server.user=post");
        assertTrue(assertThrows(RefusedException.class, () -> call("client-password.set", "{\"secret\":\"\"}")).getMessage().contains("empty"));
        ExecutionException refused = assertThrows(ExecutionException.class,
                () -> service.logins().ofListener().store(new Secret("a\nb")).toCompletableFuture().get(20, TimeUnit.SECONDS));
        assertTrue(refused.getCause().getMessage().contains("control character"), refused.toString());
        assertFalse(refused.toString().contains("a\nb"));
    }

    @Test
    void anotherUserKeepsThePassword() throws Exception {
        started("server.user=post", "server.starttls=true");
        call("client-password.set", "{\"secret\":\"" + PASSWORD + "\"}");
        await(() -> told().equals("post: " + PASSWORD));
        change("server.user", "mail");
        assertEquals("mail: " + PASSWORD, told());
        change("server.user", "");
        assertEquals("nobody", told());
        int before = scene.relay.logins.size();
        change("server.user", "mail");
        assertEquals("mail: -", scene.relay.logins.get(before).map(ListenerAccessTest::words).orElseThrow(), "what was known before is not used again");
        await(() -> told().equals("mail: " + PASSWORD));
    }

    @Test
    void withoutTlsOthersAreToldToBeShutOut() throws Exception {
        started("server.user=post");
        assertTrue(problems().contains("under TLS only"), problems());
        change("server.starttls", "true");
        assertFalse(problems().contains("under TLS only"), problems());
        change("server.starttls", "false");
        change("server.allowed", "127.0.0.0/8, ::1");
        assertFalse(problems().contains("under TLS only"), problems());
    }

    /** It is tried again: a keychain may have been unlocked, a file closed to others. */
    @Test
    void aPasswordThatCannotBeReadIsTriedAgain() throws Exception {
        new SecretsFile(scene.area).put(SecretName.LISTENER, new Secret(PASSWORD));
        Path master = directory.resolve("master-password");
        Files.setPosixFilePermissions(master, PosixFilePermissions.fromString("rw-r--r--"));
        started("server.user=post", "server.tlsPort=465");
        await(() -> problems().contains("cannot be read"));
        assertTrue(problems().contains("chmod 600"), problems());
        assertEquals("post: -", told());
        Files.setPosixFilePermissions(master, PosixFilePermissions.fromString("rw-------"));
        scene.loop.pass(ListenerAccess.RETRY);
        await(() -> told().equals("post: " + PASSWORD));
        assertEquals("[]", problems());
    }

    @Test
    void aUserIsAName() throws IOException {
        started();
        assertEquals("server.user: \"a?b\" is wrong; expected a name of at most 255 bytes without line ends and tabs, or nothing.",
                scene.refusal(service.changeSetting("server.user", "a\tb")));
        assertTrue(scene.refusal(service.changeSetting("server.user", "ü".repeat(128))).contains("expected a name of at most 255 bytes"));
        change("server.user", " " + "ü".repeat(127) + " ");
        assertEquals("ü".repeat(127), service.state().settings().user());
    }

    /** Neither a preference file nor a log has it. */
    @Test
    void thePasswordIsNowhereInClear() throws Exception {
        started("server.user=post");
        call("client-password.set", "{\"secret\":\"" + PASSWORD + "\"}");
        await(() -> told().equals("post: " + PASSWORD));
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertFalse(Files.readString(file, StandardCharsets.ISO_8859_1).contains("5512"), file.toString());
            }
        }
        assertFalse(service.state().toString().contains("5512"));
        assertFalse(scene.relay.logins.toString().contains("5512"));
    }
}
