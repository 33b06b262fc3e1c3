package org.autoroute.smtp.product.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.autoroute.smtp.product.tests.lab.Await;
import org.autoroute.smtp.product.tests.lab.Data;
import org.autoroute.smtp.product.tests.lab.Program;
import org.autoroute.smtp.product.tests.lab.Lab;
import org.autoroute.smtp.product.tests.lab.LabExtension;
import org.autoroute.smtp.product.tests.lab.Mail;
import org.autoroute.smtp.product.tests.lab.MailClient;
import org.autoroute.smtp.product.tests.lab.Postfix;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A real Postfix at each provider: what the clients send lies in the Maildir of the right one, before and after a move. */
@ExtendWith(LabExtension.class)
class PostfixTest {

    @AfterEach
    void nowhere(Lab lab) {
        lab.unplug();
    }

    @Test
    void everyClientsMailLiesInTheRightMaildir(Lab lab) throws Exception {
        lab.movedTo(lab.first());
        try (Postfix first = Postfix.start(lab, lab.first()); Postfix second = Postfix.start(lab, lab.second());
                Program product = Program.start(lab, RoutingTest.names(lab))) {
            product.awaitActive(RoutingTest.at(lab.first()), "subnet");
            List<String> sentFirst = sendAll(lab, List.of(MailClient.values()));
            lab.moveTo(lab.second());
            product.awaitActive(RoutingTest.at(lab.second()), "subnet");
            List<String> sentSecond = sendAll(lab, List.of(MailClient.SWAKS));
            arrived(first, sentFirst);
            arrived(second, sentSecond);
        }
    }

    private static List<String> sendAll(Lab lab, List<MailClient> clients) throws IOException {
        List<String> sent = new ArrayList<>();
        for (MailClient client : clients) {
            Mail mail = Mail.of(20_000);
            client.send(lab, mail, "localhost", Data.PORT).ok();
            sent.add(client.hashOf(mail));
        }
        return sent.stream().sorted().toList();
    }

    private static void arrived(Postfix postfix, List<String> sent) {
        Await.until(Duration.ofSeconds(20), () -> sent.size() + " messages in the Maildir; " + postfix.log(),
                () -> postfix.maildir().size() >= sent.size());
        assertEquals(sent, postfix.maildir().stream().map(PostfixTest::hash).sorted().toList());
    }

    /** Postfix writes trace headers before ours and LF for CRLF. */
    private static String hash(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            return Mail.sha256(text.substring(text.indexOf("From: <")).replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException problem) {
            throw new AssertionError(problem);
        }
    }
}
