package org.autoroute.smtp.service.internal.oauth;

import static org.autoroute.smtp.service.internal.decision.Places.FIRST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;

import org.autoroute.smtp.relay.Credentials.Answer;
import org.autoroute.smtp.relay.Secret;
import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.Login;
import org.autoroute.smtp.service.AutorouteService.Registration;
import org.autoroute.smtp.service.control.ControlHandler;
import org.autoroute.smtp.service.control.ControlRequest;
import org.autoroute.smtp.service.internal.RunningService;
import org.autoroute.smtp.service.internal.Scene;
import org.autoroute.smtp.service.internal.commands.Commands;
import org.autoroute.smtp.service.internal.login.StoredLogins;
import org.autoroute.smtp.service.settings.RefusedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** From the command to the relay's question: passwords and permissions of the running program. */
@Timeout(60)
class LoginCallsTest {

    /** The provider wants a question each second. */
    private static final Duration TWO_INTERVALS = Duration.ofSeconds(2);
    private static final Login.Stored TIM = new Login.Stored("tim", Optional.empty(), false, false);
    private static final Login.Stored BY_TOKEN = new Login.Stored("tim", Optional.of("played"), false, false);
    private static final HostPort OWN = new HostPort("192.0.2.1", 587);
    private static final HostPort PLAYED = new HostPort("192.0.2.2", 587);

    @TempDir
    private Path directory;
    private PlayedProvider provider;
    private Scene scene;
    private RunningService service;

    @BeforeEach
    void start() throws Exception {
        provider = new PlayedProvider();
        scene = new Scene(directory, FIRST, "192.0.2.1:587 login=password user=tim",
                "192.0.2.2:587 login=oauth:played user=tim", "192.0.2.3");
        Files.writeString(directory.resolve("oauth.properties"), provider.properties());
        service = scene.started();
    }

    @AfterEach
    void stop() {
        ((StoredLogins) service.logins()).close();
        scene.close();
        provider.close();
    }

    /** Results in the order they come; follows until somebody hangs up. */
    private static final class Caller implements ControlHandler.Answer {
        private final BlockingQueue<JsonObject> results = new LinkedBlockingQueue<>();
        private final boolean hangsUp;

        Caller(boolean hangsUp) {
            this.hangsUp = hangsUp;
        }

        @Override
        public void result(JsonObject result) {
            results.add(result);
        }

        @Override
        public void follow(Function<Consumer<JsonObject>, Registration> source) {
            BlockingQueue<JsonObject> followed = new LinkedBlockingQueue<>();
            try (Registration registration = source.apply(followed::add)) {
                if (!hangsUp) {
                    results.add(followed.poll(30, TimeUnit.SECONDS));
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void hold() {
        }
    }

    private Caller call(String command, String arguments) throws RefusedException, IOException {
        return call(command, arguments, false);
    }

    private Caller call(String command, String arguments, boolean hangsUp) throws RefusedException, IOException {
        Caller caller = new Caller(hangsUp);
        new Commands(service).handle(new ControlRequest(command, JsonParser.parseString(arguments).getAsJsonObject(), Locale.ROOT), caller);
        return caller;
    }

    private Answer asked(HostPort server, Login.Stored login) throws Exception {
        return ((StoredLogins) service.logins()).of(server, login).toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @Test
    void aPasswordReachesItsServerAndNoOther() throws Exception {
        assertInstanceOf(Answer.Missing.class, asked(OWN, TIM));
        String result = call("login.set", "{\"number\":1,\"secret\":\"s3cr3t-771\"}").results.take().toString();
        assertTrue(result.contains("\"user\":\"tim\",\"provider\":null,\"stored\":true"), result);
        assertFalse(result.contains("s3cr3t-771"), result);
        assertEquals("s3cr3t-771", assertInstanceOf(Answer.Password.class, asked(OWN, TIM)).secret().reveal());
        assertInstanceOf(Answer.Missing.class, asked(new HostPort("192.0.2.1", 465), TIM));
        assertInstanceOf(Answer.Missing.class, asked(PLAYED, TIM));
        assertInstanceOf(Answer.Missing.class, asked(OWN, new Login.Stored("eve", Optional.empty(), false, false)));
        call("login.remove", "{\"number\":1}");
        assertInstanceOf(Answer.Missing.class, asked(OWN, TIM));
    }

    @Test
    void aRequestDoesNotShowItsPassword() {
        JsonObject arguments = JsonParser.parseString("{\"number\":3,\"secret\":\"s3cr3t-771\"}").getAsJsonObject();
        ControlRequest request = new ControlRequest("login.set", arguments, Locale.ROOT);
        assertFalse(request.toString().contains("s3cr3t-771"));
        RefusedException refused = assertThrows(RefusedException.class, () -> new Commands(service).handle(request, new Caller(false)));
        assertFalse(refused.toString().contains("s3cr3t-771"));
    }

    @Test
    void permissionIsAskedForAndKept() throws Exception {
        provider.tokens(PlayedProvider.granted("access-1", "refresh-1"));
        Caller caller = call("login.oauth", "{\"number\":2}");
        JsonObject consent = caller.results.take();
        assertEquals("ABCD-EFGH", consent.get("code").getAsString());
        assertEquals("https://provider.example/device", consent.get("address").getAsString());
        assertTrue(caller.results.take().get("done").getAsBoolean());
        assertEquals("access-1", assertInstanceOf(Answer.Token.class, asked(PLAYED, BY_TOKEN)).secret().reveal());
        assertInstanceOf(Answer.Missing.class, asked(OWN, BY_TOKEN));
    }

    @Test
    void aRefusedPermissionIsToldInWords() throws Exception {
        provider.tokens(PlayedProvider.error("access_denied"));
        Caller caller = call("login.oauth", "{\"number\":2}");
        caller.results.take();
        JsonObject end = caller.results.take();
        assertFalse(end.get("done").getAsBoolean());
        assertEquals("The permission was denied at played.", end.get("error").getAsString());
    }

    @Test
    void whoHangsUpGivesUp() throws Exception {
        provider.tokens(PlayedProvider.error("authorization_pending"));
        call("login.oauth", "{\"number\":2}", true);
        int asked = provider.asked().size();
        provider.tokens(PlayedProvider.granted("access-1", "refresh-1"));
        for (long end = System.nanoTime() + TWO_INTERVALS.toNanos(); System.nanoTime() < end;) {
            assertTrue(provider.asked().size() <= asked + 1);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
        assertInstanceOf(Answer.Missing.class, asked(PLAYED, BY_TOKEN));
    }

    @Test
    void anEntryOfTheWrongKindIsRefused() {
        assertTrue(assertThrows(RefusedException.class, () -> call("login.oauth", "{\"number\":1}")).getMessage().contains("login set 1"));
        assertTrue(assertThrows(RefusedException.class, () -> call("login.set", "{\"number\":2,\"secret\":\"x\"}")).getMessage().contains("login oauth 2"));
        assertTrue(assertThrows(RefusedException.class, () -> call("login.set", "{\"number\":3,\"secret\":\"x\"}")).getMessage().contains("login=password"));
    }

    @Test
    void aSecretNeverShowsItself() throws Exception {
        ((StoredLogins) service.logins()).store(OWN, TIM, new Secret("s3cr3t-771")).toCompletableFuture().get(20, TimeUnit.SECONDS);
        assertFalse((asked(OWN, TIM) + " " + service.logins() + " " + service.state()).contains("s3cr3t-771"));
    }
}
