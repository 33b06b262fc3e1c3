package org.autoroute.smtp.relay.conformance;

import static org.autoroute.smtp.relay.conformance.LoginScripts.PASSWORD;
import static org.autoroute.smtp.relay.conformance.LoginScripts.USER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.autoroute.smtp.relay.SessionRecord;
import org.autoroute.smtp.routing.Login;
import org.autoroute.smtp.routing.Tls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The client's own AUTH reaches the server of an entry that passes logins through, and no other. */
class ClientLoginTest {

    private static final Login PASSED = new Login.Client(true);
    private static final String PLAIN = LoginScripts.encoded("\0" + USER + "\0" + PASSWORD);

    @RegisterExtension
    final Lab lab = new Lab();

    private RelayFixture relay(Upstream upstream, Login login) {
        return lab.relay(Setup.of(Routes.to(Routes.candidate(upstream, login))));
    }

    private Client client(Script script) {
        return relay(lab.upstream(script), PASSED).client();
    }

    private static Reply ehlo(Client client) {
        return client.ehlo();
    }

    private static boolean offers(Reply ehlo) {
        return ehlo.lines().stream().anyMatch(line -> line.startsWith("AUTH", 4));
    }

    @Test
    void aPasswordPassesThrough() {
        Upstream upstream = lab.upstream(LoginScripts.of("PLAIN"));
        Client client = relay(upstream, PASSED).client();
        assertTrue(ehlo(client).lines().stream().anyMatch(line -> line.substring(4).equals("AUTH PLAIN")));
        assertEquals("235 2.7.0 welcome", client.send("AUTH PLAIN " + PLAIN).hears("235").last());
        assertTrue(client.mail().is("250"));
        assertTrue(upstream.session().commands().contains("AUTH PLAIN " + PLAIN));
        client.send("AUTH PLAIN " + PLAIN).hears("503");
        assertEquals(1, upstream.count(Step.AUTH));
    }

    @Test
    void challengesAndAnswersGoToAndFro() {
        Client client = client(LoginScripts.of("LOGIN"));
        ehlo(client);
        assertEquals("334 " + LoginScripts.encoded("Username:"), client.send("auth login").hears("334").last());
        assertEquals("334 " + LoginScripts.encoded("Password:"), client.send(LoginScripts.encoded(USER)).hears("334").last());
        client.send(LoginScripts.encoded(PASSWORD)).hears("235");
        assertTrue(client.mail().is("250"));
    }

    @Test
    void aWrongPasswordIsAnsweredByTheServerAndCanBePutRight() {
        Client client = client(LoginScripts.of("PLAIN"));
        ehlo(client);
        assertEquals("535 5.7.8 who is that", client.send("AUTH PLAIN " + LoginScripts.encoded("\0a\0b")).hears("535").last());
        client.send("AUTH PLAIN " + PLAIN).hears("235");
    }

    @Test
    void aStarCancels() {
        Upstream upstream = lab.upstream(LoginScripts.of("LOGIN").on(Step.OTHER, Act.say("501 5.7.0 cancelled")));
        Client client = relay(upstream, PASSED).client();
        ehlo(client);
        client.send("AUTH LOGIN").hears("334");
        client.send("*").hears("501");
        client.send("NOOP").hears("250");
        assertTrue(upstream.session().commands().contains("*"));
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 2040, 2050, 4090, 4100, 12_284, 12_286})
    void aLongAnswerPasses(int length) {
        Upstream upstream = lab.upstream(LoginScripts.of("LOGIN").on(Step.AUTH, Act.say("334 ")).on(Step.OTHER, LoginScripts.WELCOME));
        Client client = relay(upstream, PASSED).client();
        ehlo(client);
        client.send("AUTH LOGIN").hears("334");
        client.send("A".repeat(length)).hears("235");
        assertEquals(length, upstream.session().commands().getLast().length());
    }

    @Test
    void anAnswerThatIsTooLongDoesNotPass() {
        Upstream upstream = lab.upstream(LoginScripts.of("LOGIN").on(Step.AUTH, Act.say("334 ")));
        Client client = relay(upstream, PASSED).client();
        ehlo(client);
        client.send("AUTH LOGIN").hears("334");
        client.send("A".repeat(12_287)).hears("500");
        client.hearsEnd();
        assertFalse(upstream.session().commands().stream().anyMatch(line -> line.startsWith("AAAA")));
    }

    @Test
    void aLongChallengePasses() {
        String challenge = "Q".repeat(3000);
        Client client = client(LoginScripts.of("LOGIN").on(Step.AUTH, Act.say("334 " + challenge)));
        ehlo(client);
        assertEquals("334 " + challenge, client.send("AUTH LOGIN").hears("334").last());
    }

    /** What stands where an answer is awaited reaches the server as an answer or not at all. */
    @ParameterizedTest
    @ValueSource(strings = {"MAIL FROM:<a@client.example>", "QUIT now", "* x", "**", "p\u00e4ss", "a b"})
    void whatIsNoAnswerDoesNotPass(String line) {
        Upstream upstream = lab.upstream(LoginScripts.of("LOGIN"));
        Client client = relay(upstream, PASSED).client();
        ehlo(client);
        client.send("AUTH LOGIN").hears("334");
        client.send(line).hears("501");
        client.hearsEnd();
        assertEquals(List.of("EHLO relay.example", "AUTH LOGIN"), upstream.session().commands());
    }

    /** RFC 4954 section 4: AUTH is the last command of its group. */
    @ParameterizedTest
    @ValueSource(strings = {"AUTH LOGIN\r\nMAIL FROM:<a@client.example>\r\n", "AUTH LOGIN\r\nQUJD\r\n"})
    void whatComesBehindAuthIsAnOffence(String octets) {
        Upstream upstream = lab.upstream(LoginScripts.of("LOGIN"));
        Client client = relay(upstream, PASSED).client();
        ehlo(client);
        client.write(octets).hears("554");
        client.hearsEnd();
        assertEquals(0, upstream.count(Step.AUTH));
    }

    @Test
    void mechanismsThatCannotPassAreHidden() {
        Upstream upstream = lab.upstream(LoginScripts.of("PLAIN").offering("AUTH SCRAM-SHA-256-PLUS EXTERNAL GSSAPI PLAIN DIGEST-MD5 XOAUTH2"));
        Client client = relay(upstream, PASSED).client();
        assertTrue(ehlo(client).lines().stream().anyMatch(line -> line.substring(4).equals("AUTH PLAIN XOAUTH2")));
        for (String hidden : List.of("SCRAM-SHA-256-PLUS biws", "EXTERNAL =", "GSSAPI", "PLAINX", "DIGEST-MD5", "PLAIN\tx")) {
            client.send("AUTH " + hidden).hears("504");
        }
        client.send("AUTH").hears("501");
        assertEquals(0, upstream.count(Step.AUTH));
    }

    @Test
    void aLoginInATransactionIsOutOfOrder() {
        Client client = client(LoginScripts.of("PLAIN"));
        client.envelope().send("AUTH PLAIN " + PLAIN).hears("503");
    }

    /** Without EHLO the client does not know what is offered. */
    @Test
    void aLoginBehindHeloIsOutOfOrder() {
        Client client = client(LoginScripts.of("PLAIN"));
        client.hears("220");
        client.send("AUTH PLAIN " + PLAIN).hears("503");
        client.send("HELO client.example").hears("250");
        client.send("AUTH PLAIN " + PLAIN).hears("503");
    }

    /** An entry that says nothing of it, and one the relay logs in for itself, see no password of a client. */
    @Test
    void noOtherEntryGetsAPassword() {
        for (Login login : List.of(Login.NONE, new Login.Client(false))) {
            Upstream upstream = lab.upstream(LoginScripts.of("PLAIN"));
            Client client = relay(upstream, login).client();
            assertFalse(offers(ehlo(client)), login.toString());
            client.send("AUTH PLAIN " + PLAIN).hears("502");
            assertEquals(0, upstream.count(Step.AUTH));
        }
        Upstream stored = lab.upstream(LoginScripts.of("PLAIN"));
        RelayFixture relay = lab.relay(Setup.of(Routes.to(Routes.candidate(stored, StoredLoginTest.IN_CLEAR))).credentials(KeptSecret.password(PASSWORD)));
        Client client = relay.client();
        assertFalse(offers(ehlo(client)));
        client.send("AUTH PLAIN " + LoginScripts.encoded("\0eve\0evil")).hears("502");
        assertEquals(1, stored.count(Step.AUTH));
    }

    @Test
    void aSessionThatHasLoggedInStaysWithItsServer() {
        Upstream first = lab.upstream(LoginScripts.of("PLAIN"));
        Upstream second = lab.upstream(LoginScripts.of("PLAIN"));
        RelayFixture relay = relay(first, PASSED);
        Client client = relay.client();
        ehlo(client);
        client.send("AUTH PLAIN " + PLAIN).hears("235");
        relay.route(Routes.to(Routes.candidate(second, PASSED)));
        assertTrue(client.mail().is("250"));
        assertEquals(0, second.sessions().size());
    }

    @Test
    void aServerLostWithinALoginIsTold() {
        Client client = client(LoginScripts.of("LOGIN").on(Step.OTHER, Act.kill()));
        ehlo(client);
        client.send("AUTH LOGIN").hears("334");
        client.send("QUJD").hears("421");
        client.hearsEnd();
    }

    /** 354 or 250 is no answer to AUTH. */
    @ParameterizedTest
    @ValueSource(strings = {"250 2.0.0 ok", "354 go ahead", "220 hello"})
    void anAnswerThatIsNoneEndsTheSession(String reply) {
        Client client = client(LoginScripts.of("PLAIN").on(Step.AUTH, Act.say(reply)));
        ehlo(client);
        client.send("AUTH PLAIN " + PLAIN).hears("421");
        client.hearsEnd();
    }

    @Test
    void whatWasSaidInALoginIsInNoRecord() {
        Script echo = LoginScripts.of("LOGIN").when(Step.OTHER, turn -> turn.count() == 1 ? LoginScripts.challenge("Password:") : Act.say("535 5.7.8 not " + turn.line()));
        RelayFixture relay = relay(lab.upstream(echo), PASSED);
        Client client = relay.client();
        ehlo(client);
        client.send("AUTH LOGIN").hears("334");
        client.send(LoginScripts.encoded(USER)).hears("334");
        client.send(LoginScripts.encoded(PASSWORD)).hears("535");
        String open = relay.relay().openSessions().toString();
        client.close();
        Await.until("the end of the session", () -> !relay.sessions().ended().isEmpty());
        SessionRecord record = relay.sessions().ended().getFirst();
        for (String secret : List.of(PASSWORD, LoginScripts.encoded(PASSWORD), LoginScripts.encoded(USER))) {
            assertFalse((open + record).contains(secret), record.toString());
        }
        assertEquals("535", record.finalReply());
    }

    /** With TLS, and only with it, a login that must not go in clear is offered. */
    @Test
    void underTlsALoginPasses() {
        Upstream upstream = lab.upstream(LoginScripts.of("PLAIN").tlsAtOnce(Keys.GOOD));
        RelayFixture relay = lab.relay(Setup.of(Routes.to(Routes.candidate(upstream, Tls.IMPLICIT, new Login.Client(false)))));
        Client client = relay.client();
        assertTrue(offers(ehlo(client)));
        client.send("AUTH PLAIN " + PLAIN).hears("235");
        assertTrue(client.mail().is("250"));
    }
}
