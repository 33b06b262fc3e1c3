package org.autoroute.smtp.relay.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.autoroute.smtp.relay.SessionRecord;
import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The next candidate is tried while no mail was spoken of; the client notices nothing but its greeting coming later. */
class FailoverTest {

    @RegisterExtension
    final Lab lab = new Lab();

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of("greeting 421", Script.ready().on(Step.GREETING, Act.say("421 4.3.2 full"))),
                Arguments.of("greeting 554", Script.ready().on(Step.GREETING, Act.say("554 5.7.1 not you"))),
                Arguments.of("no greeting", Script.ready().on(Step.GREETING, Act.silence())),
                Arguments.of("garbage for a greeting", Script.ready().on(Step.GREETING, Act.say("SSH-2.0-x"))),
                Arguments.of("reset at the greeting", Script.ready().on(Step.GREETING, Act.kill())),
                Arguments.of("closed at the greeting", Script.ready().on(Step.GREETING, Act.close())),
                Arguments.of("EHLO 421", Script.ready().on(Step.EHLO, Act.say("421 4.3.2 bye"))),
                Arguments.of("EHLO and HELO 550", Script.ready().on(Step.EHLO, Act.say("550 no")).on(Step.HELO, Act.say("550 no"))),
                Arguments.of("EHLO unanswered", Script.ready().on(Step.EHLO, Act.silence())),
                Arguments.of("reset at EHLO", Script.ready().on(Step.EHLO, Act.kill())),
                Arguments.of("closed at HELO", Script.ready().on(Step.EHLO, Act.say("502 no")).on(Step.HELO, Act.close())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void theNextCandidateCarriesTheMail(String name, Script script) {
        Upstream bad = lab.upstream(script);
        Upstream good = lab.upstream();
        RelayFixture relay = lab.relay(Setup.to(bad, good).impatient());
        assertTrue(relay.mail().is("250"));
        assertEquals(1, good.accepted().size());
        SessionRecord record = relay.sessions().only();
        assertEquals(Optional.of(good.at()), record.server());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void withoutAnotherCandidateTheFirstReplyTells(String name, Script script) {
        Client client = lab.relay(Setup.to(lab.upstream(script), lab.upstream(script)).impatient()).client();
        client.hears("4xx|5xx");
        client.hearsEnd();
    }

    @Test
    void aRefusedConnectionLeadsToTheNextCandidate() {
        Upstream closed = lab.upstream();
        closed.close();
        Upstream good = lab.upstream();
        assertTrue(lab.relay(closed, closed, good).mail().is("250"));
    }

    /** Nobody accepts: the queue of the socket is full, and the system leaves further attempts without an answer. */
    @Test
    void aConnectionThatIsNeverMadeLeadsToTheNextCandidate() throws IOException {
        List<Socket> waiting = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            fill(full, waiting);
            Upstream good = lab.upstream();
            HostPort dead = new HostPort("127.0.0.1", full.getLocalPort());
            RelayFixture relay = lab.relay(Setup.of(Routes.to(Routes.candidate(dead), Routes.candidate(good.at()))).impatient());
            assertTrue(relay.mail().is("250"));
        } finally {
            for (Socket socket : waiting) {
                socket.close();
            }
        }
    }

    /** RFC 8305: the next address is tried beside the one that does not answer. */
    @Test
    void anAddressThatDoesNotAnswerHoldsUpNobody() throws IOException {
        Upstream upstream = lab.upstream();
        List<Socket> waiting = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(upstream.port(), 1, Routes.ip("127.77.0.1").toInetAddress())) {
            fill(full, waiting);
            HostPort server = new HostPort("server.example", upstream.port());
            Route route = Routes.to(Routes.candidate(server, Routes.ip("127.77.0.1"), Routes.ip("127.0.0.1")));
            RelayFixture relay = lab.relay(Setup.of(route).nextAddressAfter(Setup.SHORT));
            Client client = relay.client().timeLimit(4000);
            client.ehlo();
            assertTrue(client.mail().is("250"));
        } finally {
            for (Socket socket : waiting) {
                socket.close();
            }
        }
    }

    private static void fill(ServerSocket server, List<Socket> waiting) throws IOException {
        try {
            while (waiting.size() < 10) {
                Socket socket = new Socket();
                waiting.add(socket);
                socket.connect(new InetSocketAddress(server.getInetAddress(), server.getLocalPort()), (int) Setup.SHORT.toMillis());
            }
        } catch (SocketTimeoutException full) {
            return;
        }
    }

    @Test
    void theFirstCandidateIsPreferred() {
        Upstream first = lab.upstream();
        Upstream second = lab.upstream();
        RelayFixture relay = lab.relay(first, second);
        relay.mail();
        relay.mail();
        assertEquals(2, first.accepted().size());
        assertEquals(0, second.sessions().size());
    }

    @Test
    void anotherAddressOfTheSameServerIsTried() {
        Upstream upstream = lab.upstream();
        HostPort server = new HostPort("server.example", upstream.port());
        RelayFixture relay = lab.relay(Setup.of(Routes.to(Routes.candidate(server, Routes.ip("127.77.0.1"), Routes.ip("127.0.0.1")))));
        assertTrue(relay.mail().is("250"));
        assertEquals(Optional.of(Routes.ip("127.0.0.1")), relay.sessions().only().serverAddress());
    }

    /** From MAIL on the client holds on to one server; what goes wrong there is told. */
    @ParameterizedTest
    @EnumSource(names = {"MAIL", "RCPT", "DATA", "DOT"})
    void noFailureBehindMailGoesUnnoticed(Step step) {
        Upstream bad = lab.upstream(Script.ready().on(step, Act.kill()));
        Upstream good = lab.upstream();
        RelayFixture relay = lab.relay(Setup.to(bad, good).impatient());
        Client client = relay.client();
        client.ehlo();
        client.tryWrite("MAIL FROM:<a@client.example>\r\n").hears(step == Step.MAIL ? "4xx" : "250");
        if (step != Step.MAIL) {
            client.tryWrite("RCPT TO:<b@upstream.example>\r\n").hears(step == Step.RCPT ? "4xx" : "250");
        }
        if (step == Step.DATA || step == Step.DOT) {
            client.tryWrite("DATA\r\n").hears(step == Step.DATA ? "4xx" : "354");
        }
        if (step == Step.DOT) {
            client.tryWrite(Wire.SMALL + ".\r\n").hears("451");
        }
        assertEquals(0, good.count(Step.MAIL));
        assertEquals(0, relay.counters().delivered());
    }

    @Test
    void withoutARouteTheFirstReplyTells() {
        RelayFixture relay = lab.relay(Setup.of(Routes.none()));
        Client client = relay.client();
        client.hears("4xx");
        client.hearsEnd();
        assertEquals(SessionRecord.Outcome.FAILED, relay.sessions().only().outcome());
    }

    @Test
    void theRouteOfTheMomentCounts() {
        Upstream home = lab.upstream();
        Upstream away = lab.upstream();
        RelayFixture relay = lab.relay(home);
        relay.mail();
        relay.route(Routes.to(away));
        relay.mail();
        relay.route(Routes.none());
        relay.client().hears("4xx");
        relay.route(Routes.to(home));
        relay.mail();
        assertEquals(2, home.accepted().size());
        assertEquals(1, away.accepted().size());
    }
}
