package org.autoroute.smtp.product.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.autoroute.smtp.product.tests.lab.Data;
import org.autoroute.smtp.product.tests.lab.Lab;
import org.autoroute.smtp.product.tests.lab.LabExtension;
import org.autoroute.smtp.product.tests.lab.Program;
import org.autoroute.smtp.product.tests.lab.Recorder;
import org.autoroute.smtp.product.tests.lab.Scripts;
import org.autoroute.smtp.product.tests.lab.Talk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A machine of another network tries what scanners for open relays try. It is refused before it has said a word. */
@ExtendWith(LabExtension.class)
class OpenRelayTest {

    private static final List<String> SENDERS = List.of("<>", "<a@world.test>", "<friend@smtp.first.test>", "<friend@localhost>",
            "<friend@[127.0.0.1]>", "a@world.test");
    private static final List<String> RECIPIENTS = List.of("<b@victim.test>", "b@victim.test", "<\"b@victim.test\">", "<\"b@victim.test\"@localhost>",
            "<b%victim.test@localhost>", "<b%victim.test@[127.0.0.1]>", "<b%victim.test>", "<@localhost:b@victim.test>",
            "<@localhost,@smtp.first.test:b@victim.test>", "<victim.test!b>", "<victim.test!b@localhost>", "<localhost!victim.test!b>",
            "<b@victim.test@localhost>", "<\"b%victim.test\"@localhost>", "<b@[198.51.100.1]>", "<postmaster>");

    @AfterEach
    void nowhere(Lab lab) {
        lab.leaveStranger();
        lab.unplug();
    }

    /** What came of one attempt: the first reply, and whether anything was said after it. */
    private record Heard(String greeting, boolean more) {
    }

    @Test
    void noTrickOfAScannerIsHeard(Lab lab) throws Exception {
        lab.movedTo(lab.first());
        lab.meetStranger();
        List<String> attempts = Stream.concat(
                SENDERS.stream().flatMap(sender -> RECIPIENTS.stream().map(recipient -> "EHLO scanner.test\r\nMAIL FROM:" + sender + "\r\nRCPT TO:"
                        + recipient + "\r\nDATA\r\nSubject: open\r\n\r\nx\r\n.\r\nQUIT\r\n")),
                Stream.of("HELO localhost\r\nMAIL FROM:<>\r\nRCPT TO:<b@victim.test>\r\nDATA\r\nx\r\n.\r\n", "STARTTLS\r\n", "AUTH PLAIN AGEAYg==\r\n",
                        "XCLIENT ADDR=127.0.0.1\r\n", "ETRN victim.test\r\n", "PROXY TCP4 127.0.0.1 127.0.0.1 1 2525\r\nEHLO localhost\r\n",
                        "VRFY root\r\n", "EXPN root\r\n")).toList();
        try (Recorder first = Recorder.of(lab, lab.first()); Program product = Program.start(lab, RoutingTest.names(lab))) {
            product.awaitActive(RoutingTest.at(lab.first()), "subnet");
            Heard[] heard = new Gson().fromJson(lab.stranger().run(Duration.ofSeconds(60), new Gson().toJson(attempts), "python3",
                    Scripts.path("scan.py"), lab.laptopForStranger(), Integer.toString(Data.PORT)).ok().out(), Heard[].class);
            String refusal = heard[0].greeting();
            assertTrue(refusal.startsWith("554 5.7.1 "), refusal);
            assertEquals(Collections.nCopies(attempts.size(), new Heard(refusal, false)), List.of(heard));
            product.await("each is counted", status -> status.sessions().refused() == attempts.size() && status.sessions().open() == 0);
            assertEquals(0, first.events("session").size(), "the provider never saw a connection");
            // A client of this computer is served all the while.
            assertTrue(Talk.sending(lab.laptop(), "127.0.0.1", Data.PORT, "Subject: own\r\n\r\nx").get(5).startsWith("250"));
            assertEquals(1, first.messages().size());
        }
    }
}
