package org.autoroute.smtp.product.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.autoroute.smtp.product.tests.lab.Await;
import org.autoroute.smtp.product.tests.lab.Data;
import org.autoroute.smtp.product.tests.lab.Lab;
import org.autoroute.smtp.product.tests.lab.LabExtension;
import org.autoroute.smtp.product.tests.lab.Mail;
import org.autoroute.smtp.product.tests.lab.MailClient;
import org.autoroute.smtp.product.tests.lab.Program;
import org.autoroute.smtp.product.tests.lab.Recorder;
import org.autoroute.smtp.product.tests.lab.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A mail client of another computer that is allowed to connect has to log in, under TLS; one of this computer sends as before. */
@ExtendWith(LabExtension.class)
class OtherComputerLoginTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String USER = "post";
    private static final String PASSWORD = "tanstaaf-7730-unique";
    private static final String ANOTHER = "tanstaaf-7731-unique";

    @AfterEach
    void nowhere(Lab lab) {
        lab.leaveStranger();
        lab.unplug();
    }

    private static void store(Data data, String password) {
        Shell.run(LIMIT, password + "\n", data.command("client-password", "set")).ok();
    }

    private static Shell.Done swaks(Lab lab, Mail mail, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of("swaks", "--server", lab.laptopForStranger(), "--port", Integer.toString(Data.PORT), "--from", Mail.FROM, "--to", Mail.TO,
                "--helo", "stranger.test", "--suppress-data", "--data", "@" + mail.openFile(lab.directory())));
        command.addAll(List.of(more));
        return lab.stranger().run(LIMIT, "", command.toArray(String[]::new));
    }

    private static Shell.Done loggedIn(Lab lab, Mail mail, String mechanism, String password) throws IOException {
        return swaks(lab, mail, "--tls", "--auth", mechanism, "--auth-user", USER, "--auth-password", password);
    }

    private static String said(Shell.Done done, String code) {
        assertTrue(done.status() != 0, done.toString());
        return done.out().lines().filter(line -> line.contains(" " + code + " ")).findFirst().orElseThrow(() -> new AssertionError(done));
    }

    @Test
    void itHasToLogInUnderTls(Lab lab) throws Exception {
        lab.movedTo(lab.first());
        lab.meetStranger();
        Data data = RoutingTest.names(lab).set("server.allowed", "127.0.0.1, 192.0.2.*").set("server.starttls", "true").set("server.user", USER);
        store(data, PASSWORD);
        assertTrue(data.run("client-password", "show").ok().out().startsWith(USER + "  stored"));
        try (Recorder first = Recorder.of(lab, lab.first()); Program product = Program.start(lab, data)) {
            product.awaitActive(RoutingTest.at(lab.first()), "subnet");
            data.run("certificate").ok();
            assertTrue(said(swaks(lab, Mail.of(100)), "530").contains("5.7.0 Must issue a STARTTLS command first"));
            assertTrue(said(swaks(lab, Mail.of(100), "--tls"), "530").contains("5.7.0 Authentication required"));
            assertTrue(said(loggedIn(lab, Mail.of(100), "PLAIN", "wrong"), "535").contains("5.7.8"));
            assertEquals(0, first.messages().size());
            for (String mechanism : List.of("PLAIN", "LOGIN")) {
                Mail mail = Mail.of(5_000);
                loggedIn(lab, mail, mechanism, PASSWORD).ok();
                first.awaitOne(mail.sha256());
            }
            Mail own = Mail.of(200);
            MailClient.SWAKS.send(lab, own, "localhost", Data.PORT).ok();
            first.awaitOne(own.sha256());
            store(data, ANOTHER);
            Await.until(LIMIT, () -> "the other password", () -> counts(lab, ANOTHER));
            assertFalse(counts(lab, PASSWORD));
            assertNowhere(data);
        }
    }

    private static boolean counts(Lab lab, String password) {
        Shell.Done done = lab.stranger().run(LIMIT, "", "swaks", "--server", lab.laptopForStranger(), "--port", Integer.toString(Data.PORT), "--tls", "--quit-after", "AUTH",
                "--auth", "PLAIN", "--auth-user", USER, "--auth-password", password);
        return done.status() == 0;
    }

    /** The user is set, and nobody has stored a password yet: closed, and the program says so. */
    @Test
    void withoutAPasswordNobodyElseSends(Lab lab) throws Exception {
        lab.movedTo(lab.first());
        lab.meetStranger();
        Data data = RoutingTest.names(lab).set("server.allowed", "127.0.0.1, 192.0.2.*").set("server.user", USER);
        try (Recorder first = Recorder.of(lab, lab.first()); Program product = Program.start(lab, data)) {
            product.awaitActive(RoutingTest.at(lab.first()), "subnet");
            assertTrue(said(swaks(lab, Mail.of(100)), "454").contains("4.7.0"));
            Mail own = Mail.of(200);
            MailClient.SWAKS.send(lab, own, "localhost", Data.PORT).ok();
            first.awaitOne(own.sha256());
            assertEquals(1, first.messages().size());
            String status = data.run("status").ok().out();
            assertTrue(status.contains("no password is stored for their user " + USER), status);
            assertTrue(status.contains("under TLS only"), status);
            assertTrue(product.output().contains("no password is stored"), product.output());
        }
    }

    private static void assertNowhere(Data data) throws IOException {
        try (Stream<Path> files = Files.walk(data.directory())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertFalse(text.contains("7730-unique") || text.contains("7731-unique"), file.toString());
            }
        }
    }
}
