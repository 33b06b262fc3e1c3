package org.autoroute.smtp.service.internal;

import static org.autoroute.smtp.service.internal.decision.Places.FIRST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.autoroute.smtp.relay.Credentials.Answer;
import org.autoroute.smtp.relay.Secret;
import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.Login;
import org.autoroute.smtp.service.ServiceState;
import org.autoroute.smtp.service.internal.login.StoredLogins;
import org.autoroute.smtp.service.internal.oauth.Providers;
import org.autoroute.smtp.service.login.LoginTrouble;
import org.autoroute.smtp.service.secrets.SecretsFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of stored logins, as the relay tells it, in the state everybody sees. */
@Timeout(60)
class LoginStatesTest {

    private static final HostPort SERVER = new HostPort("192.0.2.1", 587);
    private static final HostPort PROVIDED = new HostPort("192.0.2.2", 587);
    private static final Login.Stored TIM = new Login.Stored("tim", Optional.empty(), false, false);
    private static final Login.Stored BY_TOKEN = new Login.Stored("tim", Optional.of("played"), false, false);
    private static final String REFUSED = "192.0.2.1:587 does not take the password stored for tim: 535 no. Store the right one in the server list "
            + "(Set Password\u2026), or with: autoroute-smtp login set";

    @TempDir
    private Path directory;
    private Scene scene;
    private RunningService service;
    private StoredLogins logins;

    @BeforeEach
    void start() throws Exception {
        scene = new Scene(directory, FIRST, "192.0.2.1:587 login=password user=tim", "192.0.2.2:587 login=oauth:played user=tim");
        service = scene.started();
        logins = (StoredLogins) service.logins();
    }

    @AfterEach
    void stop() {
        logins.close();
        scene.close();
    }

    private ServiceState later() {
        scene.loop.run();
        scene.loop.pass(Announcement.GATHER);
        return service.state();
    }

    private List<String> problems() {
        return later().problems().stream().map(problem -> problem.in(Locale.ROOT)).toList();
    }

    private void store(String password) throws Exception {
        logins.store(SERVER, TIM, new Secret(password)).toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    private Answer asked(HostPort server, Login.Stored login) throws Exception {
        return logins.of(server, login).toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    @Test
    void aRefusedPasswordIsToldOnceHoweverManySessionsMeetIt() {
        List<ServiceState> told = new ArrayList<>();
        service.listen(told::add);
        later();
        told.clear();
        logins.refused(SERVER, TIM, "535 no");
        assertEquals(List.of(REFUSED), problems());
        for (int i = 0; i < 20; i++) {
            logins.refused(SERVER, TIM, "535 no, session " + i);
        }
        assertEquals(List.of(REFUSED), problems());
        assertEquals(1, told.size(), told::toString);
        assertEquals(LoginTrouble.Kind.REFUSED, service.state().logins().of(SERVER, TIM).orElseThrow().kind());
    }

    @Test
    void itGoesWhenTheServerTakesTheLogin() {
        logins.refused(SERVER, TIM, "535 no");
        assertEquals(1, problems().size());
        logins.accepted(SERVER, TIM);
        assertEquals(List.of(), problems());
    }

    @Test
    void itGoesWhenAnotherPasswordIsStoredOrTheOldOneForgotten() throws Exception {
        logins.refused(SERVER, TIM, "535 no");
        assertEquals(1, problems().size());
        store("another");
        assertEquals(List.of(), problems());
        logins.refused(SERVER, TIM, "535 no");
        assertEquals(1, problems().size());
        logins.remove(SERVER, TIM).toCompletableFuture().get(30, TimeUnit.SECONDS);
        assertEquals(List.of(), problems());
    }

    @Test
    void itGoesWithItsEntry() {
        logins.refused(SERVER, TIM, "535 no");
        assertEquals(1, problems().size());
        scene.done(service.removeServer(1));
        assertEquals(List.of(), problems());
    }

    @Test
    void aMissingPasswordIsToldWhenMailNeedsIt() throws Exception {
        assertEquals(List.of(), problems());
        assertInstanceOf(Answer.Missing.class, asked(SERVER, TIM));
        assertTrue(problems().getFirst().startsWith("No password is stored for tim at 192.0.2.1:587."), problems()::toString);
        store("one");
        assertInstanceOf(Answer.Password.class, asked(SERVER, TIM));
        assertEquals(List.of(), problems());
    }

    @Test
    void ofTokensTheSecondRefusalInARowIsTold() {
        logins.refused(PROVIDED, BY_TOKEN, "535 expired");
        assertEquals(List.of(), problems());
        logins.accepted(PROVIDED, BY_TOKEN);
        logins.refused(PROVIDED, BY_TOKEN, "535 expired");
        assertEquals(List.of(), problems());
        logins.refused(PROVIDED, BY_TOKEN, "535 no mailbox");
        assertEquals(List.of("192.0.2.2:587 does not take the sign-in of tim: 535 no mailbox. Sign in again in the server list (Sign In\u2026), or with: "
                + "autoroute-smtp login oauth"), problems());
    }

    @Test
    void aPermissionThatIsNotThereIsTold() throws Exception {
        assertInstanceOf(Answer.Missing.class, asked(PROVIDED, BY_TOKEN));
        assertTrue(problems().getFirst().startsWith("There is no permission to send as tim at 192.0.2.2:587, or it has run out."), problems()::toString);
    }

    @Test
    void whatCannotBeGotAtIsToldWithTheReason() throws Exception {
        store("one");
        Files.delete(directory.resolve("master-password"));
        Files.createSymbolicLink(directory.resolve("master-password"), Path.of("nowhere"));
        StoredLogins others = new StoredLogins(new SecretsFile(scene.area),
                new Providers(scene.area.oauth()), scene.states);
        try {
            others.of(SERVER, TIM).toCompletableFuture().get(30, TimeUnit.SECONDS);
        } finally {
            others.close();
        }
        assertTrue(problems().getFirst().startsWith("The login of tim at 192.0.2.1:587 cannot be got at: The master password is missing:"),
                problems()::toString);
    }

    @Test
    void aStoredOrForgottenSecretIsAnotherState() throws Exception {
        long before = later().logins().changes();
        store("one");
        long stored = later().logins().changes();
        assertTrue(stored > before);
        logins.remove(SERVER, TIM).toCompletableFuture().get(30, TimeUnit.SECONDS);
        assertTrue(later().logins().changes() > stored);
    }

    @Test
    void aServersWordsAreOneShortLine() {
        logins.refused(SERVER, TIM, "535 \u0007no\r\n" + "x".repeat(1000));
        String told = problems().getFirst();
        assertTrue(told.length() < 450 && told.chars().noneMatch(Character::isISOControl), told);
    }
}
