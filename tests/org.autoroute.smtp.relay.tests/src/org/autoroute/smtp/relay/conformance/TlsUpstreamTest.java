package org.autoroute.smtp.relay.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

import javax.net.ssl.SNIHostName;

import org.autoroute.smtp.relay.Protection;
import org.autoroute.smtp.relay.TlsMemory;
import org.autoroute.smtp.relay.TlsMemory.Level;
import org.autoroute.smtp.relay.internal.tls.Certificates;
import org.autoroute.smtp.routing.Conditions;
import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.Login;
import org.autoroute.smtp.routing.ServerEntry;
import org.autoroute.smtp.routing.Tls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** TLS with servers: what an entry asks for is what its server gets, and never less than was seen of it. */
class TlsUpstreamTest {

    private static final String REMEDY = "tls=none";

    @RegisterExtension
    final Lab lab = new Lab();

    private static Script serving(Tls tls, Keys keys) {
        return tls == Tls.IMPLICIT ? Script.ready().tlsAtOnce(keys) : Script.ready().startTls(keys);
    }

    private RelayFixture relay(Upstream upstream, Tls tls) {
        return lab.relay(Setup.of(Routes.to(Routes.candidate(upstream, tls))));
    }

    /** The words of the only server's cause in the client's first reply. */
    private static String cause(RelayFixture relay) {
        Client client = relay.client();
        Reply reply = client.hears("421");
        client.hearsEnd();
        return reply.toString();
    }

    // What works

    @ParameterizedTest
    @EnumSource(names = {"IMPLICIT", "STARTTLS", "IF_OFFERED"})
    void mailGoesThroughTls(Tls tls) {
        Upstream upstream = lab.upstream(serving(tls, Keys.GOOD));
        RelayFixture relay = relay(upstream, tls);
        assertTrue(relay.mail().is("250"));
        assertEquals(Wire.sha256(Wire.SMALL), upstream.accepted().getFirst().sha256());
        assertEquals("TLSv1.3", upstream.session().tls().getProtocol());
        assertEquals(List.of(new SNIHostName(Keys.HOST)), upstream.session().tls().getRequestedServerNames());
        Protection protection = relay.sessions().only().protection();
        assertEquals(new Protection(Level.VERIFIED, "TLSv1.3", upstream.session().tls().getCipherSuite()), protection);
    }

    @ParameterizedTest
    @EnumSource(names = {"IMPLICIT", "STARTTLS"})
    void mailGoesThroughTheOlderVersion(Tls tls) {
        Act secure = Act.secure(Keys.GOOD, "TLSv1.2");
        Script script = tls == Tls.IMPLICIT ? Script.ready().on(Step.GREETING, Act.all(secure, Act.say("220 hello")))
                : Script.ready().startTls(Keys.GOOD).on(Step.STARTTLS, Act.all(Act.say("220 go"), secure));
        Upstream upstream = lab.upstream(script);
        assertTrue(relay(upstream, tls).mail().is("250"));
        assertEquals("TLSv1.2", upstream.session().tls().getProtocol());
    }

    @Test
    void oneEhloForEachState() {
        Upstream upstream = lab.upstream(Script.ready().startTls(Keys.GOOD));
        Client client = relay(upstream, Tls.STARTTLS).client();
        Reply ehlo = client.ehlo();
        client.quit();
        assertTrue(ehlo.toString().contains("SIZE 200000000"), "only the answer behind TLS counts: " + ehlo);
        assertFalse(ehlo.toString().contains("STARTTLS"), ehlo.toString());
        assertEquals(2, upstream.count(Step.EHLO));
        assertEquals(1, upstream.count(Step.STARTTLS));
    }

    @Test
    void withoutTlsNobodyIsAsked() {
        Upstream upstream = lab.upstream(Script.ready().startTls(Keys.GOOD));
        RelayFixture relay = relay(upstream, Tls.NONE);
        Client client = relay.client();
        client.ehlo();
        client.quit();
        assertEquals(0, upstream.count(Step.STARTTLS));
        assertEquals(Protection.NONE, relay.sessions().only().protection());
    }

    @Test
    void whatIsNotOfferedIsNotAskedFor() {
        Upstream upstream = lab.upstream(Script.ready());
        assertTrue(relay(upstream, Tls.IF_OFFERED).mail().is("250"));
        assertEquals(0, upstream.count(Step.STARTTLS));
    }

    @Test
    void aStarStandsForOneLabel() {
        assertTrue(relay(lab.upstream(serving(Tls.STARTTLS, Keys.STAR)), Tls.STARTTLS).mail().is("250"));
    }

    @Test
    void anAddressIsFoundInTheCertificateAndNotSentAsAName() {
        Upstream upstream = lab.upstream(serving(Tls.IMPLICIT, Keys.GOOD));
        ServerEntry entry = new ServerEntry(upstream.at(), Optional.empty(), Optional.empty(), Conditions.NONE, Optional.of(Tls.IMPLICIT), Optional.empty(),
                Login.NONE);
        assertTrue(lab.relay(Setup.of(Routes.to(Routes.candidate(entry)))).mail().is("250"));
        assertEquals(List.of(), upstream.session().tls().getRequestedServerNames());
    }

    @ParameterizedTest
    @EnumSource(names = {"OWN", "EXPIRED", "OTHER_NAME"})
    void thePinnedCertificateIsAcceptedWhoeverSignedIt(Keys keys) {
        Upstream upstream = lab.upstream(serving(Tls.STARTTLS, keys));
        RelayFixture relay = lab.relay(Setup.of(Routes.to(Routes.candidate(upstream, Tls.STARTTLS, Optional.of(keys.fingerprint())))));
        assertTrue(relay.mail().is("250"));
        assertEquals(Level.VERIFIED, relay.sessions().only().protection().level());
    }

    @Test
    void whereTlsIsAGiftAnyCertificateWillDo() {
        for (Keys keys : List.of(Keys.OWN, Keys.EXPIRED, Keys.OTHER_NAME)) {
            RelayFixture relay = relay(lab.upstream(serving(Tls.IF_OFFERED, keys)), Tls.IF_OFFERED);
            assertTrue(relay.mail().is("250"));
            assertEquals(Level.UNVERIFIED, relay.sessions().only().protection().level());
        }
    }

    // Certificates that are refused

    static Stream<Arguments> refused() {
        return Stream.of(Tls.IMPLICIT, Tls.STARTTLS).flatMap(tls -> Stream.of(
                Arguments.of(tls, Keys.OTHER_NAME, "is for mail.example, 192.0.2.1, not for smtp.first.example"),
                Arguments.of(tls, Keys.COMMON_NAME, "not for smtp.first.example"),
                Arguments.of(tls, Keys.EXPIRED, "expired on 20"),
                Arguments.of(tls, Keys.OWN, "signed by nobody this computer trusts (fingerprint " + Keys.OWN.fingerprint() + ")")));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void aWrongCertificateIsNamed(Tls tls, Keys keys, String words) {
        Upstream upstream = lab.upstream(serving(tls, keys));
        RelayFixture relay = relay(upstream, tls);
        String cause = cause(relay);
        assertTrue(cause.contains(words), cause);
        assertEquals(0, upstream.count(Step.MAIL));
        assertEquals(Optional.of(Certificates.facts(keys.certificate())),
                relay.health().last(new HostPort(Keys.HOST, upstream.port())).orElseThrow().certificate());
    }

    @Test
    void withAPinTheBestCertificateIsNoSubstitute() {
        Upstream upstream = lab.upstream(serving(Tls.IMPLICIT, Keys.GOOD));
        String cause = cause(lab.relay(Setup.of(Routes.to(Routes.candidate(upstream, Tls.IMPLICIT, Optional.of(Keys.OWN.fingerprint()))))));
        assertTrue(cause.contains("not the pinned one"), cause);
    }

    @Test
    void aLoginIsNotEntrustedToAnUnknownCertificate() {
        Upstream upstream = lab.upstream(serving(Tls.IF_OFFERED, Keys.OWN));
        ServerEntry entry = new ServerEntry(new HostPort(Keys.HOST, upstream.port()), Optional.empty(), Optional.empty(), Conditions.NONE,
                Optional.of(Tls.IF_OFFERED), Optional.empty(), new Login.Client(false));
        String cause = cause(lab.relay(Setup.of(Routes.to(Routes.candidate(entry)))));
        assertTrue(cause.contains("signed by nobody"), cause);
    }

    // Servers that do not keep to it

    static Stream<Arguments> without() {
        Script offered = Script.ready().startTls(Keys.GOOD);
        return Stream.of(
                Arguments.of("not offered", Script.ready(), "does not offer STARTTLS"),
                Arguments.of("EHLO not known", Script.bare().on(Step.EHLO, Act.say("502 5.5.1 what")), "does not offer STARTTLS"),
                Arguments.of("454", offered.on(Step.STARTTLS, Act.say("454 4.7.0 not now")), "454 4.7.0 not now"),
                Arguments.of("502", offered.on(Step.STARTTLS, Act.say("502 5.5.1 no")), "502 5.5.1 no"),
                Arguments.of("plain text goes on", offered.on(Step.STARTTLS, Act.say("220 go")).on(Step.OTHER, Act.say("500 what")), "TLS"),
                Arguments.of("closed", offered.on(Step.STARTTLS, Act.all(Act.say("220 go"), Act.close())), "closed"),
                Arguments.of("reset", offered.on(Step.STARTTLS, Act.all(Act.say("220 go"), Act.kill())), "TLS"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("without")
    void whatIsRequiredFailsClosed(String name, Script script, String words) {
        Upstream upstream = lab.upstream(script);
        String cause = cause(lab.relay(Setup.of(Routes.to(Routes.candidate(upstream, Tls.STARTTLS))).impatient()));
        assertTrue(cause.contains(words), cause);
        assertEquals(0, upstream.count(Step.MAIL));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("without")
    void theNextCandidateIsAsked(String name, Script script, String words) {
        Upstream bad = lab.upstream(script);
        Upstream good = lab.upstream(Script.ready().startTls(Keys.GOOD));
        RelayFixture relay = lab.relay(Setup.of(Routes.to(Routes.candidate(bad, Tls.STARTTLS), Routes.candidate(good, Tls.STARTTLS))).impatient());
        assertTrue(relay.mail().is("250"));
        assertEquals(1, good.accepted().size());
        assertEquals(1, bad.sessions().size());
    }

    /** A handshake that fails does not make the relay try without. */
    @Test
    void whatWasOfferedIsNotDoneWithout() {
        Upstream upstream = lab.upstream(Script.ready().startTls(Keys.GOOD).on(Step.STARTTLS, Act.say("454 4.7.0 not now")));
        String cause = cause(relay(upstream, Tls.IF_OFFERED));
        assertTrue(cause.contains("454"), cause);
        assertEquals(1, upstream.sessions().size());
        assertEquals(0, upstream.count(Step.MAIL));
    }

    @Test
    void aServerThatSpeaksPlainTextOnTheTlsPortIsRefused() {
        String cause = cause(relay(lab.upstream(), Tls.IMPLICIT));
        assertTrue(cause.contains("TLS"), cause);
    }

    /** A ServerHello that chooses TLS 1.1: version 3.2 in the record and in the message. */
    @Test
    void anOldVersionIsRefused() {
        String hello = "\u0016\u0003\u0002\u0000\u002a\u0002\u0000\u0000\u0026\u0003\u0002" + "r".repeat(32) + "\u0000\u00c0\u0013\u0000";
        String cause = cause(relay(lab.upstream(Script.ready().on(Step.GREETING, Act.all(Act.raw(hello), Act.silence()))), Tls.IMPLICIT));
        assertTrue(cause.contains("tls11") || cause.contains("protocol version"), cause);
    }

    @Test
    void aHandshakeWithoutAnswerHasATimeLimit() {
        Upstream silent = lab.upstream(Script.ready().startTls(Keys.GOOD).on(Step.STARTTLS, Act.all(Act.say("220 go"), Act.silence())));
        String cause = cause(lab.relay(Setup.of(Routes.to(Routes.candidate(silent, Tls.STARTTLS))).impatient()));
        assertTrue(cause.contains("no TLS handshake in time"), cause);
    }

    // Somebody in between

    /** CVE-2011-0411, CVE-2021-33515: a reply put behind the 220 in clear must not become the answer to anything said under TLS. */
    @Test
    void whatLiesBehindThe220InClearIsNoReply() {
        Upstream upstream = lab.upstream(Script.ready().startTls(Keys.GOOD)
                .on(Step.STARTTLS, Act.all(Act.raw("220 go\r\n250-injected\r\n250 SIZE 7\r\n"), Act.secure(Keys.GOOD))));
        String cause = cause(relay(upstream, Tls.STARTTLS));
        assertTrue(cause.contains("out of turn"), cause);
        assertEquals(1, upstream.count(Step.EHLO));
    }

    @Test
    void norDoesItHelpToSendItInASegmentOfItsOwn() {
        Upstream upstream = lab.upstream(Script.ready().startTls(Keys.GOOD)
                .on(Step.STARTTLS, Act.all(Act.raw("220 go\r\n", "250 injected\r\n"), Act.secure(Keys.GOOD))));
        Client client = relay(upstream, Tls.STARTTLS).client();
        client.hears("421");
        client.hearsEnd();
        assertEquals(1, upstream.count(Step.EHLO));
    }

    // The memory

    @Test
    void aServerOnceSeenWithTlsGetsNoMailWithout() {
        Upstream upstream = lab.upstream(Script.ready().startTls(Keys.GOOD).when(Step.EHLO,
                turn -> turn.count() == 1 ? Act.say("250-upstream.example", "250 STARTTLS") : Act.say("250 upstream.example")));
        TlsMemory memory = TlsMemory.ofProcess();
        RelayFixture relay = lab.relay(Setup.of(Routes.to(Routes.candidate(upstream, Tls.IF_OFFERED))).memory(memory));
        assertTrue(relay.mail().is("250"));
        assertEquals(Level.VERIFIED, memory.known(new HostPort(Keys.HOST, upstream.port())));
    }

    private String causeAfter(Level seen, Script script, Tls tls) {
        Upstream upstream = lab.upstream(script);
        TlsMemory memory = TlsMemory.ofProcess();
        memory.seen(new HostPort(Keys.HOST, upstream.port()), seen);
        String cause = cause(lab.relay(Setup.of(Routes.to(Routes.candidate(upstream, tls))).memory(memory)));
        assertEquals(0, upstream.count(Step.MAIL));
        return cause;
    }

    @ParameterizedTest
    @EnumSource(names = {"UNVERIFIED", "VERIFIED"})
    void aStrippedStartTlsIsNoticed(Level seen) {
        String cause = causeAfter(seen, Script.ready(), Tls.IF_OFFERED);
        assertTrue(cause.contains("does not offer STARTTLS any more") && cause.contains(REMEDY), cause);
    }

    @Test
    void heloDoesNotGetRoundTheMemory() {
        String cause = causeAfter(Level.UNVERIFIED, Script.bare().on(Step.EHLO, Act.say("502 5.5.1 what")), Tls.IF_OFFERED);
        assertTrue(cause.contains("does not offer STARTTLS any more"), cause);
    }

    @Test
    void aWorseCertificateIsNoticed() {
        String cause = causeAfter(Level.VERIFIED, Script.ready().startTls(Keys.OWN), Tls.IF_OFFERED);
        assertTrue(cause.contains("signed by nobody") && cause.contains("before") && cause.contains(REMEDY), cause);
    }

    @Test
    void anEntryThatSaysNoneOverridesTheMemory() {
        Upstream upstream = lab.upstream();
        TlsMemory memory = TlsMemory.ofProcess();
        memory.seen(new HostPort(Keys.HOST, upstream.port()), Level.VERIFIED);
        assertTrue(lab.relay(Setup.of(Routes.to(Routes.candidate(upstream, Tls.NONE))).memory(memory)).mail().is("250"));
    }

    // The wire

    @Test
    void twentyMegabytesPassUnchanged() {
        Upstream upstream = lab.upstream(Script.ready().startTls(Keys.GOOD));
        Client client = relay(upstream, Tls.STARTTLS).client().timeLimit(60_000).envelope();
        client.send("DATA").hears("354");
        byte[] block = Wire.block(new Random(20), 1000);
        MessageDigest digest = Wire.sha256();
        for (long sent = 0; sent < 20L << 20; sent += block.length) {
            client.write(block);
            digest.update(block);
        }
        client.write(".\r\n").hears("250");
        assertEquals(Wire.hex(digest.digest()), upstream.accepted().getFirst().sha256());
        client.quit();
    }

    @Test
    void newKeysInTheMiddleOfASessionAreNoticedByNobody() {
        Upstream upstream = lab.upstream(Script.ready().tlsAtOnce(Keys.GOOD)
                .on(Step.MAIL, Act.all(Act.renew(), Act.say("250 ok"))).inBody(70_000, Act.renew()).on(Step.DOT, Act.all(Act.renew(), Act.say("250 ok"))));
        Client client = relay(upstream, Tls.IMPLICIT).client();
        client.ehlo();
        String body = Wire.random(new Random(3), 300_000) + "x".repeat(500) + "\r\n";
        assertTrue(client.nextEnvelope().data(body).is("250"));
        client.nextEnvelope();
        client.quit();
        assertEquals(Wire.sha256(body), upstream.accepted().getFirst().sha256());
    }

    @Test
    void aSecondHandshakeIsRefused() {
        Upstream upstream = lab.upstream(Script.ready().on(Step.GREETING, Act.all(Act.secure(Keys.GOOD, "TLSv1.2"), Act.say("220 hello")))
                .on(Step.MAIL, Act.all(Act.renew(), Act.say("250 ok"))));
        Client client = relay(upstream, Tls.IMPLICIT).client();
        client.ehlo();
        client.send("MAIL FROM:<a@client.example>").hears("421");
    }

    @ParameterizedTest
    @EnumSource(names = {"MAIL", "DATA"})
    void aStreamCutShortIsALostConnection(Step step) {
        Upstream upstream = lab.upstream(Script.ready().tlsAtOnce(Keys.GOOD).on(step, Act.truncate()));
        Client client = relay(upstream, Tls.IMPLICIT).client();
        client.ehlo();
        client.send("MAIL FROM:<a@client.example>").hears(step == Step.MAIL ? "421" : "250");
        if (step == Step.DATA) {
            client.send("RCPT TO:<b@upstream.example>").hears("250");
            client.send("DATA").hears("421");
        }
    }

    @Test
    void aReplyBeforeTheEndOfTlsStillCounts() {
        Upstream upstream = lab.upstream(Script.ready().tlsAtOnce(Keys.GOOD).on(Step.DOT, Act.all(Act.say("250 2.0.0 taken"), Act.close())));
        Client client = relay(upstream, Tls.IMPLICIT).client().envelope();
        assertTrue(client.data(Wire.SMALL).is("250"));
    }

    /** Replies and messages of every length meet every border of records and buffers. */
    @Test
    void recordsInPiecesOfOneOctetAreUnderstood() {
        Upstream upstream = lab.upstream(Script.ready().startTls(Keys.GOOD));
        try (Slicer slicer = Slicer.before(upstream.port())) {
            ServerEntry entry = new ServerEntry(new HostPort(Keys.HOST, slicer.port()), Optional.empty(), Optional.empty(), Conditions.NONE,
                    Optional.of(Tls.STARTTLS), Optional.empty(), Login.NONE);
            RelayFixture relay = lab.relay(Setup.of(Routes.to(Routes.candidate(entry))));
            assertTrue(relay.mail().is("250"));
        }
        assertEquals(Wire.sha256(Wire.SMALL), upstream.accepted().getFirst().sha256());
    }

    @Test
    void repliesLargerThanABufferArrive() {
        String[] lines = Stream.iterate(0, i -> i + 1).limit(600).map(i -> (i == 599 ? "250 " : "250-") + "line " + i + " x".repeat(30)).toArray(String[]::new);
        Upstream upstream = lab.upstream(Script.ready().tlsAtOnce(Keys.GOOD).on(Step.MAIL, Act.say(lines)));
        Client client = relay(upstream, Tls.IMPLICIT).client();
        client.ehlo();
        Reply reply = client.send("MAIL FROM:<a@client.example>").hears("250");
        assertEquals(List.of(lines), reply.lines());
        client.quit();
    }
}
