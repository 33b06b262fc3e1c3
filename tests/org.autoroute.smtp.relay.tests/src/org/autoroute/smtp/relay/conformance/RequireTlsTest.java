package org.autoroute.smtp.relay.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import org.autoroute.smtp.relay.AccessRule;
import org.autoroute.smtp.relay.ListenSettings;
import org.autoroute.smtp.routing.Candidate;
import org.autoroute.smtp.routing.Tls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** REQUIRETLS (RFC 8689): a message that asks for TLS all the way goes only where both connections have it and the server promises the rest. */
class RequireTlsTest {

    private static final String MAIL = "MAIL FROM:<a@client.example>";
    private static final String RCPT = "RCPT TO:<b@upstream.example>";

    @RegisterExtension
    final Lab lab = new Lab();

    private static Script able() {
        return Script.bare().offering("PIPELINING", "SIZE 200000000", "8BITMIME", "ENHANCEDSTATUSCODES", "CHUNKING", "REQUIRETLS");
    }

    private RelayFixture relay(Setup setup) {
        RelayFixture relay = lab.relay(setup);
        relay.relay().identity(Optional.of(Keys.OWN.context()));
        relay.listen(new ListenSettings(0, OptionalInt.of(0), true, AccessRule.DEFAULT));
        return relay;
    }

    private RelayFixture relay(Candidate... candidates) {
        return relay(Setup.of(Routes.to(candidates)));
    }

    private static Client secured(RelayFixture relay) {
        Client client = relay.client(relay.tlsPort());
        client.secure(Keys.OWN);
        return client;
    }

    private static boolean isOffered(Reply ehlo) {
        return ehlo.lines().stream().anyMatch(line -> line.substring(4).equals("REQUIRETLS"));
    }

    /** It is neither offered nor taken, and mail that does not ask for it goes. */
    private static void isRefused(Client client, Reply ehlo, String reply) {
        assertFalse(isOffered(ehlo), ehlo.toString());
        Reply heard = client.send(MAIL + " REQUIRETLS").hears("5xx");
        assertTrue(heard.toString().startsWith(reply), heard.toString());
        assertTrue(client.mail().is("250"));
        client.quit();
    }

    private static void neverAsked(Upstream upstream) {
        assertTrue(upstream.sessions().stream().flatMap(session -> session.commands().stream()).noneMatch(line -> line.contains("REQUIRETLS")));
    }

    @ParameterizedTest
    @CsvSource({"IMPLICIT, REQUIRETLS, false", "STARTTLS, RequireTls, false", "IMPLICIT, SIZE=300 requiretls BODY=8BITMIME, true"})
    void passesWithTheMessageAsItCame(Tls tls, String parameters, boolean slow) {
        Upstream upstream = lab.upstream(tls == Tls.IMPLICIT ? able().tlsAtOnce(Keys.GOOD) : able().startTls(Keys.GOOD));
        Setup setup = Setup.of(Routes.to(Routes.candidate(upstream, tls)));
        Client client = secured(relay(slow ? setup.slow() : setup));
        assertTrue(isOffered(client.ehlo()));
        client.send(MAIL + " " + parameters).hears("250");
        client.send(RCPT).hears("250");
        assertTrue(client.data(Wire.SMALL).is("250"));
        client.quit();
        assertTrue(upstream.session().commands().contains(MAIL + " " + parameters), upstream.session().commands().toString());
        assertEquals(1, upstream.accepted().size());
    }

    @Test
    void isOfferedToAClientBehindStartTlsOnly() {
        Upstream upstream = lab.upstream(able().tlsAtOnce(Keys.GOOD));
        Client client = relay(Routes.candidate(upstream, Tls.IMPLICIT)).client();
        assertFalse(isOffered(client.ehlo()));
        assertTrue(client.send(MAIL + " REQUIRETLS").hears("530").toString().startsWith("530 5.7.10 "));
        client.send("STARTTLS").hears("220");
        client.secure(Keys.OWN);
        assertTrue(isOffered(client.send("EHLO client.example").hears("250")));
        client.send(MAIL + " REQUIRETLS").hears("250");
        client.send(RCPT).hears("250");
        assertTrue(client.data(Wire.SMALL).is("250"));
        client.quit();
    }

    @Test
    void aClientInClearIsToldWhatIsMissing() {
        Upstream upstream = lab.upstream(able().tlsAtOnce(Keys.GOOD));
        Client client = relay(Routes.candidate(upstream, Tls.IMPLICIT)).client();
        isRefused(client, client.ehlo(), "530 5.7.10 ");
        neverAsked(upstream);
    }

    @ParameterizedTest
    @ValueSource(strings = {"in clear", "a certificate nobody vouches for", "not offered", "offered in clear only"})
    void aServerThatCannotPromiseItGetsNoSuchMail(String what) {
        Script script = switch (what) {
            case "in clear" -> able();
            case "a certificate nobody vouches for" -> able().startTls(Keys.OWN);
            case "not offered" -> Script.ready().tlsAtOnce(Keys.GOOD);
            default -> offeredInClearOnly();
        };
        Upstream upstream = lab.upstream(script);
        Tls tls = what.equals("in clear") ? Tls.NONE : what.equals("not offered") ? Tls.IMPLICIT : Tls.IF_OFFERED;
        Client client = secured(relay(Routes.candidate(upstream, tls)));
        isRefused(client, client.ehlo(), "550 5.7.30 ");
        neverAsked(upstream);
    }

    /** Whoever stands in between can put it there. */
    private static Script offeredInClearOnly() {
        Script plain = Script.bare().offering("STARTTLS", "REQUIRETLS");
        Script secured = Script.bare();
        return plain.on(Step.STARTTLS, Act.all(Act.say("220 2.0.0 go"), Act.secure(Keys.GOOD)))
                .when(Step.EHLO, turn -> (turn.count() == 1 ? plain : secured).act(Step.EHLO, turn.line(), turn.count()));
    }

    /** The user has said that this very certificate is the server's. */
    @Test
    void aPinnedCertificateCountsAsChecked() {
        Upstream upstream = lab.upstream(able().tlsAtOnce(Keys.OWN));
        Client client = secured(relay(Routes.candidate(upstream, Tls.IMPLICIT, Optional.of(Keys.OWN.fingerprint()))));
        assertTrue(isOffered(client.ehlo()));
        client.send(MAIL + " REQUIRETLS").hears("250");
        client.send("RSET").hears("250");
        client.quit();
    }

    @ParameterizedTest
    @CsvSource({"EHLO, REQUIRETLS=YES, 501", "EHLO, REQUIRETLS=, 501", "EHLO, REQUIRETLS REQUIRETLS, 501", "HELO, REQUIRETLS, 555"})
    void itsFormIsChecked(String hello, String parameters, String code) {
        Upstream upstream = lab.upstream(able().tlsAtOnce(Keys.GOOD));
        Client client = secured(relay(Routes.candidate(upstream, Tls.IMPLICIT)));
        client.hears("220");
        client.send(hello + " client.example").hears("250");
        client.send(MAIL + " " + parameters).hears(code);
        client.quit();
        neverAsked(upstream);
    }

    @Test
    void theNextCandidateIsOfferedForWhatItIs() {
        Upstream gone = lab.upstream(able().tlsAtOnce(Keys.GOOD).on(Step.EHLO, Act.kill()));
        Upstream unable = lab.upstream(Script.ready().tlsAtOnce(Keys.GOOD));
        Client client = secured(relay(Routes.candidate(gone, Tls.IMPLICIT), Routes.candidate(unable, Tls.IMPLICIT)));
        isRefused(client, client.ehlo(), "550 5.7.30 ");
        neverAsked(unable);
    }

    /** The connection that was kept dies at MAIL; the server offers less by now. */
    @Test
    void aConnectionThatPromisesLessIsNoReplacement() {
        CountDownLatch less = new CountDownLatch(1);
        Script able = able().on(Step.MAIL, Act.say("250 2.1.0 ok"), Act.kill());
        Script unable = Script.bare().offering("PIPELINING", "SIZE 200000000", "8BITMIME", "ENHANCEDSTATUSCODES", "CHUNKING");
        Upstream upstream = lab.upstream(able.when(Step.EHLO, turn -> (less.getCount() == 0 ? unable : able).act(Step.EHLO, turn.line(), turn.count()))
                .tlsAtOnce(Keys.GOOD));
        RelayFixture relay = relay(Setup.of(Routes.to(Routes.candidate(upstream, Tls.IMPLICIT))).warm());
        Client before = secured(relay);
        before.ehlo();
        before.mail();
        before.quit();
        Await.until("RSET", () -> upstream.count(Step.RSET) == 1);
        less.countDown();
        Client client = secured(relay);
        assertTrue(isOffered(client.ehlo()));
        client.tryWrite(MAIL + " REQUIRETLS\r\n").hears("421");
        assertEquals(2, upstream.sessions().size());
        assertEquals(0, upstream.sessions().get(1).count(Step.MAIL));
    }

    /** Nobody knows yet whether the server of the sender can. */
    @Test
    void whereTheServerDependsOnTheSenderItIsNotPromised() {
        Upstream home = lab.upstream(able().tlsAtOnce(Keys.GOOD));
        Upstream work = lab.upstream(Script.ready().tlsAtOnce(Keys.GOOD));
        RelayFixture relay = relay(Setup.of(Routes.dependingOnSender(Routes.to(Routes.candidate(home, Tls.IMPLICIT)))));
        relay.route("work.example", CompletableFuture.completedFuture(Routes.dependingOnSender(Routes.to(Routes.candidate(work, Tls.IMPLICIT)))));
        Client client = secured(relay);
        assertFalse(isOffered(client.ehlo()));
        for (String domain : List.of("home.example", "work.example")) {
            assertTrue(client.send("MAIL FROM:<me@" + domain + "> REQUIRETLS").hears("550").toString().startsWith("550 5.7.30 "));
        }
        client.quit();
        neverAsked(home);
        neverAsked(work);
    }

    /** The field is for the servers behind (RFC 8689 section 3); whom the relay trusts is for its user to say. */
    @Test
    void theFieldOfAMessageIsContent() {
        String message = "Subject: x\r\nTLS-Required: No\r\n\r\nhello\r\n";
        Upstream upstream = lab.upstream(able().tlsAtOnce(Keys.GOOD));
        Client client = secured(relay(Routes.candidate(upstream, Tls.IMPLICIT)));
        client.ehlo();
        client.send(MAIL + " REQUIRETLS").hears("250");
        client.send(RCPT).hears("250");
        assertTrue(client.data(message).is("250"));
        client.quit();
        assertEquals(Wire.sha256(message), upstream.accepted().getFirst().sha256());
        Upstream stranger = lab.upstream(able().tlsAtOnce(Keys.OWN));
        secured(relay(Routes.candidate(stranger, Tls.IMPLICIT))).hears("421");
        assertEquals(0, stranger.count(Step.MAIL));
    }
}
