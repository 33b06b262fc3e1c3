package org.autoroute.smtp.product.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.autoroute.smtp.product.tests.lab.Data;
import org.autoroute.smtp.product.tests.lab.Lab;
import org.autoroute.smtp.product.tests.lab.LabExtension;
import org.autoroute.smtp.product.tests.lab.Mail;
import org.autoroute.smtp.product.tests.lab.Program;
import org.autoroute.smtp.product.tests.lab.Recorder;
import org.autoroute.smtp.product.tests.lab.Shell;
import org.autoroute.smtp.product.tests.lab.Talk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A page in a browser on this computer sends requests to the relay's port, each with a whole mail session in its body. Nothing is delivered. */
@ExtendWith(LabExtension.class)
class WebPageTest {

    private static final String SESSION = "EHLO evil.test\r\nMAIL FROM:<evil@world.test>\r\nRCPT TO:<victim@world.test>\r\nDATA\r\n"
            + "Subject: from a page\r\n\r\nx\r\n.\r\nQUIT\r\n";

    @AfterEach
    void nowhere(Lab lab) {
        lab.unplug();
    }

    @Test
    void postsACompleteMailSessionAndDeliversNothing(Lab lab) throws Exception {
        lab.movedTo(lab.first());
        Path body = Files.writeString(Files.createTempFile(lab.directory(), "page", ".txt"), "\r\n" + SESSION);
        try (Recorder first = Recorder.of(lab, lab.first()); Program product = Program.start(lab, RoutingTest.names(lab))) {
            product.awaitActive(RoutingTest.at(lab.first()), "subnet");
            for (String method : List.of("POST", "PUT", "GET", "OPTIONS", "DELETE", "MAIL")) {
                Shell.Done page = lab.laptop().run(Duration.ofSeconds(40), "", "curl", "--silent", "--http0.9", "--max-time", "30", "--request",
                        method, "--header", "Content-Type: text/plain", "--data-binary", "@" + body, "http://127.0.0.1:" + Data.PORT + "/");
                assertTrue(!page.out().contains("354") && !page.out().contains("250 "), page::toString);
            }
            // The relay serves whoever comes after it, and only that mail has been sent on.
            assertTrue(Talk.sending(lab.laptop(), "127.0.0.1", Data.PORT, "Subject: mine\r\n\r\nx").get(5).startsWith("250"));
            assertEquals(1, product.await("the page's sessions have ended", status -> status.sessions().open() == 0).sessions().delivered());
            assertEquals(List.of(Mail.FROM), first.messages().stream().map(Recorder.Event::sender).toList());
        }
    }
}
