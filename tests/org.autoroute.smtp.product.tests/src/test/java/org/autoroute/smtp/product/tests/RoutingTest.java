package org.autoroute.smtp.product.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
import org.autoroute.smtp.product.tests.lab.Status;
import org.autoroute.smtp.product.tests.lab.Talk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The manual's routing features, each with a real message where one can flow. */
@ExtendWith(LabExtension.class)
class RoutingTest {

    @AfterEach
    void nowhere(Lab lab) {
        lab.unplug();
    }

    @Test
    void theServerInsideOurSubnetIsChosenAndFollowsTheMove(Lab lab) throws Exception {
        Data data = names(lab).set("routing.useFirstAsDefault", "false");
        lab.movedTo(lab.first());
        try (Recorder first = Recorder.of(lab, lab.first()); Recorder second = Recorder.of(lab, lab.second());
                Program product = Program.start(lab, data)) {
            Status status = product.awaitActive(at(lab.first()), "subnet");
            assertEquals(lab.first().gateway(), status.active().address());
            assertTrue(status.addresses().stream().anyMatch(own -> own.address().equals(lab.first().laptop()) && own.mask().equals("255.255.255.0")
                    && own.prefix() == 24), status::toString);
            send(lab, first);
            lab.moveTo(lab.second());
            product.awaitActive(at(lab.second()), "subnet");
            send(lab, second);
            assertEquals(1, first.messages().size());
            assertEquals(1, second.messages().size());
        }
    }

    @Test
    void aServerInTheWiderNetworkIsFoundOnlyWithExpandMasks(Lab lab) throws Exception {
        Data data = Data.create(lab).servers(lab.first().farHost()).set("routing.useFirstAsDefault", "false");
        lab.movedTo(lab.first());
        try (Recorder far = far(lab); Program product = Program.start(lab, data)) {
            Status status = product.await("the name is resolved", now -> now.servers().get(0).addresses().contains(lab.first().far()));
            assertNull(status.active(), status::toString);
            data.run("settings", "set", "routing.expandMasks", "true").ok();
            product.awaitActive(lab.first().farHost() + ":25", "expandedsubnet");
            send(lab, far);
        }
    }

    @Test
    void theFirstServerOfTheListIsTheDefault(Lab lab) throws Exception {
        Data data = Data.create(lab).servers("# the one for everywhere", lab.first().farHost(), lab.second().host());
        lab.movedTo(lab.first());
        try (Recorder far = far(lab); Program product = Program.start(lab, data)) {
            product.awaitActive(lab.first().farHost() + ":25", "default");
            send(lab, far);
        }
    }

    @Test
    void withoutAServerTheClientHearsWhyInTheFirstReply(Lab lab) throws Exception {
        Data data = Data.create(lab).servers(lab.second().gateway()).set("routing.useFirstAsDefault", "false");
        lab.movedTo(lab.first());
        try (Program product = Program.start(lab, data)) {
            assertNull(product.await("the address is known", status -> !status.addresses().isEmpty()).active());
            String greeting = Talk.with(lab.laptop(), "127.0.0.1", Data.PORT).get(0);
            assertTrue(greeting.matches("(?s)4\\d\\d[ -].*") && greeting.length() > 30, greeting);
        }
    }

    @Test
    void aServerThatCannotBeReachedIsNamedInTheFirstReply(Lab lab) throws Exception {
        Data data = Data.create(lab).servers(lab.first().gateway() + ":2699");
        lab.movedTo(lab.first());
        try (Program product = Program.start(lab, data)) {
            product.await("a server is active", status -> status.active() != null);
            String greeting = Talk.with(lab.laptop(), "127.0.0.1", Data.PORT).get(0);
            assertTrue(greeting.startsWith("4") && greeting.contains(lab.first().gateway()), greeting);
        }
    }

    @Test
    void aManualChoiceHoldsUntilTheNetworkChanges(Lab lab) throws Exception {
        Data data = Data.create(lab).servers(lab.first().host(), lab.first().farHost());
        lab.movedTo(lab.first());
        try (Recorder near = Recorder.of(lab, lab.first()); Recorder far = far(lab); Program product = Program.start(lab, data)) {
            product.awaitActive(at(lab.first()), "subnet");
            data.run("next").ok();
            product.awaitActive(lab.first().farHost() + ":25", "manual");
            send(lab, far);
            lab.change("addr add 10.9.9.9/24 dev " + lab.first().device());
            product.awaitActive(at(lab.first()), "subnet");
            send(lab, near);
        }
    }

    @Test
    void withAutorouteDisabledOnlyAManualChoiceChangesTheServer(Lab lab) throws Exception {
        Data data = Data.create(lab).servers(lab.first().host(), lab.second().host()).set("routing.autoroute", "false");
        lab.movedTo(lab.first());
        try (Program product = Program.start(lab, data)) {
            data.run("use", lab.first().host()).ok();
            product.awaitActive(at(lab.first()), "manual");
            lab.movedTo(lab.second());
            product.await("the move is seen", status -> status.addresses().stream().anyMatch(own -> own.address().equals(lab.second().laptop())));
            assertEquals(at(lab.first()), product.status().server());
            data.run("next").ok();
            product.awaitActive(at(lab.second()), "manual");
        }
    }

    @Test
    void aLinkToARangeOfAddressesComesBeforeTheSubnet(Lab lab) throws Exception {
        Data data = Data.create(lab).servers(lab.first().host(), lab.first().farHost() + " 198.51.100.10-198.51.100.30", lab.second().host());
        lab.movedTo(lab.first());
        try (Recorder far = far(lab); Program product = Program.start(lab, data)) {
            product.awaitActive(lab.first().farHost() + ":25", "range");
            send(lab, far);
            lab.moveTo(lab.second());
            product.awaitActive(at(lab.second()), "subnet");
        }
    }

    @Test
    void aLinkToAGatewayHoldsBehindItAsWhatIfSaidBefore(Lab lab) throws Exception {
        Data data = Data.create(lab).servers(lab.first().host(), lab.first().farHost() + " gateway=" + lab.second().gateway(), lab.second().host());
        lab.movedTo(lab.first());
        try (Program product = Program.start(lab, data)) {
            product.awaitActive(at(lab.first()), "subnet");
            String answer = data.run("what-if", "--json", "--address", lab.second().laptop() + "/24", "--gateway", lab.second().gateway()).ok().out();
            JsonObject there = JsonParser.parseString(answer).getAsJsonObject();
            assertEquals(List.of(lab.first().farHost() + ":25", "place"), List.of(there.get("active").getAsString(), there.get("reason").getAsString()));
            lab.moveTo(lab.second());
            product.awaitActive(lab.first().farHost() + ":25", "place");
            lab.change("route del default");
            product.awaitActive(at(lab.second()), "subnet");
        }
    }

    @Test
    void aLinkToAConnectionHoldsWhileTheConnectionIsUp(Lab lab) throws Exception {
        Assumptions.assumeTrue(Files.exists(Path.of("/dev/net/tun")), "no tunnels on this machine");
        Data data = Data.create(lab).servers(lab.first().host(), lab.first().farHost() + " \"tun7\"");
        lab.movedTo(lab.first());
        try (Recorder far = far(lab); Program product = Program.start(lab, data)) {
            product.awaitActive(at(lab.first()), "subnet");
            try (Service tunnel = lab.tunnel("tun7", "10.44.0.2/32")) {
                product.awaitActive(lab.first().farHost() + ":25", "connection");
                send(lab, far);
            }
            product.awaitActive(at(lab.first()), "subnet");
        }
    }

    @Test
    void withinALanNoNameIsResolvedButLiteralAddressesMatch(Lab lab) throws Exception {
        Data data = Data.create(lab).servers(lab.first().host(), "10.77.0.1").set("routing.dontResolveInLan", "true")
                .set("routing.useFirstAsDefault", "false");
        noQueryUntilAllowed(lab, data, "routing.dontResolveInLan");
    }

    @Test
    void withoutADialupConnectionNoNameIsResolvedButLiteralAddressesMatch(Lab lab) throws Exception {
        Data data = Data.create(lab).servers(lab.first().host(), "10.77.0.1").set("routing.dontResolveWithoutDialup", "true")
                .set("routing.useFirstAsDefault", "false");
        noQueryUntilAllowed(lab, data, "routing.dontResolveWithoutDialup");
    }

    private static void noQueryUntilAllowed(Lab lab, Data data, String setting) throws Exception {
        lab.movedToLan();
        int before = lab.asked(lab.first()).size();
        try (Recorder near = Recorder.start(lab, lab.first().namespace(), "10.77.0.1", 25); Program product = Program.start(lab, data)) {
            product.awaitActive("10.77.0.1:25", "subnet");
            send(lab, near);
            assertEquals(List.of(), asked(lab, before));
            assertTrue(product.status().servers().get(0).addresses().isEmpty());
            // The proof that silence was no accident: the name server is there and is asked as soon as it may be.
            data.run("settings", "set", setting, "false").ok();
            Await.until(Duration.ofSeconds(10), () -> "a query for " + lab.first().host(), () -> !asked(lab, before).isEmpty());
            assertFalse(asked(lab, before).stream().noneMatch(query -> query.contains(lab.first().host())));
        }
    }

    private static List<String> asked(Lab lab, int before) {
        try {
            List<String> all = lab.asked(lab.first());
            return all.subList(before, all.size());
        } catch (IOException problem) {
            throw new AssertionError(problem);
        }
    }

    static Data names(Lab lab) throws IOException {
        return Data.create(lab).servers(lab.first().host(), lab.second().host());
    }

    static String at(Provider provider) {
        return provider.host() + ":25";
    }

    private static Recorder far(Lab lab) throws IOException {
        return Recorder.start(lab, lab.first().namespace(), lab.first().far(), 25, "--only", lab.first().prefix());
    }

    private static void send(Lab lab, Recorder recorder) throws IOException {
        Mail mail = Mail.of(2000);
        MailClient.CURL.send(lab, mail, "127.0.0.1", Data.PORT).ok();
        recorder.awaitOne(mail.sha256());
    }
}
