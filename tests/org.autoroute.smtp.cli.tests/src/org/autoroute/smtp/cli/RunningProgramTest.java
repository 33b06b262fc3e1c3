package org.autoroute.smtp.cli;

import static org.autoroute.smtp.cli.FakeProgram.ok;
import static org.autoroute.smtp.cli.FakeProgram.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.autoroute.smtp.cli.Terminal.Result;
import org.autoroute.smtp.service.control.ControlClient;
import org.autoroute.smtp.service.settings.DataArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** The command line against a program that says what the control protocol lets it say. */
@Timeout(30)
class RunningProgramTest {

    private static final String STATUS = """
            {"version":"0.1.0","state":"on","problem":null,"listening":["127.0.0.1:2525","[::1]:2525"],
             "active":{"server":"smtp.first.example:25","entry":"smtp.first.example","address":"192.0.2.25","reason":"subnet","comment":"192.0.2.25"},
             "addresses":[{"address":"192.0.2.7","mask":"255.255.255.0","prefix":24,"interface":"eth0","connection":"Wired connection 1"},
              {"address":"2001:db8::7","mask":"/64","prefix":64,"interface":"eth0","connection":null}],
             "servers":[{"entry":"smtp.first.example","host":"smtp.first.example","port":25,"addresses":["192.0.2.25"],"error":null},
              {"entry":"smtp.second.example:587 \\"Office\\"","host":"smtp.second.example","port":587,"addresses":[],"error":"no such host"}],
             "sessions":{"open":0,"accepted":3,"delivered":2,"refused":1,"failed":0}}""".replaceAll("\n *", "");

    @TempDir
    private Path data;

    private Result answered(String answer, String... arguments) throws Exception {
        try (FakeProgram program = FakeProgram.answering(data, answer)) {
            return new Terminal(data).type(arguments);
        }
    }

    @Test
    void aCheckThatFailedIsTheStatusOne() throws Exception {
        Result failed = answered(ok("{\"verdict\":\"failed\",\"text\":\"[failed] a: b\\n    do c\\n\",\"steps\":[]}"), "check");
        assertEquals(1, failed.status());
        assertEquals("[failed] a: b\n    do c\n", failed.out().replace("\r", ""));
        assertTrue(failed.err().contains("something keeps mail from going out"), failed.err());
        assertEquals(0, answered(ok("{\"verdict\":\"warning\",\"text\":\"\",\"steps\":[]}"), "check").status());
    }

    static Stream<org.junit.jupiter.params.provider.Arguments> requests() {
        return Stream.of(
                arguments("status", "status", "{}"),
                arguments("status --json", "status", "{}"),
                arguments("why", "why", "{}"),
                arguments("what-if", "what-if", "{}"),
                arguments("what-if --address 192.0.2.7/24 --connection Home --ssid=Home --gateway 192.0.2.1 --dns lan --from a@b.example --resolve a=192.0.2.1",
                        "what-if", """
                                {"address":"192.0.2.7/24","connection":"Home","ssid":"Home","gateway":"192.0.2.1","dns":"lan","from":"a@b.example",
                                 "resolve":"a=192.0.2.1"}"""),
                arguments("servers check", "servers.check", "{}"),
                arguments("next", "next", "{}"),
                arguments("use 2", "use", "{\"server\":\"2\"}"),
                arguments("use smtp.first.example:587", "use", "{\"server\":\"smtp.first.example:587\"}"),
                arguments("use auto", "use", "{\"server\":\"auto\"}"),
                arguments("pause", "pause", "{}"),
                arguments("resume", "resume", "{}"),
                arguments("check", "check", "{}"),
                arguments("check --from a@a.example --to=b@b.example", "check", "{\"from\":\"a@a.example\",\"to\":\"b@b.example\"}"),
                arguments("check --client 192.0.2.7", "check", "{\"client\":\"192.0.2.7\"}"),
                arguments("servers", "servers.list", "{}"),
                arguments("servers list", "servers.list", "{}"),
                arguments("servers add a.example", "servers.add", "{\"line\":\"a.example\"}"),
                arguments("servers add a.example 10.0.0.0/8", "servers.add", "{\"line\":\"a.example 10.0.0.0/8\"}"),
                arguments("servers set 2 a.example;26", "servers.set", "{\"number\":2,\"line\":\"a.example;26\"}"),
                arguments("servers remove 3", "servers.remove", "{\"number\":3}"),
                arguments("servers move 3 1", "servers.move", "{\"from\":3,\"to\":1}"),
                arguments("settings", "settings.list", "{}"),
                arguments("settings list", "settings.list", "{}"),
                arguments("settings get server.port", "settings.get", "{\"key\":\"server.port\"}"),
                arguments("settings set server.allowed *.*.*.*", "settings.set", "{\"key\":\"server.allowed\",\"value\":\"*.*.*.*\"}"),
                arguments("sessions", "sessions", "{\"follow\":false}"));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void asksAsTheProtocolSays(String typed, String command, String arguments) throws Exception {
        try (FakeProgram program = FakeProgram.answering(data, ok("{}"))) {
            Result result = new Terminal(data).type(typed.split(" "));
            assertEquals(0, result.status(), result.err());
            assertEquals(command, program.request().get("command").getAsString());
            assertEquals(JsonParser.parseString(arguments), program.request().get("arguments"));
            assertEquals("en", program.request().get("locale").getAsString());
        }
    }

    @ParameterizedTest
    @MethodSource("requests")
    void aRefusalIsTheStatusOneAndItsReasonOnStandardError(String typed) throws Exception {
        Result result = answered(refused("There is no server 9."), typed.split(" "));
        assertEquals(1, result.status());
        assertEquals("", result.out());
        assertEquals("autoroute-smtp: There is no server 9.", result.err().lines().findFirst().orElse(""));
    }

    @Test
    void aPauseIsSaidInTheFirstLine() throws Exception {
        String paused = STATUS.replace("\"state\":\"on\"", "\"state\":\"on\",\"paused\":true");
        String line = "Autoroute SMTP 0.1.0  paused: mail clients are asked to send again later";
        assertEquals(line, answered(ok(paused), "status").out().lines().findFirst().orElse(""));
        assertEquals(line + "\n", answered(ok(paused), "pause").out());
        assertEquals("Autoroute SMTP 0.1.0  on\n", answered(ok(STATUS), "resume").out());
    }

    @Test
    void statusIsShownInTables() throws Exception {
        assertEquals("""
                Autoroute SMTP 0.1.0  on
                Listening             127.0.0.1:2525, [::1]:2525
                Active SMTP           smtp.first.example:25 (192.0.2.25): in our network
                Sessions              0 open, 3 accepted, 2 delivered, 1 refused, 0 failed

                IP address   Subnet mask    Interface  Connection
                192.0.2.7    255.255.255.0  eth0       Wired connection 1
                2001:db8::7  /64            eth0

                   #  Server                            Addresses
                *  1  smtp.first.example                192.0.2.25
                   2  smtp.second.example:587 "Office"  no such host
                """, answered(ok(STATUS), "status").out());
    }

    @Test
    void statusHasThePortOfTlsWhenThereIsOne() throws Exception {
        String out = answered(ok(STATUS.replace("\"active\":{", "\"listeningTls\":[\"127.0.0.1:4650\",\"[::1]:4650\"],\"active\":{")), "status").out();
        assertTrue(out.contains("Listening             127.0.0.1:2525, [::1]:2525\nListening with TLS    127.0.0.1:4650, [::1]:4650\n"), out);
    }

    @Test
    void statusWithoutAnythingSaysSo() throws Exception {
        assertEquals("""
                Autoroute SMTP 0.1.0  off
                Problem               port 25 is in use
                Listening             -
                Active SMTP           N/A
                Sessions              0 open, 0 accepted, 0 delivered, 0 refused, 0 failed

                This computer has no IP address (N/A).

                The list has no server.
                """, answered(ok("{\"version\":\"0.1.0\",\"state\":\"off\",\"problem\":\"port 25 is in use\",\"listening\":[],\"active\":null,\"addresses\":[],"
                        + "\"servers\":[],\"sessions\":{\"open\":0,\"accepted\":0,\"delivered\":0,\"refused\":0,\"failed\":0}}"), "status").out());
    }

    @Test
    void jsonIsTheResultUntouched() throws Exception {
        String strange = "{\"a\":null,\"b\":\"<&'=\\u00fc\\n\",\"unknown\":[1,2.50]}";
        assertEquals(STATUS + "\n", answered(ok(STATUS), "status", "--json").out());
        assertEquals(JsonParser.parseString(strange), JsonParser.parseString(answered(ok(strange), "why", "--json").out()));
        assertEquals(1, answered(ok(strange), "why", "--json").out().lines().count());
    }

    @Test
    void nextAndUseShowTheActiveServer() throws Exception {
        assertEquals("Active SMTP: smtp.first.example:25 (192.0.2.25): in our network\n", answered(ok(STATUS), "next").out());
        assertEquals("Active SMTP: N/A\n", answered(ok("{\"active\":null}"), "use", "auto").out());
        assertEquals("Active SMTP: a:25 (c): brand new\n",
                answered(ok("{\"active\":{\"server\":\"a:25\",\"comment\":\"c\",\"reason\":\"brand new\"}}"), "next").out());
    }

    @Test
    void whyShowsEachRuleAndMarksTheOneThatChose() throws Exception {
        assertEquals("""
                Active SMTP: a.example:25 (default)

                  No server is chosen by hand.
                  No link holds.
                      a.example: has no link
                * The first server in the list is the default: a.example
                """, answered(ok("{\"reason\":\"default\",\"active\":\"a.example:25\",\"comment\":\"default\",\"steps\":["
                        + "{\"reason\":\"manual\",\"outcome\":\"no match\",\"text\":\"No server is chosen by hand.\",\"entries\":[]},"
                        + "{\"reason\":\"connection\",\"outcome\":\"no match\",\"text\":\"No link holds.\","
                        + "\"entries\":[{\"entry\":\"a.example\",\"holds\":false,\"text\":\"a.example: has no link\"}]},"
                        + "{\"reason\":\"default\",\"outcome\":\"chose\",\"text\":\"The first server in the list is the default: a.example\",\"entries\":[]}]}"),
                        "why").out());
    }

    @Test
    void theListNamesWrongLinesOnStandardError() throws Exception {
        Result result = answered(ok("{\"servers\":[{\"number\":1,\"line\":\"a.example\",\"addresses\":[\"192.0.2.1\",\"192.0.2.2\"],\"error\":null,\"active\":true},"
                + "{\"number\":2,\"line\":\"b\",\"addresses\":[],\"state\":\"failed\",\"error\":\"no such host\",\"active\":false},"
                + "{\"number\":3,\"line\":\"c\",\"addresses\":[],\"state\":\"pending\"},{\"number\":4,\"line\":\"d\",\"addresses\":[],\"state\":\"suppressed\"}],"
                + "\"problems\":[{\"line\":3,\"column\":3,\"text\":\"c:x\",\"error\":\"line 3, column 3: expected a port\"}]}"), "servers", "list");
        assertEquals("*  1  a.example  192.0.2.1, 192.0.2.2\n   2  b          no such host\n"
                + "   3  c          its name is being looked up\n   4  d          its name is not looked up here\n", result.out());
        assertEquals("servers.txt, line 3, column 3: expected a port: c:x\n", result.err());
        assertEquals(0, result.status());
    }

    @Test
    void aLookAtTheNetworkShowsDoorsAndFindings() throws Exception {
        String doors = "{\"doors\":[{\"host\":\"a.example\",\"port\":25,\"state\":\"silent\",\"greeting\":\"\"},"
                + "{\"host\":\"a.example\",\"port\":587,\"state\":\"open\",\"tls\":true,\"greeting\":\"mx.a.example\"}],\"findings\":[";
        Result blocked = answered(ok(doors + "{\"warning\":true,\"text\":\"This network blocks port 25.\",\"remedy\":\"Use port 587.\"}]}"), "probe");
        assertEquals("a.example  25   silent\na.example  587  open, with TLS  mx.a.example\nThis network blocks port 25.\n    Use port 587.\n", blocked.out());
        assertEquals(1, blocked.status());
        assertEquals(0, answered(ok(doors + "{\"warning\":false,\"text\":\"A note.\",\"remedy\":null}]}"), "probe").status());
    }

    @Test
    void theListTellsWhoDoesNotWork() throws Exception {
        String list = "{\"servers\":[{\"number\":1,\"line\":\"a\",\"addresses\":[\"192.0.2.1\"],\"active\":true,\"health\":{\"state\":\"down\",\"cause\":\"421 full\"}},"
                + "{\"number\":2,\"line\":\"b\",\"addresses\":[\"192.0.2.2\"],\"health\":{\"state\":\"up\",\"cause\":\"no greeting in time\"}},"
                + "{\"number\":3,\"line\":\"c\",\"addresses\":[\"192.0.2.3\"],\"health\":{\"state\":\"up\",\"cause\":null}}],\"problems\":[]}";
        assertEquals("*  1  a  192.0.2.1, DOWN: 421 full\n   2  b  192.0.2.2, last failure: no greeting in time\n   3  c  192.0.2.3\n",
                answered(ok(list), "servers", "list").out());
    }

    @Test
    void settingsAreShownWithTheirMeaning() throws Exception {
        String port = "{\"key\":\"server.port\",\"value\":\"2525\",\"default\":\"25\",\"text\":\"The port\"}";
        assertEquals("server.port = 2525\n    The port (default: 25)\n", answered(ok("{\"settings\":[" + port + "]}"), "settings").out());
        assertEquals("2525\n", answered(ok(port), "settings", "get", "server.port").out());
        assertEquals("server.port = 2525\n", answered(ok(port), "settings", "set", "server.port", "2525").out());
    }

    private static final String SESSION = "{\"id\":7,\"start\":\"not a time\",\"duration\":0.042,\"client\":\"127.0.0.1\",\"server\":\"a.example:25\",\"comment\":\"default\","
            + "\"outcome\":\"delivered\",\"reply\":\"221 Bye\",\"messages\":[{\"from\":\"a@example.org\",\"recipients\":[\"b@example.org\",\"c@example.org\"],"
            + "\"recipientCount\":5,\"size\":1042,\"reply\":\"250 queued\"}]}";

    @Test
    void sessionsAreShownWithTheirMessages() throws Exception {
        assertEquals("not a time  127.0.0.1 -> a.example:25 (default)  delivered, 0.042 s  221 Bye\n"
                + "    a@example.org -> b@example.org, c@example.org and 3 more  1042 octets  250 queued\n",
                answered(ok("{\"sessions\":[" + SESSION + "]}"), "sessions").out());
        assertEquals("{\"sessions\":[" + SESSION + "]}\n", answered(ok("{\"sessions\":[" + SESSION + "]}"), "sessions", "--json").out());
    }

    @Test
    void followingGoesOnUntilTheProgramEnds() throws Exception {
        try (FakeProgram program = FakeProgram.leaving(data, ok("{\"sessions\":[" + SESSION + "]}"), ok(SESSION), ok(SESSION))) {
            Result result = new Terminal(data).type("sessions", "--follow", "--json");
            assertEquals(0, result.status(), result.err());
            assertEquals((SESSION + "\n").repeat(3), result.out());
            assertTrue(program.request().getAsJsonObject("arguments").get("follow").getAsBoolean());
        }
    }

    @Test
    void stopReturnsWhenTheProgramHasEnded() throws Exception {
        try (FakeProgram program = FakeProgram.leaving(data, ok("{\"stopping\":true,\"open\":2}"))) {
            Result result = new Terminal(data).type("stop");
            assertEquals(0, result.status(), result.err());
            assertEquals("Waiting for open sessions: 2\nStopped.\n", result.out());
        }
    }

    @Test
    void anEndThatTakesTooLongIsNoticed() throws Exception {
        try (FakeProgram program = FakeProgram.answering(data, ok("{}")); RunningProgram running = connect(Duration.ofSeconds(10))) {
            running.call("stop", new JsonObject());
            assertEquals(false, running.awaitEnd(Duration.ofMillis(50)));
        }
    }

    @Test
    void aProgramThatGivesNoAnswerIsGivenUp() throws Exception {
        try (FakeProgram program = FakeProgram.answering(data); RunningProgram running = connect(Duration.ofMillis(50))) {
            Refusal refusal = assertThrows(Refusal.class, () -> running.call("status", new JsonObject()));
            assertTrue(refusal.getMessage().startsWith("Autoroute SMTP gave no answer"), refusal.getMessage());
        }
    }

    private RunningProgram connect(Duration limit) throws IOException {
        Console console = new Console(new ByteArrayOutputStream(), StandardCharsets.UTF_8, System.err, question -> Optional.empty(), Locale.ENGLISH);
        return new RunningProgram(ControlClient.connect(new DataArea(data.toRealPath())).orElseThrow(), console, limit);
    }

    @Test
    void aConnectionThatBreaksIsSaid() throws Exception {
        try (FakeProgram program = FakeProgram.leaving(data)) {
            Result result = new Terminal(data).type("status");
            assertEquals(1, result.status());
            assertTrue(result.err().startsWith("autoroute-smtp: the connection to Autoroute SMTP broke"), result.err());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "\u0000\u0001", "{\"ok\":true", "{}"})
    void anAnswerThatIsNoneIsSaid(String answer) throws Exception {
        Result result = answered(answer, "status");
        assertEquals(1, result.status());
        assertTrue(result.err().startsWith("autoroute-smtp: "), result.err());
    }

    @Test
    void aSocketNobodyListensToCountsAsNotRunning() throws Exception {
        Path socket = data.toRealPath().resolve("control.sock");
        ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket)).close();
        assertTrue(Files.exists(socket));
        Result status = new Terminal(data).type("status");
        assertEquals(1, status.status());
        assertEquals("autoroute-smtp: Autoroute SMTP is not running with the data directory " + data.toRealPath() + ".\n", status.err());
        assertEquals(0, new Terminal(data).type("servers", "add", "a.example").status());
    }

    @Test
    void nothingThatWasReceivedCommandsTheTerminal() throws Exception {
        Result result = answered(ok("{\"settings\":[{\"key\":\"k\",\"value\":\"\\u001b]0;x\\u0007\\u009b\\u202e\",\"default\":\"\",\"text\":\"t\\nu\"}]}"), "settings");
        assertEquals("k = ?]0;x???\n    t?u (default: )\n", result.out());
        assertEquals("autoroute-smtp: ?[31m\n", answered(refused("\\u001b[31m"), "settings").err());
    }
}
