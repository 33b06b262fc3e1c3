package org.autoroute.smtp.product.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.autoroute.smtp.product.tests.lab.Data;
import org.autoroute.smtp.product.tests.lab.Program;
import org.autoroute.smtp.product.tests.lab.Lab;
import org.autoroute.smtp.product.tests.lab.LabExtension;
import org.autoroute.smtp.product.tests.lab.Mail;
import org.autoroute.smtp.product.tests.lab.Recorder;
import org.autoroute.smtp.product.tests.lab.Status;
import org.autoroute.smtp.product.tests.lab.Talk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong between a client, the relay and a server, and what a hostile client tries. */
@ExtendWith(LabExtension.class)
class HardCasesTest {

    private static final int DYING = 2601;
    private static final int HEALTHY = 2602;
    private static final int HUNDRED_MEGABYTES = 100 * 1024 * 1024;

    @BeforeEach
    void atTheFirstProvider(Lab lab) {
        lab.movedTo(lab.first());
    }

    @AfterEach
    void nowhere(Lab lab) {
        lab.unplug();
    }

    @Test
    void ahundredMegabytesPassThroughAHeapOfSixtyFour(Lab lab) throws Exception {
        Path file = Files.createTempFile(lab.directory(), "large", ".eml");
        String hash = write(file);
        try (Recorder first = Recorder.of(lab, lab.first()); Program product = Program.start(lab, RoutingTest.names(lab))) {
            product.awaitActive(RoutingTest.at(lab.first()), "subnet");
            assertTrue(product.process().info().arguments().stream().flatMap(java.util.Arrays::stream).anyMatch("-Xmx64m"::equals));
            lab.laptop().run(Duration.ofSeconds(90), "", "curl", "--silent", "--show-error", "--max-time", "80", "--url",
                    "smtp://127.0.0.1:" + Data.PORT + "/laptop.test", "--mail-from", Mail.FROM, "--mail-rcpt", Mail.TO, "--upload-file",
                    file.toString()).ok();
            assertEquals(List.of(hash), first.messages().stream().map(Recorder.Event::sha256).toList());
            assertTrue(first.messages().get(0).octets() >= HUNDRED_MEGABYTES);
        } finally {
            Files.delete(file);
        }
    }

    private static String write(Path file) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] part = Mail.of(1 << 20).text().getBytes(StandardCharsets.ISO_8859_1);
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
            for (long octets = 0; octets < HUNDRED_MEGABYTES; octets += part.length) {
                out.write(part);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The server dies in a step; there is no other. Success is never invented. */
    @TestFactory
    Stream<DynamicTest> aServerThatDiesIsATemporaryErrorForTheClient(Lab lab) throws Exception {
        Program product = withOnlyServer(lab, DYING);
        return Stream.of("connect", "ehlo", "mail", "rcpt", "data", "body", "dot")
                .map(step -> DynamicTest.dynamicTest(step, () -> dies(lab, product, step))).onClose(product::close);
    }

    private static void dies(Lab lab, Program product, String step) throws IOException {
        try (Recorder dying = dying(lab, step)) {
            List<String> heard = Talk.sending(lab.laptop(), "127.0.0.1", Data.PORT, Mail.of(500_000).text().replaceAll("(?m)^\\.", "..").strip());
            String error = heard.stream().filter(reply -> reply.startsWith("4") || reply.startsWith("5")).findFirst().orElse("no error in " + heard);
            assertTrue(error.startsWith(step.equals("dot") ? "451" : "4"), heard::toString);
            assertTrue(heard.size() < 6 || !heard.get(5).startsWith("2"), heard::toString);
            assertEquals(0, dying.messages().size());
            assertEquals(step.equals("dot") ? 1 : 0, dying.events("unanswered").size());
            Status status = product.await("the session has ended", now -> now.sessions().open() == 0);
            assertEquals(0, status.sessions().delivered());
        }
    }

    private static Program withOnlyServer(Lab lab, int port) throws IOException {
        Program product = Program.start(lab, Data.create(lab).servers(lab.first().gateway() + ":" + port));
        product.await("a server is active", status -> status.active() != null);
        return product;
    }

    /** Until the client was greeted another server may take over; the client does not notice. */
    @ParameterizedTest
    @ValueSource(strings = {"connect", "ehlo"})
    void theNextCandidateTakesOverBeforeTheGreeting(String step, Lab lab) throws Exception {
        Data data = Data.create(lab).servers(lab.first().gateway() + ":" + DYING, lab.first().gateway() + ":" + HEALTHY);
        try (Recorder dying = dying(lab, step); Recorder healthy = Recorder.start(lab, lab.first().namespace(), lab.first().gateway(), HEALTHY);
                Program product = Program.start(lab, data)) {
            product.await("a server is active", status -> status.active() != null);
            List<String> heard = Talk.sending(lab.laptop(), "127.0.0.1", Data.PORT, "Subject: over\r\n\r\nto you");
            assertTrue(heard.get(5).startsWith("250"), heard::toString);
            assertEquals(1, healthy.messages().size());
            assertEquals(0, dying.messages().size());
        }
    }

    /** After the message was sent it is nobody else's: no second server may get it. */
    @Test
    void aMessageWithAnUnknownOutcomeIsNotSentAgain(Lab lab) throws Exception {
        Data data = Data.create(lab).servers(lab.first().gateway() + ":" + DYING, lab.first().gateway() + ":" + HEALTHY);
        try (Recorder dying = dying(lab, "dot"); Recorder healthy = Recorder.start(lab, lab.first().namespace(), lab.first().gateway(), HEALTHY);
                Program product = Program.start(lab, data)) {
            product.awaitActive(lab.first().gateway() + ":" + DYING, "subnet");
            List<String> heard = Talk.sending(lab.laptop(), "127.0.0.1", Data.PORT, "Subject: once\r\n\r\nonly");
            assertTrue(heard.get(5).startsWith("451"), heard::toString);
            assertEquals(1, dying.events("unanswered").size());
            assertEquals(0, healthy.messages().size());
        }
    }

    /** Whatever a careless server takes for the end of a message, the relay lets no second message through behind it. */
    @TestFactory
    Stream<DynamicTest> nothingIsSmuggledPastTheEndOfAMessage(Lab lab) throws Exception {
        Program product = withOnlyServer(lab, HEALTHY);
        return Stream.of("\n.\n", "\r.\r", "\r.\n", "\n.\r", "\n.\r\n", "\r\n.\n", "\r.\r\n", "\r\n.\r", "\r\n\0.\r\n", "\r\n.\0\r\n")
                .map(ending -> DynamicTest.dynamicTest(visible(ending), () -> smuggled(lab, product, ending))).onClose(product::close);
    }

    private static void smuggled(Lab lab, Program product, String ending) throws IOException {
        try (Recorder lenient = Recorder.start(lab, lab.first().namespace(), lab.first().gateway(), HEALTHY, "--lenient")) {
            String inner = "MAIL FROM:<evil@world.test>\r\nRCPT TO:<victim@world.test>\r\nDATA\r\nSubject: smuggled\r\n\r\nx";
            List<String> heard = Talk.sending(lab.laptop(), "127.0.0.1", Data.PORT, "Subject: outer\r\n\r\nbody" + ending + inner);
            assertTrue(heard.get(5).startsWith("5") || heard.get(5).startsWith("4"), heard::toString);
            assertEquals(List.of(), lenient.messages(), heard::toString);
            assertEquals(0, product.status().sessions().delivered());
        }
    }

    private static String visible(String ending) {
        return ending.replace("\r", "CR ").replace("\n", "LF ").replace("\0", "NUL ").strip();
    }

    private static Recorder dying(Lab lab, String step) throws IOException {
        return Recorder.start(lab, lab.first().namespace(), lab.first().gateway(), DYING, "--die", step);
    }
}
