package org.autoroute.smtp.product.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.autoroute.smtp.product.tests.lab.Await;
import org.autoroute.smtp.product.tests.lab.Data;
import org.autoroute.smtp.product.tests.lab.Program;
import org.autoroute.smtp.product.tests.lab.Lab;
import org.autoroute.smtp.product.tests.lab.LabExtension;
import org.autoroute.smtp.product.tests.lab.Mail;
import org.autoroute.smtp.product.tests.lab.MailClient;
import org.autoroute.smtp.product.tests.lab.Provider;
import org.autoroute.smtp.product.tests.lab.Recorder;
import org.autoroute.smtp.product.tests.lab.Service;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every mail client's message arrives once, unchanged, at the provider the laptop is with: before a move and after it. */
@ExtendWith(LabExtension.class)
class ClientsTest {

    @AfterEach
    void nowhere(Lab lab) {
        lab.unplug();
    }

    @Test
    void eachMessageArrivesOnceAtTheRightProvider(Lab lab) throws Exception {
        lab.movedTo(lab.first());
        try (Recorder first = Recorder.of(lab, lab.first()); Recorder second = Recorder.of(lab, lab.second());
                Program product = Program.start(lab, RoutingTest.names(lab))) {
            product.awaitActive(RoutingTest.at(lab.first()), "subnet");
            List<String> before = sendAll(lab, 5000);
            lab.moveTo(lab.second());
            product.awaitActive(RoutingTest.at(lab.second()), "subnet");
            List<String> after = sendAll(lab, 200_000);
            assertEquals(before, hashes(first));
            assertEquals(after, hashes(second));
            assertEquals(before.size() + after.size(), product.status().sessions().delivered());
        }
    }

    private static List<String> sendAll(Lab lab, int octets) throws IOException {
        List<String> sent = new ArrayList<>();
        for (MailClient client : MailClient.values()) {
            Mail mail = Mail.of(octets);
            client.send(lab, mail, "localhost", Data.PORT).ok();
            sent.add(client.hashOf(mail));
        }
        return sent;
    }

    /** The same with the server of Postfix's own tests, which keeps each message in a file behind header lines of its own. */
    @Test
    void smtpSinkTakesWhatTheClientsSend(Lab lab) throws Exception {
        lab.movedTo(lab.first());
        Path dumps = Files.createTempDirectory(lab.directory(), "sink");
        Files.setPosixFilePermissions(dumps, PosixFilePermissions.fromString("rwxrwxrwx"));
        try (Service sink = sink(lab, lab.first(), dumps); Program product = Program.start(lab, RoutingTest.names(lab))) {
            product.awaitActive(RoutingTest.at(lab.first()), "subnet");
            List<String> sent = new ArrayList<>();
            for (MailClient client : MailClient.values()) {
                Mail mail = Mail.of(3000);
                Await.until(Duration.ofSeconds(10), sink::toString, () -> sent(lab, client, mail));
                sent.add(client.hashOf(mail));
            }
            Await.until(Duration.ofSeconds(5), () -> "five dumps in " + dumps, () -> dumped(dumps).size() >= sent.size());
            assertEquals(sent.stream().sorted().toList(), dumped(dumps));
        }
    }

    private static boolean sent(Lab lab, MailClient client, Mail mail) {
        try {
            return client.send(lab, mail, "127.0.0.1", Data.PORT).status() == 0;
        } catch (IOException problem) {
            throw new AssertionError(problem);
        }
    }

    private static Service sink(Lab lab, Provider provider, Path dumps) throws IOException {
        return Service.start(provider.namespace(), "smtp-sink", lab.directory(),
                List.of("smtp-sink", "-u", "nobody", "-d", dumps + "/%M.", provider.gateway() + ":25", "100"));
    }

    private static List<String> dumped(Path dumps) {
        try (Stream<Path> files = Files.list(dumps)) {
            return files.map(ClientsTest::hashOfDump).sorted().toList();
        } catch (IOException problem) {
            throw new AssertionError(problem);
        }
    }

    /** The message begins at our own first header; what stands before it is smtp-sink's. It writes LF for CRLF and a blank line at the end. */
    private static String hashOfDump(Path file) {
        try {
            String dump = Files.readString(file, StandardCharsets.ISO_8859_1);
            int begin = dump.indexOf("From: <");
            String own = dump.substring(Math.max(0, begin), dump.length() - 1).replace("\n", "\r\n");
            return Mail.sha256(own.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException problem) {
            throw new AssertionError(problem);
        }
    }

    private static List<String> hashes(Recorder recorder) {
        return recorder.messages().stream().map(Recorder.Event::sha256).toList();
    }
}
