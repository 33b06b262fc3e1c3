package org.autoroute.smtp.product.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.autoroute.smtp.product.tests.lab.Data;
import org.autoroute.smtp.product.tests.lab.Lab;
import org.autoroute.smtp.product.tests.lab.LabExtension;
import org.autoroute.smtp.product.tests.lab.Mail;
import org.autoroute.smtp.product.tests.lab.MailClient;
import org.autoroute.smtp.product.tests.lab.Postfix;
import org.autoroute.smtp.product.tests.lab.Program;
import org.autoroute.smtp.product.tests.lab.Scripts;
import org.autoroute.smtp.product.tests.lab.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A message with a DKIM signature that forgives nothing still verifies when it lies in the mailbox of the provider's Postfix. */
@ExtendWith(LabExtension.class)
class SignedMailTest {

    /** Debian's, which sees Debian's dkimpy. */
    private static final String PYTHON = "/usr/bin/python3";

    @AfterEach
    void nowhere(Lab lab) {
        lab.unplug();
    }

    @Test
    void theSignatureHoldsBehindTheRelayByDataAndByChunks(Lab lab) throws Exception {
        lab.movedTo(lab.first());
        Path key = lab.directory().resolve("dkim.pem");
        Path open = lab.directory().resolve("dkim.pub.pem");
        Shell.run("openssl", "genrsa", "-traditional", "-out", key.toString(), "2048").ok();
        Shell.run("openssl", "rsa", "-in", key.toString(), "-pubout", "-out", open.toString()).ok();
        Mail plain = new Mail(Mail.of(30_000).text() + "trailing blanks  \r\n\tand a tab\t\r\n..\r\n.\r\n\r\nthe end\r\n");
        Mail signed = new Mail(Shell.run(PYTHON, Scripts.path("signed.py"), "sign", key.toString(), plain.file(lab.directory()).toString()).ok().out());
        assertEquals("valid", verify(lab, open, signed.text()));
        assertEquals("invalid", verify(lab, open, signed.text().replace("the end", "the End")));
        try (Postfix postfix = Postfix.start(lab, lab.first()); Program product = Program.start(lab, RoutingTest.names(lab))) {
            product.awaitActive(RoutingTest.at(lab.first()), "subnet");
            MailClient.CURL.send(lab, signed, "localhost", Data.PORT).ok();
            assertEquals(List.of("valid"), verify(lab, open, postfix.delivered(1)));
            lab.laptop().run("python3", Scripts.path("chunks.py"), "localhost", Integer.toString(Data.PORT), Mail.FROM, Mail.TO,
                    signed.file(lab.directory()).toString()).ok();
            assertEquals(List.of("valid", "valid"), verify(lab, open, postfix.delivered(2)));
        }
    }

    private static List<String> verify(Lab lab, Path key, List<String> mailbox) throws IOException {
        List<String> verdicts = new ArrayList<>();
        for (String message : mailbox) {
            verdicts.add(verify(lab, key, message.replace("\n", "\r\n")));
        }
        return verdicts;
    }

    private static String verify(Lab lab, Path key, String message) throws IOException {
        Path file = Files.writeString(Files.createTempFile(lab.directory(), "signed", ".eml"), message, StandardCharsets.ISO_8859_1);
        return Shell.run(PYTHON, Scripts.path("signed.py"), "verify", key.toString(), file.toString()).ok().out().strip();
    }
}
