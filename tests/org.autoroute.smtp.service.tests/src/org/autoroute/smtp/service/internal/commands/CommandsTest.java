package org.autoroute.smtp.service.internal.commands;

import static org.autoroute.smtp.service.internal.decision.Places.FIRST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

import org.autoroute.smtp.service.login.LoginTrouble;
import org.autoroute.smtp.routing.Login;
import org.autoroute.smtp.relay.ListenState;
import org.autoroute.smtp.relay.ServerHealth;
import org.autoroute.smtp.relay.TlsMemory;
import org.autoroute.smtp.routing.Fingerprint;
import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.NetworkSnapshot;
import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.service.AutorouteService.Registration;
import org.autoroute.smtp.service.control.ControlHandler;
import org.autoroute.smtp.service.control.ControlRequest;
import org.autoroute.smtp.service.internal.RunningService;
import org.autoroute.smtp.service.internal.Scene;
import org.autoroute.smtp.service.internal.activity.Records;
import org.autoroute.smtp.service.probe.Door;
import org.autoroute.smtp.service.probe.ProbeFinding;
import org.autoroute.smtp.service.probe.ProbeReport;
import org.autoroute.smtp.service.settings.RefusedException;
import org.autoroute.smtp.service.settings.SettingKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

@Timeout(30)
class CommandsTest {

    private static final String UNKNOWN_HEALTH =
            "\"health\":{\"state\":\"unknown\",\"since\":null,\"failures\":0,\"nextTry\":null,\"cause\":null,\"tls\":\"none\"}";

    @TempDir
    private Path directory;
    private Scene scene;
    private RunningService service;
    private Thread pump;

    @BeforeEach
    void start() throws Exception {
        scene = new Scene(directory, FIRST, "smtp.first.example:587 # office", "192.0.2.25", "wrong line !", "smtp.third.example \"Wired\"");
        service = scene.started();
        scene.resolver.answer("smtp.first.example", Duration.ofHours(1), "203.0.113.1", "2001:db8::1");
        scene.resolver.fail("smtp.third.example", Duration.ofHours(1));
        scene.loop.run();
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (pump != null) {
            pump.interrupt();
            pump.join();
        }
        scene.close();
    }

    /** Runs the loop beside the test, for commands that wait for it. */
    private void pump() {
        pump = Thread.ofPlatform().start(() -> {
            while (!Thread.interrupted()) {
                scene.loop.run();
                Thread.onSpinWait();
            }
        });
    }

    private static JsonObject json(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }

    private class Collected implements ControlHandler.Answer {
        private final List<JsonObject> results = new ArrayList<>();
        private boolean held;

        @Override
        public void result(JsonObject result) {
            results.add(result);
        }

        @Override
        public void follow(Function<Consumer<JsonObject>, Registration> source) {
            source.apply(results::add).close();
        }

        @Override
        public void hold() {
            held = true;
        }
    }

    private JsonObject call(String command, String arguments) throws RefusedException, IOException {
        Collected answer = new Collected();
        new Commands(service).handle(new ControlRequest(command, json(arguments), Locale.ROOT), answer);
        return answer.results.getFirst();
    }

    @Test
    void checkSaysWhatEachStepFound() throws Exception {
        service.pause();
        service.removeServers(Set.of(1, 2, 3));
        scene.loop.run();
        JsonObject result = call("check", "{\"client\":\"203.0.113.99\"}");
        assertEquals("failed", result.get("verdict").getAsString());
        JsonObject program = result.getAsJsonArray("steps").get(1).getAsJsonObject();
        assertEquals("program", program.get("step").getAsString());
        assertEquals("failed", program.get("verdict").getAsString());
        assertEquals("End the pause.", program.get("remedy").getAsString());
        assertTrue(result.get("text").getAsString().contains("Allowed IPs does not let 203.0.113.99 in."));
    }

    @Test
    void probeTellsDoorsAndFindings() throws Exception {
        pump();
        Door.Certificate certificate = new Door.Certificate(new Fingerprint("ab".repeat(32)), "CN=a", false);
        scene.report = new ProbeReport(List.of(new Door(new HostPort("192.0.2.25", 465), Door.State.OPEN, "mx", true, Optional.of(certificate)),
                new Door(new HostPort("192.0.2.25", 25), Door.State.SILENT, "", false, Optional.empty())),
                List.of(new ProbeFinding(true, Text.of(ProbeCall.class, "probe.late"), Optional.of(Text.of(ProbeCall.class, "probe.late")))));
        JsonObject result = call("probe", "{}");
        assertEquals(json("{\"host\":\"192.0.2.25\",\"port\":465,\"state\":\"open\",\"greeting\":\"mx\",\"tls\":true,\"certificate\":{\"fingerprint\":\""
                + certificate.fingerprint() + "\",\"subject\":\"CN=a\",\"trusted\":false}}"), result.getAsJsonArray("doors").get(0));
        assertEquals(json("{\"host\":\"192.0.2.25\",\"port\":25,\"state\":\"silent\",\"greeting\":\"\",\"tls\":false,\"certificate\":null}"),
                result.getAsJsonArray("doors").get(1));
        assertEquals(json("{\"warning\":true,\"text\":\"" + Text.of(ProbeCall.class, "probe.late").in(Locale.ROOT)
                + "\",\"remedy\":\"The look at the network did not come to its end.\"}"), result.getAsJsonArray("findings").get(0));
    }

    @Test
    void checkRefusesWhatIsNoAddress() {
        assertThrows(RefusedException.class, () -> call("check", "{\"from\":\"me@example.org\"}"));
        assertThrows(RefusedException.class, () -> call("check", "{\"from\":\"me\",\"to\":\"you@example.org\"}"));
        assertThrows(RefusedException.class, () -> call("check", "{\"client\":\"phone\"}"));
    }

    @Test
    void statusHasTheNamesOfTheInterface() throws Exception {
        assertEquals(json("""
                {"version":"1.2.3","state":"on","paused":false,
                 "problem":"Server list: line 3, column 7: expected a connection name in double quotes, or a range such as 192.0.2.1-192.0.2.20 or \
                192.0.2.0/24",
                 "listening":["127.0.0.1:25","[::1]:25"],"listeningTls":[],
                 "active":{"server":"smtp.third.example:25","entry":"smtp.third.example \\"Wired\\"","address":null,"reason":"connection","comment":"Wired"},
                 "addresses":[{"address":"192.0.2.7","mask":"255.255.255.0","prefix":24,"interface":"eth0","connection":"Wired"}],
                 "servers":[
                  {"entry":"smtp.first.example:587 # office","host":"smtp.first.example","port":587,"security":"starttls","attributes":{},"addresses":["203.0.113.1","2001:db8::1"],"error":null,
                   %1$s,"loginProblem":null},
                  {"entry":"192.0.2.25","host":"192.0.2.25","port":25,"security":"if-offered","attributes":{},"addresses":["192.0.2.25"],"error":null,%1$s,"loginProblem":null},
                  {"entry":"smtp.third.example \\"Wired\\"","host":"smtp.third.example","port":25,"security":"if-offered","attributes":{},"addresses":[],
                   "error":"there is no host smtp.third.example",%1$s,"loginProblem":null}],
                 "sessions":{"open":1,"accepted":2,"delivered":3,"refused":4,"failed":5}}
                """.formatted(UNKNOWN_HEALTH)), call("status", "{}"));
    }

    @Test
    void statusTellsWhoDoesNotWorkAndWhy() throws Exception {
        Instant since = scene.loop.now();
        scene.healths.changed(new ServerHealth(new HostPort("192.0.2.25", 25), ServerHealth.State.DOWN, since, 2, Optional.of(since.plusSeconds(5)),
                "connection refused", Optional.empty(), TlsMemory.Level.UNVERIFIED));
        scene.loop.pass(Duration.ofSeconds(1));
        assertEquals(json("{\"state\":\"down\",\"since\":\"" + since + "\",\"failures\":2,\"nextTry\":\"" + since.plusSeconds(5)
                + "\",\"cause\":\"connection refused\",\"tls\":\"unverified\"}"),
                call("status", "{}").getAsJsonArray("servers").get(1).getAsJsonObject().get("health"));
    }

    @Test
    void statusHasThePortOfTlsBesideTheOther() throws Exception {
        scene.relay.place = Optional.of(new ListenState.Listening(List.of(new InetSocketAddress("127.0.0.1", 2525)),
                List.of(new InetSocketAddress("127.0.0.1", 4650), new InetSocketAddress("::1", 4650)), Optional.empty()));
        scene.done(service.changeSetting("server.port", "2525"));
        JsonObject status = call("status", "{}");
        assertEquals("[\"127.0.0.1:2525\"]", status.get("listening").toString());
        assertEquals("[\"127.0.0.1:4650\",\"[::1]:4650\"]", status.get("listeningTls").toString());
    }

    @Test
    void statusNamesTheServerWhoseLoginIsRefused() throws Exception {
        scene.done(service.setServer(2, "192.0.2.25 login=password user=tim"));
        Login.Stored tim = new Login.Stored("tim", Optional.empty(), false, false);
        scene.states.trouble(LoginTrouble.refused(new HostPort("192.0.2.25", 25), tim, "535 no"));
        scene.loop.pass(Duration.ofSeconds(1));
        JsonObject status = call("status", "{}");
        String problem = status.getAsJsonArray("servers").get(1).getAsJsonObject().get("loginProblem").getAsString();
        assertTrue(problem.startsWith("192.0.2.25:25 does not take the password stored for tim: 535 no."), problem);
        assertTrue(status.get("problem").getAsString().startsWith(problem + "; "), status::toString);
        assertTrue(status.getAsJsonArray("servers").get(0).getAsJsonObject().get("loginProblem").isJsonNull());
    }

    @Test
    void statusIsCompleteWhenThereIsNothingToSay() throws Exception {
        try (Scene empty = new Scene(directory.resolve("empty"), NetworkSnapshot.OFFLINE)) {
            JsonObject status = StatusJson.of(empty.service().state(), empty.relay.counters(), Locale.ROOT);
            assertEquals(json("""
                    {"version":"1.2.3","state":"off","paused":false,"problem":null,"listening":[],"listeningTls":[],"active":null,"addresses":[],"servers":[],
                     "sessions":{"open":1,"accepted":2,"delivered":3,"refused":4,"failed":5}}
                    """), status);
            assertTrue(status.toString().contains("\"problem\":null"), "null is written, not left out");
        }
    }

    @Test
    void aPauseAndItsEndAnswerWithTheStatus() throws Exception {
        pump();
        assertTrue(call("pause", "{}").get("paused").getAsBoolean());
        assertFalse(call("resume", "{}").get("paused").getAsBoolean());
    }

    @Test
    void activeTellsTheAddressThatMatched() throws Exception {
        pump();
        call("servers.remove", "{\"number\":3}");
        assertEquals(json("{\"server\":\"192.0.2.25:25\",\"entry\":\"192.0.2.25\",\"address\":\"192.0.2.25\",\"reason\":\"subnet\",\"comment\":\"192.0.2.25\"}"),
                call("status", "{}").get("active"));
        assertEquals("manual", call("use", "{\"server\":\"1\"}").getAsJsonObject("active").get("reason").getAsString());
        assertEquals("203.0.113.1", call("status", "{}").getAsJsonObject("active").get("address").getAsString());
        assertEquals("192.0.2.25:25", call("next", "{}").getAsJsonObject("active").get("server").getAsString());
        assertEquals("subnet", call("use", "{\"server\":\"auto\"}").getAsJsonObject("active").get("reason").getAsString());
    }

    @Test
    void whyHasARowForEachRuleAndEntry() throws Exception {
        JsonObject why = call("why", "{}");
        assertEquals("connection", why.get("reason").getAsString());
        assertEquals("smtp.third.example:25", why.get("active").getAsString());
        JsonArray steps = why.getAsJsonArray("steps");
        List<String> rows = new ArrayList<>();
        steps.forEach(step -> rows.add(step.getAsJsonObject().get("reason").getAsString() + ": " + step.getAsJsonObject().get("outcome").getAsString()));
        assertEquals(List.of("manual: no match", "connection: chose", "subnet: also holds", "expanded subnet: off", "default: also holds"), rows);
        JsonObject verdict = steps.get(1).getAsJsonObject().getAsJsonArray("entries").get(2).getAsJsonObject();
        assertEquals("smtp.third.example \"Wired\"", verdict.get("entry").getAsString());
        assertTrue(verdict.get("holds").getAsBoolean());
        assertFalse(verdict.get("text").getAsString().isBlank());
    }

    @Test
    void attributesAreToldAsTheLineHasThem() throws Exception {
        pump();
        call("servers.add", "{\"line\":\"b.example user=joe lend=yes ssid=\\\"My home\\\" tls=implicit\"}");
        JsonObject server = call("status", "{}").getAsJsonArray("servers").get(3).getAsJsonObject();
        assertEquals("implicit", server.get("security").getAsString());
        assertEquals(json("{\"ssid\":\"My home\",\"tls\":\"implicit\",\"login\":\"password\",\"user\":\"joe\",\"lend\":\"yes\"}"), server.get("attributes"));
    }

    @Test
    void whatIfAnswersAsWhyWouldThere() throws Exception {
        pump();
        call("servers.add", "{\"line\":\"work.example from=work.example gateway=198.51.100.1\"}");
        call("use", "{\"server\":\"1\"}");
        assertEquals(call("why", "{}"), call("what-if", "{}"), "here, as things are");
        JsonObject there = call("what-if", "{\"address\":\"203.0.113.9/24\"}");
        assertEquals("smtp.first.example:587", there.get("active").getAsString());
        assertEquals("subnet", there.get("reason").getAsString(), "by the address that is known of its name, the choice by hand given up");
        assertEquals("default", call("what-if", "{\"address\":\"198.51.100.9\"}").get("reason").getAsString());
        JsonObject work = call("what-if", "{\"gateway\":\"198.51.100.1\",\"from\":\"Me <me@Work.example>\"}");
        assertEquals("work.example:25", work.get("active").getAsString());
        assertEquals("sender", work.get("reason").getAsString());
        assertTrue(work.toString().contains("names are not looked up for an imagined place"), work.toString());
        assertEquals("work.example:25", call("what-if", "{\"address\":\"198.51.100.9/24\",\"from\":\"work.example\",\"resolve\":\"work.example=198.51.100.25\"}")
                .get("active").getAsString());
        assertEquals(List.of("smtp.first.example", "smtp.third.example", "work.example"), scene.resolver.asked.stream().sorted().toList(), "asked by the list alone");
        assertEquals("manual", call("why", "{}").get("reason").getAsString(), "nothing is changed");
    }

    @Test
    void whatIfRefusesWhatIsNoPlace() {
        for (String wrong : List.of("\"address\":\"home\"", "\"address\":\"192.0.2.7/33\"", "\"gateway\":\"192.0.2.1,router\"", "\"resolve\":\"a=b\"", "\"resolve\":\"a\"")) {
            RefusedException refused = assertThrows(RefusedException.class, () -> call("what-if", "{" + wrong + "}"), wrong);
            assertTrue(refused.getMessage().contains("such as"), refused.getMessage());
        }
    }

    @Test
    void remarkableLinesAreProblemsAndCanBeListed() throws Exception {
        pump();
        call("servers.add", "{\"line\":\"192.0.2.25\"}");
        JsonObject check = call("servers.check", "{}");
        assertEquals(1, check.getAsJsonArray("problems").size());
        assertEquals(json("""
                {"line":5,"text":"192.0.2.25",
                 "remark":"The server is never reached through this line, only by hand: line 2 comes first and holds wherever this one does.",
                 "remedy":"Remove one of the two, or move this one up."}
                """), check.getAsJsonArray("remarks").get(0));
        assertTrue(call("status", "{}").get("problem").getAsString().contains("Server list: line 5: The server is never reached"), call("status", "{}").toString());
    }

    @Test
    void theListTellsNumbersStatesAndWrongLines() throws Exception {
        JsonObject list = call("servers.list", "{}");
        JsonObject third = list.getAsJsonArray("servers").get(2).getAsJsonObject();
        assertEquals(json("""
                {"number":3,"line":"smtp.third.example \\"Wired\\"","host":"smtp.third.example","port":25,"security":"if-offered","attributes":{},"addresses":[],
                 "error":"there is no host smtp.third.example",%s,"state":"failed","active":true}
                """.formatted(UNKNOWN_HEALTH)), third);
        JsonObject wrong = list.getAsJsonArray("problems").get(0).getAsJsonObject();
        assertEquals(3, wrong.get("line").getAsInt());
        assertEquals(7, wrong.get("column").getAsInt());
        assertEquals("wrong line !", wrong.get("text").getAsString());
    }

    @Test
    void settingsAreListedReadAndChanged() throws Exception {
        pump();
        assertEquals(SettingKey.values().length, call("settings.list", "{}").getAsJsonArray("settings").size());
        assertEquals("25", call("settings.get", "{\"key\":\"server.port\"}").get("value").getAsString());
        JsonObject changed = call("settings.set", "{\"key\":\"server.port\",\"value\":\"2525\"}");
        assertEquals("2525", changed.get("value").getAsString());
        assertEquals("25", changed.get("default").getAsString());
        assertEquals(List.of(25, 2525), scene.relay.ports);
        assertThrows(RefusedException.class, () -> call("settings.get", "{\"key\":\"no.such\"}"));
        assertThrows(RefusedException.class, () -> call("settings.set", "{\"key\":\"server.port\",\"value\":\"0\"}"));
    }

    @Test
    void sessionsAreThoseThatEndedAndThoseThatAreOpenInTheirOrder() throws Exception {
        scene.activity.ended(Records.delivered(1));
        scene.activity.ended(Records.refused(3));
        scene.relay.open.add(Records.delivered(2));
        JsonArray sessions = call("sessions", "{}").getAsJsonArray("sessions");
        List<Integer> ids = new ArrayList<>();
        sessions.forEach(session -> ids.add(session.getAsJsonObject().get("id").getAsInt()));
        assertEquals(List.of(1, 2, 3), ids);
    }

    @Test
    void whoFollowsSessionsGetsEachThatEnds() throws Exception {
        CountDownLatch heard = new CountDownLatch(1);
        Collected answer = new Collected() {
            @Override
            public void follow(Function<Consumer<JsonObject>, Registration> source) {
                try (Registration registration = source.apply(session -> heard.countDown())) {
                    scene.activity.ended(Records.delivered(1));
                    assertTrue(heard.await(10, TimeUnit.SECONDS));
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        };
        new Commands(service).handle(new ControlRequest("sessions", json("{\"follow\":true}"), Locale.ROOT), answer);
        assertEquals(0, heard.getCount());
    }

    @Test
    void showAndStopReachWhoeverCanDoIt() throws Exception {
        assertFalse(call("show", "{}").get("shown").getAsBoolean());
        List<String> done = new ArrayList<>();
        service.onShow(() -> done.add("shown"));
        service.onStop(() -> done.add("stopped"));
        assertTrue(call("show", "{}").get("shown").getAsBoolean());
        Collected answer = new Collected();
        new Commands(service).handle(new ControlRequest("stop", new JsonObject(), Locale.ROOT), answer);
        assertEquals(json("{\"stopping\":true,\"open\":1}"), answer.results.getFirst());
        assertTrue(answer.held, "the caller hears of the end by the connection's end");
        assertEquals(List.of("shown", "stopped"), done);
    }

    @Test
    void aStopBeforeAnybodyCanEndTheProgramEndsItAsSoonAsSomebodyCan() throws Exception {
        assertTrue(call("stop", "{}").get("stopping").getAsBoolean());
        List<String> done = new ArrayList<>();
        service.onStop(() -> done.add("stopped"));
        assertEquals(List.of("stopped"), done);
        service.onStop(() -> done.add("stopped twice")).close();
        assertEquals(List.of("stopped"), done);
    }

    @Test
    void anUnknownCommandIsRefused() {
        RefusedException refused = assertThrows(RefusedException.class, () -> call("reboot", "{}"));
        assertEquals("There is no command \"reboot\".", refused.getMessage());
    }
}
