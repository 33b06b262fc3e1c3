package org.autoroute.smtp.product.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.autoroute.smtp.product.tests.lab.Await;
import org.autoroute.smtp.product.tests.lab.Lab;
import org.autoroute.smtp.product.tests.lab.LabExtension;
import org.autoroute.smtp.product.tests.lab.Mail;
import org.autoroute.smtp.product.tests.lab.MailClient;
import org.autoroute.smtp.product.tests.lab.Postfix;
import org.autoroute.smtp.product.tests.lab.Recorder;
import org.autoroute.smtp.product.tests.lab.Talk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The lab itself, without the product: if these fail, no other result of it means anything. */
@ExtendWith(LabExtension.class)
class LabTest {

    @ParameterizedTest
    @EnumSource(MailClient.class)
    void eachClientsOctetsHaveTheHashWeExpect(MailClient client, Lab lab) throws Exception {
        lab.movedTo(lab.first());
        try (Recorder recorder = Recorder.of(lab, lab.first())) {
            Mail mail = Mail.of(4000);
            client.send(lab, mail, lab.first().gateway(), 25).ok();
            assertEquals(List.of(client.hashOf(mail)), recorder.messages().stream().map(Recorder.Event::sha256).toList());
        }
    }

    @Test
    void theLaptopReachesOnlyTheProviderItIsAt(Lab lab) throws Exception {
        try (Recorder first = Recorder.of(lab, lab.first()); Recorder second = Recorder.of(lab, lab.second())) {
            lab.movedTo(lab.first());
            Mail mail = Mail.of(500);
            assertEquals(0, MailClient.CURL.send(lab, mail, lab.first().host(), 25).status());
            assertNotEquals(0, MailClient.CURL.send(lab, mail, lab.second().gateway(), 25).status());
            lab.movedTo(lab.second());
            assertEquals(0, MailClient.CURL.send(lab, mail, lab.second().host(), 25).status());
            assertNotEquals(0, MailClient.CURL.send(lab, mail, lab.first().gateway(), 25).status());
            assertEquals(1, first.messages().size());
            assertEquals(1, second.messages().size());
        }
    }

    @Test
    void aPostfixOfOurOwnDelivers(Lab lab) throws Exception {
        lab.movedTo(lab.first());
        try (Postfix postfix = Postfix.start(lab, lab.first())) {
            MailClient.CURL.send(lab, Mail.of(1000), lab.first().host(), 25).ok();
            Await.until(Duration.ofSeconds(10), postfix::log, () -> postfix.maildir().size() == 1);
        }
    }

    @Test
    void aCarelessServerTakesASmuggledMessageForTwo(Lab lab) throws Exception {
        lab.movedTo(lab.first());
        try (Recorder recorder = Recorder.start(lab, lab.first().namespace(), lab.first().gateway(), 2600, "--lenient")) {
            List<String> replies = Talk.sending(lab.laptop(), lab.first().gateway(), 2600, "Subject: outer\r\n\r\nx\n.\nrest");
            assertTrue(replies.get(5).startsWith("250"), replies::toString);
            assertEquals(1, recorder.messages().size());
            assertEquals(Mail.sha256("Subject: outer\r\n\r\nx\n".getBytes()), recorder.messages().get(0).sha256());
        }
    }
}
