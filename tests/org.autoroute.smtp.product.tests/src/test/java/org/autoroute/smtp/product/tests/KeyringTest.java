package org.autoroute.smtp.product.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

import org.autoroute.smtp.product.tests.lab.Data;
import org.autoroute.smtp.product.tests.lab.Dovecot;
import org.autoroute.smtp.product.tests.lab.Keyring;
import org.autoroute.smtp.product.tests.lab.Lab;
import org.autoroute.smtp.product.tests.lab.LabExtension;
import org.autoroute.smtp.product.tests.lab.Mail;
import org.autoroute.smtp.product.tests.lab.MailClient;
import org.autoroute.smtp.product.tests.lab.Postfix;
import org.autoroute.smtp.product.tests.lab.Program;
import org.autoroute.smtp.product.tests.lab.Screen;
import org.autoroute.smtp.product.tests.lab.Shell;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The product with its window keeps a password with the help of a GNOME keyring: stored once, used after a restart, out of reach while the keyring is
 * locked. One keyring, one data directory and one Postfix that takes nothing without TLS and a login, for all tests in their order.
 */
@ExtendWith(LabExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(120)
class KeyringTest {

    private static final String USER = "tim";
    private static final String PASSWORD = "tanstaaf-6621-unique";

    private Dovecot dovecot;
    private Postfix postfix;
    private Screen screen;
    private Keyring keyring;
    private Data data;

    @BeforeAll
    void start(Lab lab) throws IOException {
        lab.movedTo(lab.first());
        Path certificate = LoginTest.certificate(lab);
        Path socket = lab.directory().resolve("keyring-auth");
        dovecot = Dovecot.start(lab, lab.first(), socket, USER, PASSWORD, "plain");
        postfix = LoginTest.postfix(lab, certificate, socket);
        screen = Screen.bare(800, 600);
        keyring = Keyring.on(screen, lab);
        data = data(lab, certificate);
    }

    private static Data data(Lab lab, Path certificate) throws IOException {
        return Data.create(lab).servers(lab.first().gateway() + " tls=starttls pin=" + LoginTest.fingerprint(certificate) + " user=" + USER);
    }

    @BeforeEach
    void atTheFirstProvider(Lab lab) {
        lab.movedTo(lab.first());
    }

    @AfterEach
    void nowhere(Lab lab) {
        lab.unplug();
    }

    @AfterAll
    void end(Lab lab) {
        try (Screen screenToClose = screen; Keyring keyringToClose = keyring; Dovecot dovecotToClose = dovecot; Postfix postfixToClose = postfix) {
            lab.unplug();
        }
    }

    private Program program(Lab lab, Data directory) throws IOException {
        Program program = Program.onScreen(lab, directory, screen, "--hidden");
        program.awaitActive(lab.first().gateway() + ":25", "subnet");
        return program;
    }

    private static Shell.Done send(Lab lab) throws IOException {
        return MailClient.SWAKS.send(lab, Mail.of(1_000), "localhost", Data.PORT);
    }

    private static void store(Data directory) {
        Shell.run(Duration.ofSeconds(40), PASSWORD + "\n", directory.command("login", "set", "1")).ok();
    }

    @Test
    @Order(1)
    void aStoredPasswordLiesWhereOnlyTheKeyringCanOpenIt(Lab lab) throws IOException {
        try (Program program = program(lab, data)) {
            store(data);
            assertTrue(Files.exists(data.directory().resolve("secure-storage")));
            assertFalse(Files.exists(data.directory().resolve("secrets.json")), program::output);
            assertTrue(keyring.ofEquinox().contains("label = Equinox master password"), keyring::ofEquinox);
            assertNowhere(data);
        }
    }

    @Test
    @Order(2)
    void whileTheKeyringIsLockedMailIsNotTakenAndTheReasonIsTold(Lab lab) throws IOException {
        keyring.lock();
        int before = postfix.maildir().size();
        try (Program program = program(lab, data)) {
            Shell.Done refused = send(lab);
            assertNotEquals(0, refused.status());
            assertTrue((refused.out() + refused.err()).contains("The keychain of this computer"), refused::toString);
            String problem = program.await("a problem", status -> status.problem() != null).problem();
            assertTrue(problem.contains("The login of " + USER + " at " + lab.first().gateway() + ":25 cannot be got at: The keychain of this computer"), problem);
            assertEquals(before, postfix.maildir().size());
        }
    }

    @Test
    @Order(3)
    void itIsUsedAfterRestartsOfTheProgramAndOfTheKeyring(Lab lab) throws IOException {
        keyring.unlock();
        int before = postfix.maildir().size();
        try (Program program = program(lab, data)) {
            send(lab).ok();
            assertEquals(before + 1, postfix.delivered(before + 1).size(), program::output);
            assertTrue(postfix.log().contains("sasl_username=" + USER));
            program.await("no problem", status -> status.problem() == null);
        }
    }

    /** Nobody is at the address of the session bus, so there is no keyring to ask. */
    @Test
    @Order(4)
    void withoutAKeyringTheFileIsUsed(Lab lab) throws IOException {
        Data other = Data.create(lab).servers(Files.readString(data.directory().resolve("servers.txt")).strip());
        screen.set("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + lab.directory().resolve("no-bus"));
        int before = postfix.maildir().size();
        try (Program program = program(lab, other)) {
            store(other);
            assertTrue(Files.exists(other.directory().resolve("secrets.json")), program::output);
            assertNowhere(other);
            send(lab).ok();
            assertEquals(before + 1, postfix.delivered(before + 1).size());
        }
    }

    /** Neither in the list, the settings and the logs nor in the files of the secrets. */
    private static void assertNowhere(Data directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory.directory())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertFalse(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains("6621-unique"), file.toString());
            }
        }
    }
}
