package org.autoroute.smtp.product.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.autoroute.smtp.product.tests.lab.Data;
import org.autoroute.smtp.product.tests.lab.Program;
import org.autoroute.smtp.product.tests.lab.Lab;
import org.autoroute.smtp.product.tests.lab.LabExtension;
import org.autoroute.smtp.product.tests.lab.Recorder;
import org.autoroute.smtp.product.tests.lab.Talk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A stranger on another network finds no open relay. */
@ExtendWith(LabExtension.class)
class AccessTest {

    @AfterEach
    void nowhere(Lab lab) {
        lab.leaveStranger();
        lab.unplug();
    }

    @Test
    void aStrangerIsRefusedAndCounted(Lab lab) throws Exception {
        lab.movedTo(lab.first());
        lab.meetStranger();
        try (Recorder first = Recorder.of(lab, lab.first()); Program product = Program.start(lab, RoutingTest.names(lab))) {
            product.awaitActive(RoutingTest.at(lab.first()), "subnet");
            List<String> heard = Talk.sending(lab.stranger(), lab.laptopForStranger(), Data.PORT, "Subject: open?\r\n\r\nrelay");
            assertTrue(heard.get(0).startsWith("554 5.7.1"), heard::toString);
            assertTrue(heard.stream().noneMatch(reply -> reply.startsWith("2") || reply.startsWith("3")), heard::toString);
            product.await("the refusal is counted", status -> status.sessions().refused() == 1);
            assertEquals(0, first.messages().size());
        }
    }

    @Test
    void aMaskLetsTheStrangerIn(Lab lab) throws Exception {
        lab.movedTo(lab.first());
        lab.meetStranger();
        Data data = RoutingTest.names(lab);
        try (Recorder first = Recorder.of(lab, lab.first()); Program product = Program.start(lab, data)) {
            product.awaitActive(RoutingTest.at(lab.first()), "subnet");
            data.run("settings", "set", "server.allowed", "127.0.0.1, 192.0.2.*").ok();
            List<String> heard = Talk.sending(lab.stranger(), lab.laptopForStranger(), Data.PORT, "Subject: friend\r\n\r\nrelay");
            assertTrue(heard.get(5).startsWith("250"), heard::toString);
            assertEquals(1, first.messages().size());
            data.run("settings", "set", "server.allowed", "127.0.0.1, 10.99.*.*").ok();
            List<String> again = Talk.with(lab.stranger(), lab.laptopForStranger(), Data.PORT);
            assertTrue(again.get(0).startsWith("554 5.7.1"), again::toString);
            List<String> own = Talk.with(lab.laptop(), "127.0.0.1", Data.PORT);
            assertTrue(own.get(0).startsWith("220"), own::toString);
        }
    }
}
