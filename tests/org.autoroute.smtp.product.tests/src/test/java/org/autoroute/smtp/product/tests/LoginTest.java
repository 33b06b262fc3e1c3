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
import java.util.Locale;
import java.util.stream.Stream;

import org.autoroute.smtp.product.tests.lab.Data;
import org.autoroute.smtp.product.tests.lab.Dovecot;
import org.autoroute.smtp.product.tests.lab.Lab;
import org.autoroute.smtp.product.tests.lab.LabExtension;
import org.autoroute.smtp.product.tests.lab.Mail;
import org.autoroute.smtp.product.tests.lab.MailClient;
import org.autoroute.smtp.product.tests.lab.Postfix;
import org.autoroute.smtp.product.tests.lab.Program;
import org.autoroute.smtp.product.tests.lab.Shell;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A plain mail client sends through a Postfix that takes nothing without TLS and a login. The Postfix is the same for all tests, and asks the Dovecot of each test;
 * so is the directory of the product, where the password was stored once.
 */
@ExtendWith(LabExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoginTest {

    private static final String USER = "tim";
    private static final String PASSWORD = "tanstaaf-6620-unique";

    private Path socket;
    private Postfix postfix;
    private Data data;

    @BeforeAll
    void start(Lab lab) throws IOException {
        lab.movedTo(lab.first());
        Path certificate = certificate(lab);
        socket = lab.directory().resolve("login-auth");
        // Postfix greets nobody while there is no Dovecot.
        try (Dovecot any = Dovecot.start(lab, lab.first(), socket, USER, PASSWORD, "plain")) {
            postfix = postfix(lab, certificate, socket);
        }
        data = Data.create(lab).servers(lab.first().gateway() + " tls=starttls pin=" + fingerprint(certificate) + " user=" + USER);
        Shell.run(Duration.ofSeconds(20), PASSWORD + "\n", data.command("login", "set", "1")).ok();
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
    void end() {
        postfix.close();
    }

    static Path certificate(Lab lab) throws IOException {
        Path directory = Files.createTempDirectory(lab.directory(), "certificate");
        Shell.run("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", "/CN=" + lab.first().host(),
                "-keyout", directory.resolve("key.pem").toString(), "-out", directory.resolve("cert.pem").toString()).ok();
        return directory;
    }

    static String fingerprint(Path certificate) {
        String out = Shell.run("openssl", "x509", "-noout", "-fingerprint", "-sha256", "-in", certificate.resolve("cert.pem").toString()).ok().out();
        return out.substring(out.indexOf('=') + 1).strip().toUpperCase(Locale.ROOT);
    }

    /** One that takes nothing without TLS and a login. @param socket where its Dovecot answers, at the latest when it starts */
    static Postfix postfix(Lab lab, Path certificate, Path socket) throws IOException {
        // A process that serves one client asks the Dovecot of this moment for its mechanisms.
        return Postfix.start(lab, lab.first(), "smtpd_tls_cert_file = " + certificate.resolve("cert.pem"), "smtpd_tls_key_file = " + certificate.resolve("key.pem"),
                "smtpd_tls_security_level = encrypt", "smtpd_tls_auth_only = yes", "smtpd_sasl_auth_enable = yes", "smtpd_sasl_type = dovecot",
                "smtpd_sasl_path = " + socket, "smtpd_client_restrictions = permit_sasl_authenticated, reject",
                "smtpd_relay_restrictions = permit_sasl_authenticated, reject", "max_use = 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLAIN", "LOGIN", "CRAM-MD5", "SCRAM-SHA-1", "SCRAM-SHA-256"})
    void mailArrivesWhereOnlyLoginsAreTaken(String mechanism, Lab lab) throws Exception {
        int before = postfix.maildir().size();
        int log = postfix.log().length();
        try (Dovecot dovecot = Dovecot.start(lab, lab.first(), socket, USER, PASSWORD, mechanism.toLowerCase(Locale.ROOT)); Program product = Program.start(lab, data)) {
            product.awaitActive(lab.first().gateway() + ":25", "subnet");
            Mail mail = Mail.of(20_000);
            MailClient.SWAKS.send(lab, mail, "localhost", Data.PORT).ok();
            assertEquals(before + 1, postfix.delivered(before + 1).size());
            String since = postfix.log().substring(log);
            assertTrue(since.contains("sasl_method=" + mechanism + ", sasl_username=" + USER), since);
        }
        assertNowhere(data);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLAIN", "SCRAM-SHA-256"})
    void aWrongPasswordIsToldAndNothingIsSent(String mechanism, Lab lab) throws Exception {
        int before = postfix.maildir().size();
        try (Dovecot dovecot = Dovecot.start(lab, lab.first(), socket, USER, "another", mechanism.toLowerCase(Locale.ROOT)); Program product = Program.start(lab, data)) {
            product.awaitActive(lab.first().gateway() + ":25", "subnet");
            Shell.Done sent = MailClient.SWAKS.send(lab, Mail.of(1_000), "localhost", Data.PORT);
            assertNotEquals(0, sent.status());
            assertTrue((sent.out() + sent.err()).contains("it refused the login of " + USER), sent.toString());
            assertEquals(before, postfix.maildir().size());
        }
        assertNowhere(data);
    }

    /** Neither in the list, the settings and the logs nor in the file of the secrets. */
    private static void assertNowhere(Data data) throws IOException {
        try (Stream<Path> files = Files.walk(data.directory())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertFalse(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains("6620-unique"), file.toString());
            }
        }
    }
}
