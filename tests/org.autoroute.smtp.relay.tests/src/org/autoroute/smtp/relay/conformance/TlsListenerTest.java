package org.autoroute.smtp.relay.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;

import org.autoroute.smtp.relay.AccessRule;
import org.autoroute.smtp.relay.ListenSettings;
import org.autoroute.smtp.relay.ListenState;
import org.autoroute.smtp.relay.SessionRecord.Outcome;
import org.autoroute.smtp.routing.Login;
import org.autoroute.smtp.routing.Tls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** TLS with mail clients: by STARTTLS and on a port of its own. */
class TlsListenerTest {

    @RegisterExtension
    final Lab lab = new Lab();

    private RelayFixture relay(Upstream... upstreams) {
        return relay(Setup.to(upstreams));
    }

    private RelayFixture relay(Setup setup) {
        RelayFixture relay = lab.relay(setup);
        relay.relay().identity(Optional.of(Keys.OWN.context()));
        relay.listen(new ListenSettings(0, OptionalInt.of(0), true, AccessRule.DEFAULT));
        return relay;
    }

    private static boolean offersStartTls(Reply ehlo) {
        return ehlo.lines().stream().anyMatch(line -> line.substring(4).equals("STARTTLS"));
    }

    /** What another computer may send only when nobody reads along is offered to it once nobody does. */
    @Test
    void behindStartTlsAnotherComputerMayLogInAtItsServer() throws IOException {
        Upstream upstream = lab.upstream(LoginScripts.of("PLAIN").tlsAtOnce(Keys.GOOD));
        RelayFixture relay = relay(Setup.of(Routes.to(Routes.candidate(upstream, Tls.IMPLICIT, new Login.Client(false)))));
        try (OtherComputer other = OtherComputer.beside(this)) {
            assertEquals("[False, True]", other.runs("""
                    import smtplib, ssl, sys
                    client = smtplib.SMTP(sys.argv[1], int(sys.argv[2]), timeout=20)
                    client.ehlo()
                    before = client.has_extn('auth')
                    context = ssl.create_default_context()
                    context.check_hostname = False
                    context.verify_mode = ssl.CERT_NONE
                    client.starttls(context=context)
                    client.ehlo()
                    print([before, client.has_extn('auth')])
                    client.quit()
                    """, relay.port()).strip());
        }
    }

    @Test
    void startTlsIsOfferedBeforeTlsAndNotBehindIt() {
        Upstream upstream = lab.upstream();
        Client client = relay(upstream).client();
        assertTrue(offersStartTls(client.ehlo()));
        client.send("STARTTLS").hears("220");
        client.secure(Keys.OWN);
        assertFalse(offersStartTls(client.send("EHLO client.example").hears("250")));
        assertTrue(client.mail().is("250"));
        client.send("STARTTLS").hears("502");
        client.quit();
        assertEquals(Wire.sha256(Wire.SMALL), upstream.accepted().getFirst().sha256());
        assertEquals(0, upstream.count(Step.STARTTLS));
    }

    @Test
    void theDialogueBeginsAnew() {
        RelayFixture relay = relay(lab.upstream());
        Client client = relay.client();
        client.ehlo();
        client.send("STARTTLS").hears("220");
        client.secure(Keys.OWN);
        client.send("MAIL FROM:<a@client.example>").hears("503");
        client.send("HELO other.example").hears("250");
        client.quit();
        assertEquals("other.example", relay.sessions().only().helo());
    }

    @Test
    void withoutACertificateNothingIsOffered() {
        RelayFixture relay = lab.relay(lab.upstream());
        relay.listen(new ListenSettings(0, OptionalInt.of(0), true, AccessRule.DEFAULT));
        Client client = relay.client();
        assertFalse(offersStartTls(client.ehlo()));
        client.send("STARTTLS").hears("502");
        client.quit();
        assertEquals(OptionalInt.empty(), ((ListenState.Listening) relay.relay().listenState()).tlsPort());
    }

    @Test
    void whoDoesNotWantItOfferedGetsItNot() {
        RelayFixture relay = lab.relay(lab.upstream());
        relay.relay().identity(Optional.of(Keys.OWN.context()));
        relay.listen(new ListenSettings(0, OptionalInt.empty(), false, AccessRule.DEFAULT));
        Client client = relay.client();
        assertFalse(offersStartTls(client.ehlo()));
        client.quit();
    }

    @Test
    void heloKnowsNoStartTls() {
        Client client = relay(lab.upstream()).client();
        client.hears("220");
        client.send("STARTTLS now").hears("501");
        client.send("EHLO client.example").hears("250");
        client.nextEnvelope().send("STARTTLS").hears("503");
        client.send("RSET").hears("250");
        client.send("STARTTLS").hears("220");
        client.secure(Keys.OWN);
        client.send("EHLO client.example").hears("250");
        client.quit();
    }

    // Somebody in between

    /** CVE-2011-0411, CVE-2021-38542: commands put behind STARTTLS in clear must not run under TLS. */
    @Test
    void whatLiesBehindStartTlsInTheSameSegmentEndsTheSession() {
        Upstream upstream = lab.upstream();
        Client client = relay(upstream).client();
        client.ehlo();
        client.write("STARTTLS\r\nMAIL FROM:<injected@client.example>\r\n").hears("554");
        client.hearsEnd();
        assertEquals(0, upstream.count(Step.MAIL));
    }

    @Test
    void norDoesItRunWhenItComesInASegmentOfItsOwn() {
        Upstream upstream = lab.upstream();
        RelayFixture relay = relay(upstream);
        Client client = relay.client();
        client.ehlo();
        client.send("STARTTLS").hears("220");
        client.send("EHLO injected.example").send("MAIL FROM:<injected@client.example>");
        assertEquals(Outcome.FAILED, relay.sessions().only().outcome());
        assertEquals(0, upstream.count(Step.MAIL));
    }

    /** Half a line in clear is no beginning of the first line under TLS. */
    @Test
    void halfALineBehindStartTlsEndsTheSession() {
        Client client = relay(lab.upstream()).client();
        client.ehlo();
        client.write("STARTTLS\r\nMAIL FROM:<in").hears("554");
        client.hearsEnd();
    }

    /** Commands that lie together under TLS are as good as in clear. */
    @Test
    void pipeliningWorksUnderTls() {
        Upstream upstream = lab.upstream();
        Client client = relay(upstream).client();
        client.ehlo();
        client.send("STARTTLS").hears("220");
        client.secure(Keys.OWN);
        client.send("EHLO client.example").hears("250");
        client.write("MAIL FROM:<a@client.example>\r\nRCPT TO:<b@upstream.example>\r\nRCPT TO:<c@upstream.example>\r\nDATA\r\n");
        client.hears("250");
        client.hears("250");
        client.hears("250");
        client.hears("354");
        client.write(Wire.SMALL + ".\r\nQUIT\r\n").hears("250");
        client.hears("221");
        client.hearsEnd();
        assertEquals(1, upstream.accepted().size());
    }

    // The port of its own

    @Test
    void mailGoesInByThePortForTls() {
        Upstream upstream = lab.upstream();
        RelayFixture relay = relay(upstream);
        Client client = relay.client(relay.tlsPort());
        client.secure(Keys.OWN);
        Reply ehlo = client.ehlo();
        assertFalse(offersStartTls(ehlo), ehlo.toString());
        String body = Wire.random(new Random(5), 300_000);
        assertTrue(client.nextEnvelope().data(body).is("250"));
        client.quit();
        assertEquals(Wire.sha256(body), upstream.accepted().getFirst().sha256());
    }

    @Test
    void bothEndsUnderTls() {
        Upstream upstream = lab.upstream(Script.ready().tlsAtOnce(Keys.GOOD));
        RelayFixture relay = relay(Setup.of(Routes.to(Routes.candidate(upstream, Tls.IMPLICIT))));
        Client client = relay.client(relay.tlsPort());
        client.secure(Keys.OWN);
        client.ehlo();
        String body = Wire.random(new Random(6), 500_000);
        assertTrue(client.nextEnvelope().data(body).is("250"));
        client.quit();
        assertEquals(Wire.sha256(body), upstream.accepted().getFirst().sha256());
    }

    @Test
    void noServerIsSoughtForAPeerThatSpeaksPlainTextThere() {
        Upstream upstream = lab.upstream();
        RelayFixture relay = relay(upstream);
        Client client = relay.client(relay.tlsPort());
        client.send("EHLO client.example");
        assertEquals(Outcome.REFUSED, relay.sessions().only().outcome());
        assertEquals(0, upstream.sessions().size());
    }

    @Test
    void aHandshakeThatNeverComesHasATimeLimit() {
        RelayFixture relay = relay(Setup.to(lab.upstream()).hurried());
        Client client = relay.client(relay.tlsPort());
        client.hearsEnd();
        assertEquals(Outcome.FAILED, relay.sessions().only().outcome());
    }

    @Test
    void aTlsClientOnThePlainPortIsStillAStranger() {
        RelayFixture relay = relay(lab.upstream());
        Client client = relay.client();
        client.hears("220");
        client.write("\u0016\u0003\u0001\u0002\u0000");
        client.hearsEnd();
        assertEquals(Outcome.REFUSED, relay.sessions().only().outcome());
    }

    @Test
    void aClientThatHalfClosesStillHearsItsReply() {
        Upstream upstream = lab.upstream(Script.ready().on(Step.DOT, Act.all(Act.say("250 2.0.0 taken"))));
        RelayFixture relay = relay(upstream);
        Client client = relay.client(relay.tlsPort());
        client.secure(Keys.OWN);
        client.envelope().send("DATA").hears("354");
        client.write(Wire.SMALL + ".\r\n").shutdown();
        client.hears("250");
        client.hearsEnd();
        assertEquals(1, upstream.accepted().size());
    }

    @Test
    void aClientThatDoesNotReadIsHeldUp() {
        RelayFixture relay = relay(Setup.to(lab.upstream()).hurried());
        Client client = relay.client(relay.tlsPort());
        client.secure(Keys.OWN);
        Thread writer = Thread.ofVirtual().start(() -> {
            String commands = "NOOP\r\n".repeat(1000);
            while (relay.counters().open() > 0 || relay.counters().accepted() == 0) {
                client.tryWrite(commands);
            }
        });
        Await.until("the end of the session", () -> relay.sessions().ended().size() == 1);
        client.close();
        Await.until("the end of the writer", () -> !writer.isAlive());
    }

    @Test
    void drainingEndsAHandshakeThatIsUnderWay() {
        RelayFixture relay = relay(lab.upstream());
        relay.client(relay.tlsPort());
        Await.until("the session", () -> relay.counters().open() == 1);
        relay.relay().drain(Duration.ofSeconds(5)).toCompletableFuture().join();
        assertEquals(1, relay.sessions().ended().size());
    }

    @Test
    void theFirstPortStaysWhenTheSecondCannotBeHad() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            RelayFixture relay = lab.relay(lab.upstream());
            relay.relay().identity(Optional.of(Keys.OWN.context()));
            ListenSettings both = new ListenSettings(0, OptionalInt.of(taken.getLocalPort()), true, AccessRule.DEFAULT);
            ListenState.Listening state = assertInstanceOf(ListenState.Listening.class, relay.listen(both));
            assertEquals(OptionalInt.empty(), state.tlsPort());
            assertTrue(state.problem().orElseThrow().toString().contains(String.valueOf(taken.getLocalPort())), state.toString());
            assertTrue(relay.mail().is("250"));
        }
    }
}
