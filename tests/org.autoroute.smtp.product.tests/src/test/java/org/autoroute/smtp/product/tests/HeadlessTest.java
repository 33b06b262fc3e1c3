package org.autoroute.smtp.product.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.autoroute.smtp.product.tests.lab.Data;
import org.autoroute.smtp.product.tests.lab.Dialogue;
import org.autoroute.smtp.product.tests.lab.Program;
import org.autoroute.smtp.product.tests.lab.Lab;
import org.autoroute.smtp.product.tests.lab.LabExtension;
import org.autoroute.smtp.product.tests.lab.Mail;
import org.autoroute.smtp.product.tests.lab.Recorder;
import org.autoroute.smtp.product.tests.lab.Shell;
import org.autoroute.smtp.product.tests.lab.Status;
import org.autoroute.smtp.product.tests.lab.Talk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The program without a window: how it starts, what it needs, how it ends. */
@ExtendWith(LabExtension.class)
class HeadlessTest {

    @BeforeEach
    void atTheFirstProvider(Lab lab) {
        lab.movedTo(lab.first());
    }

    @AfterEach
    void nowhere(Lab lab) {
        lab.unplug();
    }

    @Test
    void itLoadsNoClassOfAWindow(Lab lab) throws Exception {
        Path classes = lab.directory().resolve("classes.log");
        Data data = RoutingTest.names(lab);
        try (Recorder first = Recorder.of(lab, lab.first()); Program product = Program.launch(lab, data, "-Xlog:class+load:file=" + classes)) {
            product.awaitActive(RoutingTest.at(lab.first()), "subnet");
            Talk.sending(lab.laptop(), "127.0.0.1", Data.PORT, "Subject: x\r\n\r\nx");
            data.run("status").ok();
            data.run("next").ok();
            assertEquals(1, first.messages().size());
            try (Stream<String> lines = Files.lines(classes)) {
                Set<String> loaded = lines.map(line -> line.replaceFirst("^(\\[[^]]*] ?)+", "").split(" ")[0]).collect(Collectors.toSet());
                assertTrue(loaded.stream().anyMatch(name -> name.startsWith("org.autoroute.smtp.relay.")), "the log is not what it should be");
                assertEquals(List.of(), loaded.stream().filter(name -> name.startsWith("org.eclipse.swt.") || name.startsWith("org.eclipse.jface.")
                        || name.startsWith("org.eclipse.e4.") || name.startsWith("org.autoroute.smtp.ui.") || name.startsWith("java.awt.")).toList());
            }
        }
    }

    @Test
    void terminationLetsTheMessageUnderWayFinish(Lab lab) throws Exception {
        try (Recorder first = Recorder.of(lab, lab.first()); Program product = Program.start(lab, RoutingTest.names(lab))) {
            product.awaitActive(RoutingTest.at(lab.first()), "subnet");
            try (Dialogue dialogue = new Dialogue(lab.laptop(), "127.0.0.1", Data.PORT)) {
                dialogue.upToData().say("Subject: last\r\n\r\n");
                product.process().destroy();
                product.await("it does not listen any more", status -> status.listening().isEmpty());
                List<String> heard = Talk.with(lab.laptop(), "127.0.0.1", Data.PORT);
                assertTrue(heard.get(0).startsWith("! "), heard::toString);
                dialogue.say("goodbye\r\n.\r\n");
                dialogue.expect("250");
                assertEquals(1, first.messages().size());
            }
            int status = product.ended(Duration.ofSeconds(10));
            assertTrue(status == 0 || status == 143, () -> "exit status " + status);
        }
    }

    @Test
    void aSecondStartSaysThatOneRunsAndEnds(Lab lab) throws Exception {
        Data data = RoutingTest.names(lab);
        try (Program product = Program.start(lab, data)) {
            Shell.Done second = Shell.run(Duration.ofSeconds(10), "", lab.laptop().inside(data.command("--headless")));
            assertEquals(0, second.status(), second::toString);
            assertFalse((second.out() + second.err()).isBlank());
            assertFalse((second.out() + second.err()).contains("Exception"), second::toString);
            assertEquals("on", product.status().state());
        }
    }

    @Test
    void withRightsItListensOnPort25(Lab lab) throws Exception {
        Data data = RoutingTest.names(lab).set("server.port", "25");
        try (Recorder first = Recorder.of(lab, lab.first()); Program product = Program.start(lab, data)) {
            product.awaitActive(RoutingTest.at(lab.first()), "subnet");
            assertTrue(Talk.with(lab.laptop(), "localhost", 25).get(0).startsWith("220"));
        }
    }

    @Test
    void withoutRightsForPort25ItSaysSoAndListensWhereItMay(Lab lab) throws Exception {
        Data data = RoutingTest.names(lab).set("server.port", "25");
        try (Recorder first = Recorder.of(lab, lab.first());
                Program product = Program.launch(lab, data, "", "setpriv", "--bounding-set", "-net_bind_service", "--inh-caps",
                        "-net_bind_service")) {
            Status status = product.await("a problem is told", now -> now.problem() != null);
            assertEquals("off", status.state());
            assertTrue(status.problem().contains("25") && status.problem().matches(".*\\b(\\d{4,5})\\b.*"), status::problem);
            data.run("settings", "set", "server.port", Integer.toString(Data.PORT)).ok();
            assertEquals("on", product.await("it listens", now -> !now.listening().isEmpty()).state());
            product.awaitActive(RoutingTest.at(lab.first()), "subnet");
            assertTrue(Talk.with(lab.laptop(), "localhost", Data.PORT).get(0).startsWith("220"));
        }
    }

    @Test
    void aPortInUseIsToldWithItsHolder(Lab lab) throws Exception {
        Data data = RoutingTest.names(lab);
        try (Recorder holder = Recorder.start(lab, lab.laptop(), "0.0.0.0", Data.PORT); Program product = Program.launch(lab, data, "")) {
            Status status = product.await("a problem is told", now -> now.problem() != null);
            assertEquals("off", status.state());
            assertTrue(status.problem().contains(Integer.toString(Data.PORT)) && status.problem().contains("python"), status::problem);
            data.run("settings", "set", "server.port", "2527").ok();
            product.await("it listens", now -> !now.listening().isEmpty() && now.problem() == null);
        }
    }

    @Test
    void aBadSettingIsNamedAndTheFileIsLeftAlone(Lab lab) throws Exception {
        Data data = RoutingTest.names(lab).set("routing.expandMasks", "perhaps");
        byte[] before = Files.readAllBytes(data.preferences());
        try (Program product = Program.start(lab, data)) {
            Status status = product.await("a problem is told", now -> now.problem() != null);
            assertTrue(status.problem().contains("routing.expandMasks") && status.problem().contains("perhaps"), status::problem);
            assertEquals("false", data.run("settings", "get", "routing.expandMasks").ok().out().strip());
            data.run("stop").ok();
            product.ended(Duration.ofSeconds(10));
        }
        assertArrayEquals(before, Files.readAllBytes(data.preferences()));
    }

    @Test
    void aWrongLineOfTheListCostsNoOtherLine(Lab lab) throws Exception {
        Data data = Data.create(lab).servers(lab.first().host(), "two words wrong", lab.second().host());
        try (Program product = Program.start(lab, data)) {
            Status status = product.awaitActive(RoutingTest.at(lab.first()), "subnet");
            assertEquals(2, status.servers().size());
            assertTrue(status.problem() != null && status.problem().contains("2"), () -> "problem: " + status.problem());
        }
    }

    @Test
    void aNewPortLosesNoRunningSession(Lab lab) throws Exception {
        Data data = RoutingTest.names(lab);
        try (Recorder first = Recorder.of(lab, lab.first()); Program product = Program.start(lab, data)) {
            product.awaitActive(RoutingTest.at(lab.first()), "subnet");
            try (Dialogue dialogue = new Dialogue(lab.laptop(), "127.0.0.1", Data.PORT)) {
                dialogue.upToData().say("Subject: x\r\n\r\n");
                data.run("settings", "set", "server.port", "2528").ok();
                product.await("it listens there", status -> status.listening().stream().anyMatch(address -> address.endsWith(":2528")));
                dialogue.say("x\r\n.\r\n");
                dialogue.expect("250");
            }
            assertEquals(1, first.messages().size());
            assertEquals(List.of(Mail.TO), first.messages().get(0).recipients());
        }
    }
}
