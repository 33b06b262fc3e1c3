package org.autoroute.smtp.product.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.autoroute.smtp.product.tests.lab.Data;
import org.autoroute.smtp.product.tests.lab.Lab;
import org.autoroute.smtp.product.tests.lab.LabExtension;
import org.autoroute.smtp.product.tests.lab.Namespace;
import org.autoroute.smtp.product.tests.lab.Postfix;
import org.autoroute.smtp.product.tests.lab.Program;
import org.autoroute.smtp.product.tests.lab.Talk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A second message hidden in a first one (CVE-2023-51764), with a Postfix behind that forgives bare line feeds: what arrives is counted in its mailbox. */
@ExtendWith(LabExtension.class)
class SmugglingTest {

    private static final String LENIENT = "smtpd_forbid_bare_newline = no";
    private static final List<String> ENDINGS = List.of("\n.\n", "\r.\r", "\r.\n", "\n.\r", "\n.\r\n", "\r\n.\n", "\r.\r\n", "\r\n.\r",
            "\r\n\0.\r\n", "\r\n.\0\r\n");
    private static final String HIDDEN = "MAIL FROM:<evil@world.test>\r\nRCPT TO:<victim@world.test>\r\nDATA\r\nSubject: smuggled\r\n\r\nx";

    @AfterEach
    void nowhere(Lab lab) {
        lab.unplug();
    }

    @Test
    void nothingHiddenInAMessageReachesTheMailbox(Lab lab) throws Exception {
        lab.movedTo(lab.first());
        try (Postfix lenient = Postfix.start(lab, lab.first(), LENIENT); Program product = Program.start(lab, RoutingTest.names(lab))) {
            product.awaitActive(RoutingTest.at(lab.first()), "subnet");
            // Without the relay it works: Postfix takes one message for two.
            send(lab.laptop(), lab.first().gateway(), 25, "\n.\n");
            assertEquals(List.of("direct", "smuggled"), subjects(lenient.delivered(2)));
            List<String> taken = new ArrayList<>();
            for (String ending : ENDINGS) {
                String answer = send(lab.laptop(), "127.0.0.1", Data.PORT, ending).get(5);
                if (!answer.startsWith("5") && !answer.startsWith("4")) {
                    taken.add(ending.replace("\r", "CR ").replace("\n", "LF ").replace("\0", "NUL ") + ": " + answer);
                }
            }
            assertEquals(List.of(), taken);
            // Whatever came before this message has arrived when it has.
            assertTrue(Talk.sending(lab.laptop(), "127.0.0.1", Data.PORT, "Subject: last\r\n\r\nx").get(5).startsWith("250"));
            assertEquals(List.of("direct", "last", "smuggled"), subjects(lenient.delivered(3)));
        }
    }

    private static List<String> send(Namespace from, String host, int port, String ending) {
        return Talk.sending(from, host, port, "Subject: " + (port == 25 ? "direct" : "through the relay") + "\r\n\r\nbody" + ending + HIDDEN);
    }

    private static List<String> subjects(List<String> messages) {
        return messages.stream().map(text -> text.replaceFirst("(?s).*?\nSubject: ([^\n]*)\n.*", "$1")).sorted().toList();
    }
}
