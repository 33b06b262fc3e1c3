package org.autoroute.smtp.relay.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

import org.autoroute.smtp.relay.AccessRule;
import org.autoroute.smtp.relay.ListenSettings;
import org.autoroute.smtp.routing.Login;
import org.autoroute.smtp.routing.Tls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What lies together in one TLS record is as good and as bad as what lies together in clear, in both directions, the first record behind STARTTLS
 * included; and nothing that was said in clear is known any more behind it (RFC 3207 section 4.2).
 */
class OneRecordTest {

    private static final String ENVELOPE = "MAIL FROM:<a@client.example>\r\nRCPT TO:<b@upstream.example>\r\n";
    private static final String PLAIN = LoginScripts.encoded("\0" + LoginScripts.USER + "\0" + LoginScripts.PASSWORD);
    /** Record, version, length, and the beginning of a ClientHello. */
    private static final String CLIENT_HELLO = "\u0016\u0003\u0001\u0000\u0004\u0001\u0000\u0001\u00fc";

    @RegisterExtension
    final Lab lab = new Lab();

    private RelayFixture relay(Setup setup) {
        RelayFixture relay = lab.relay(setup);
        relay.relay().identity(Optional.of(Keys.OWN.context()));
        relay.listen(new ListenSettings(0, OptionalInt.of(0), true, AccessRule.DEFAULT));
        return relay;
    }

    private static Client behindStartTls(RelayFixture relay) {
        Client client = relay.client();
        client.hears("220");
        client.send("EHLO in-clear.example").hears("250");
        client.send("STARTTLS").hears("220");
        client.secure(Keys.OWN);
        return client;
    }

    /** What a test compares. */
    private record Heard(List<String> byClient, List<String> byServer, long accepted) {
    }

    // Commands

    static Stream<List<String>> groups() {
        String message = Wire.SMALL + ".\r\n";
        return Stream.of(
                List.of("EHLO client.example\r\nMAIL FROM:<injected@client.example>\r\n"),
                List.of("EHLO client.example\r\n", "NOOP\r\nVRFY x\r\nHELP\r\nRSET\r\nNOOP\r\n"),
                List.of("EHLO client.example\r\n", ENVELOPE + "DATA\r\n", message + "QUIT\r\n"),
                List.of("EHLO client.example\r\n", ENVELOPE + "DATA\r\n" + message),
                List.of("EHLO client.example\r\n", ENVELOPE + "BDAT 3\r\na\r\nBDAT 3 LAST\r\nb\r\nNOOP\r\n"),
                List.of("EHLO client.example\r\n", ENVELOPE + "BDAT 6 LAST\r\nQUIT\r\nRSET\r\n"),
                List.of("EHLO client.example\r\n", ENVELOPE + "EHLO again.example\r\n"),
                List.of("EHLO client.example\r\n", "QUIT\r\n" + ENVELOPE),
                List.of("EHLO client.example\r\n", "NOOP\r\nMAIL FROM:<a\nRSET\r\n"),
                List.of("MAIL FROM:<injected@client.example>\r\nRCPT TO:<b@upstream.example>\r\nDATA\r\n"),
                List.of("NOOP\r\nEHLO client.example\r\n", ENVELOPE + "RSET\r\n" + ENVELOPE));
    }

    @ParameterizedTest
    @MethodSource("groups")
    void commandsInOneRecordAreWhatTheyAreInOneSegment(List<String> groups) {
        Heard inClear = heard(groups, false);
        assertEquals(inClear, heard(groups, true));
        assertFalse(inClear.byClient().isEmpty());
    }

    /** Each group is one write; all but the last are answered line by line before the next. */
    private Heard heard(List<String> groups, boolean tls) {
        Upstream upstream = lab.upstream();
        RelayFixture relay = relay(Setup.to(upstream));
        Client client = tls ? behindStartTls(relay) : relay.client();
        List<String> heard = new ArrayList<>();
        if (!tls) {
            client.hears("220");
        }
        for (String group : groups.subList(0, groups.size() - 1)) {
            client.write(group);
            group.lines().forEach(line -> heard.add(client.hears("xxx").toString()));
        }
        client.write(groups.getLast()).shutdown();
        client.hearsUntilEnd().forEach(reply -> heard.add(reply.toString()));
        heard.replaceAll(reply -> reply.replace("250-CHUNKING\n250 STARTTLS", "250 CHUNKING"));
        Await.until("the end upstream", upstream.session()::ended);
        return new Heard(heard, upstream.session().commands(), upstream.accepted().size());
    }

    /** Behind AUTH nothing may come before its reply (RFC 4954 section 4): not even TLS makes it right. */
    @ParameterizedTest
    @ValueSource(strings = {"AUTH PLAIN %s\r\nMAIL FROM:<injected@client.example>\r\n", "AUTH PLAIN %s\r\nQ", "AUTH PLAIN\r\n%s\r\n"})
    void whatComesBehindAuthInItsRecordIsAnOffence(String octets) {
        Upstream upstream = lab.upstream(LoginScripts.of("PLAIN").tlsAtOnce(Keys.GOOD));
        RelayFixture relay = relay(Setup.of(Routes.to(Routes.candidate(upstream, Tls.IMPLICIT, new Login.Client(false)))));
        Client client = behindStartTls(relay);
        client.send("EHLO client.example").hears("250");
        client.write(octets.formatted(PLAIN)).hears("554");
        client.hearsEnd();
        assertEquals(0, upstream.count(Step.AUTH) + upstream.count(Step.MAIL) + upstream.count(Step.OTHER));
    }

    /** A login and what comes after it, each in a record of its own. */
    @Test
    void whatComesBehindTheReplyToAuthIsAsGoodAsEver() {
        Upstream upstream = lab.upstream(LoginScripts.of("PLAIN").tlsAtOnce(Keys.GOOD));
        Client client = behindStartTls(relay(Setup.of(Routes.to(Routes.candidate(upstream, Tls.IMPLICIT, new Login.Client(false))))));
        client.send("EHLO client.example").hears("250");
        client.send("AUTH PLAIN " + PLAIN).hears("235");
        client.write(ENVELOPE + "DATA\r\n");
        client.hearsOften("250", 2);
        client.hears("354");
        client.write(Wire.SMALL + ".\r\nQUIT\r\n").hears("250");
        client.hears("221");
        assertEquals(1, upstream.accepted().size());
    }

    // What was said in clear

    /** The client did not wait for 220: what it begins may be anybody's. */
    @Test
    void aHandshakeInTheSegmentOfStartTlsEndsTheSession() {
        Upstream upstream = lab.upstream();
        Client client = relay(Setup.to(upstream)).client();
        client.ehlo();
        client.write("STARTTLS\r\n" + CLIENT_HELLO).hears("554");
        client.hearsEnd();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aTransactionInClearIsNotTakenAlong(boolean slow) {
        Upstream upstream = lab.upstream();
        Setup setup = Setup.to(upstream);
        Client client = relay(slow ? setup.slow() : setup).client();
        client.ehlo();
        client.send("MAIL FROM:<injected@client.example>").hears("250");
        client.send("STARTTLS").hears("503");
        client.send("RSET").hears("250");
        client.send("STARTTLS").hears("220");
        client.secure(Keys.OWN);
        client.write("RCPT TO:<b@upstream.example>\r\nDATA\r\n").hears("503");
        client.hears("503");
        client.send("EHLO client.example").hears("250");
        assertTrue(client.mail().is("250"));
        client.quit();
        assertEquals("<sender@client.example>", upstream.accepted().getFirst().from());
        assertEquals(slow ? 1 : 2, upstream.count(Step.MAIL));
    }

    /** Somebody in between could have logged in as himself, and would get the mail that the client sends under TLS. */
    @Test
    void aLoginInClearIsNotTakenAlong() {
        Upstream upstream = lab.upstream(LoginScripts.of("PLAIN"));
        Client client = relay(Setup.of(Routes.to(Routes.candidate(upstream, new Login.Client(true))))).client();
        client.ehlo();
        client.send("AUTH PLAIN " + PLAIN).hears("235");
        assertFalse(client.send("EHLO client.example").hears("250").toString().contains("STARTTLS"));
        client.send("STARTTLS").hears("502");
        assertTrue(client.mail().is("250"));
        client.quit();
    }

    // Replies

    static Stream<Arguments> injections() {
        return Stream.of(Arguments.of(Step.GREETING, "220 upstream.example ESMTP\r\n250 injected\r\n"),
                Arguments.of(Step.EHLO, "250 upstream.example\r\n250 injected\r\n"),
                Arguments.of(Step.EHLO, "250 upstream.example\r\n2"),
                Arguments.of(Step.MAIL, "250 2.1.0 ok\r\n250 2.1.5 injected\r\n354 go\r\n250 2.0.0 queued\r\n"),
                Arguments.of(Step.RCPT, "250 2.1.5 ok\r\n354 injected\r\n"),
                Arguments.of(Step.DATA, "354 go\r\n250 2.0.0 injected\r\n"),
                Arguments.of(Step.DOT, "451 4.3.0 no\r\n250 2.0.0 injected\r\n"));
    }

    @ParameterizedTest
    @MethodSource("injections")
    void aReplyNobodyAskedForIsNoneInARecordEither(Step step, String octets) {
        Heard inClear = heardOf(Script.bare().on(step, Act.raw(octets)), Tls.NONE);
        assertEquals(inClear, heardOf(Script.bare().on(step, Act.raw(octets)).tlsAtOnce(Keys.GOOD), Tls.IMPLICIT));
        assertTrue(inClear.byClient().stream().noneMatch(reply -> reply.contains("injected") || reply.contains("queued")), inClear.toString());
        assertEquals("421", inClear.byClient().getLast().substring(0, 3));
    }

    private Heard heardOf(Script script, Tls tls) {
        Upstream upstream = lab.upstream(script);
        Client client = relay(Setup.of(Routes.to(Routes.candidate(upstream, tls)))).client();
        List<String> heard = new ArrayList<>();
        for (String words : List.of("", "EHLO client.example\r\n", "MAIL FROM:<a@client.example>\r\n", "RCPT TO:<b@upstream.example>\r\n", "DATA\r\n",
                Wire.SMALL + ".\r\n", "NOOP\r\n")) {
            Optional<Reply> reply = client.tryWrite(words).reply();
            if (reply.isEmpty()) {
                break;
            }
            heard.add(reply.get().toString().replaceAll("(127.0.0.1|" + Keys.HOST + "):[0-9]+", "server"));
        }
        Await.until("the end upstream", upstream.session()::ended);
        return new Heard(heard, List.of(), upstream.accepted().size());
    }

    /** The server takes the login, and says one thing more. */
    @ParameterizedTest
    @ValueSource(strings = {"235 2.7.0 welcome\r\n250 injected\r\n", "334 \r\n235 2.7.0 welcome\r\n"})
    void noReplyBeyondTheLoginCounts(String octets) {
        Upstream upstream = lab.upstream(LoginScripts.of("PLAIN").on(Step.AUTH, Act.raw(octets)).tlsAtOnce(Keys.GOOD));
        Login login = new Login.Stored(LoginScripts.USER, Optional.empty(), false, false);
        Setup setup = Setup.of(Routes.to(Routes.candidate(upstream, Tls.IMPLICIT, login))).credentials(KeptSecret.password(LoginScripts.PASSWORD));
        Client client = relay(setup).client();
        assertTrue(client.hears("421").toString().contains("out of turn"));
        client.hearsEnd();
        assertEquals(0, upstream.count(Step.MAIL));
    }
}
