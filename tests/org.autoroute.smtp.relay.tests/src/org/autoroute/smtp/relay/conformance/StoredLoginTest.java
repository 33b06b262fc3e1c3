package org.autoroute.smtp.relay.conformance;

import static org.autoroute.smtp.relay.conformance.LoginScripts.PASSWORD;
import static org.autoroute.smtp.relay.conformance.LoginScripts.TOKEN;
import static org.autoroute.smtp.relay.conformance.LoginScripts.USER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.autoroute.smtp.relay.Credentials;
import org.autoroute.smtp.relay.Credentials.Answer;
import org.autoroute.smtp.relay.SessionRecord;
import org.autoroute.smtp.routing.Login;
import org.autoroute.smtp.routing.Tls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The relay logs in itself, with what is stored for a server (RFC 4954). */
class StoredLoginTest {

    static final Login.Stored IN_CLEAR = new Login.Stored(USER, Optional.empty(), true, false);
    private static final Login.Stored SAFE = new Login.Stored(USER, Optional.empty(), false, false);

    @RegisterExtension
    final Lab lab = new Lab();

    private RelayFixture relay(Upstream upstream, Login login, Credentials credentials) {
        return lab.relay(Setup.of(Routes.to(Routes.candidate(upstream, login))).credentials(credentials));
    }

    private RelayFixture relay(Script script, Credentials credentials) {
        return relay(lab.upstream(script), IN_CLEAR, credentials);
    }

    /** The first reply of a session that cannot begin. */
    private static String refusal(RelayFixture relay) {
        Client client = relay.client();
        String words = client.hears("421").toString();
        client.hearsEnd();
        return words;
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLAIN", "LOGIN", "CRAM-MD5", "SCRAM-SHA-1", "SCRAM-SHA-256"})
    void aPasswordOpensTheServer(String mechanism) {
        Upstream upstream = lab.upstream(LoginScripts.of(mechanism));
        assertTrue(relay(upstream, IN_CLEAR, KeptSecret.password(PASSWORD)).mail().is("250"));
        assertEquals(1, upstream.count(Step.AUTH));
        assertEquals(1, upstream.accepted().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"OAUTHBEARER", "XOAUTH2"})
    void aTokenOpensTheServer(String mechanism) {
        assertTrue(relay(LoginScripts.of(mechanism), KeptSecret.tokens(TOKEN)).mail().is("250"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLAIN", "LOGIN", "CRAM-MD5", "SCRAM-SHA-1", "SCRAM-SHA-256"})
    void aWrongPasswordIsToldInTheFirstReply(String mechanism) {
        KeptSecret wrong = KeptSecret.password("wrong");
        Upstream upstream = lab.upstream(LoginScripts.of(mechanism));
        Upstream next = lab.upstream();
        RelayFixture relay = lab.relay(Setup.of(Routes.to(Routes.candidate(upstream, IN_CLEAR), Routes.candidate(next.at()))).credentials(wrong));
        assertTrue(refusal(relay).contains("it refused the login of " + USER + ": 535 5.7.8 who is that"));
        assertEquals(List.of("535 5.7.8 who is that"), wrong.refusals());
        assertEquals(0, next.sessions().size(), "mail the user gave to one provider goes to no other for a wrong password");
        assertEquals(SessionRecord.Outcome.FAILED, relay.sessions().only().outcome());
    }

    @ParameterizedTest
    @ValueSource(strings = {"OAUTHBEARER", "XOAUTH2"})
    void aTokenThatWasTakenBackIsRenewedOnce(String mechanism) {
        Upstream upstream = lab.upstream(LoginScripts.of(mechanism));
        KeptSecret renewed = KeptSecret.tokens("old", TOKEN);
        assertTrue(relay(upstream, IN_CLEAR, renewed).mail().is("250"));
        assertEquals(1, renewed.refusals().size());
        assertEquals(2, upstream.sessions().size());
        KeptSecret stillOld = KeptSecret.tokens("old");
        assertTrue(refusal(relay(upstream, IN_CLEAR, stillOld)).contains("535 5.7.8 who is that"));
        assertEquals(2, stillOld.asked());
    }

    /** RFC 7628 section 3.2.3: the refusal is a challenge, and wants an answer. */
    @Test
    void theChallengeThatExplainsARefusalIsAnswered() {
        Upstream bearer = lab.upstream(LoginScripts.of("OAUTHBEARER"));
        refusal(relay(bearer, IN_CLEAR, KeptSecret.tokens("old")));
        assertTrue(bearer.sessions().getFirst().commands().contains("AQ=="));
        Upstream google = lab.upstream(LoginScripts.of("XOAUTH2"));
        refusal(relay(google, IN_CLEAR, KeptSecret.tokens("old")));
        assertTrue(google.sessions().getFirst().commands().contains(""));
    }

    static Stream<Arguments> nextCandidates() {
        return Stream.of(
                Arguments.of("454", Script.ready().on(Step.AUTH, Act.say("454 4.7.0 later")), "it cannot check the login now: 454 4.7.0 later"),
                Arguments.of("421", Script.ready().on(Step.AUTH, Act.say("421 4.3.2 bye")), "it cannot check the login now: 421 4.3.2 bye"),
                Arguments.of("garbage", Script.ready().on(Step.AUTH, Act.say("334 %%%%")).on(Step.OTHER, Act.say("501 5.7.0 cancelled")), "its challenge is not base64"),
                Arguments.of("garbage, then silence", Script.ready().on(Step.AUTH, Act.say("334 %%%%")).on(Step.OTHER, Act.close()), "its challenge is not base64"),
                Arguments.of("334 for ever", Script.ready().on(Step.AUTH, LoginScripts.challenge("more")).on(Step.OTHER, LoginScripts.challenge("more")),
                        "it asks for more than the mechanism has"),
                Arguments.of("no reply at all", Script.ready().on(Step.AUTH, Act.say("hello")), "its answer to AUTH is no SMTP reply"),
                Arguments.of("two replies", Script.ready().on(Step.AUTH, Act.say("235 2.7.0 ok", "235 2.7.0 ok")), "it spoke out of turn"),
                Arguments.of("closed", Script.ready().on(Step.AUTH, Act.close()), "closed the connection during the login"),
                Arguments.of("reset", Script.ready().on(Step.AUTH, Act.kill()), "during the login"),
                Arguments.of("silence", Script.ready().on(Step.AUTH, Act.silence()), "no answer to the login in time"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nextCandidates")
    void whatPassesLeadsToTheNextCandidate(String name, Script script, String cause) {
        Upstream bad = lab.upstream(script.offering("AUTH PLAIN"));
        Upstream good = lab.upstream();
        Setup setup = Setup.of(Routes.to(Routes.candidate(bad, IN_CLEAR), Routes.candidate(good.at()))).credentials(KeptSecret.password(PASSWORD)).impatient();
        assertTrue(lab.relay(setup).mail().is("250"));
        assertEquals(1, good.accepted().size());
        RelayFixture alone = lab.relay(Setup.of(Routes.to(Routes.candidate(bad, IN_CLEAR))).credentials(KeptSecret.password(PASSWORD)).impatient());
        assertTrue(refusal(alone).contains(cause));
    }

    /** RFC 4954 section 4: a login that goes wrong is ended by a star. */
    @Test
    void aMalformedChallengeIsCancelled() {
        Upstream upstream = lab.upstream(Script.ready().offering("AUTH LOGIN").on(Step.AUTH, Act.say("334 %%%%")).on(Step.OTHER, Act.say("501 5.7.0 ok")));
        refusal(relay(upstream, IN_CLEAR, KeptSecret.password(PASSWORD)));
        Await.until("leave taken in order", () -> upstream.session().commands().contains("QUIT"));
        assertEquals(List.of("EHLO relay.example", "AUTH LOGIN", "*", "QUIT"), upstream.session().commands());
    }

    @ParameterizedTest
    @ValueSource(strings = {"LOGIN", "CRAM-MD5", "SCRAM-SHA-1", "SCRAM-SHA-256"})
    void aSuccessBeforeTheEndIsNone(String mechanism) {
        Upstream eager = lab.upstream(Script.ready().offering("AUTH " + mechanism).on(Step.AUTH, LoginScripts.WELCOME));
        assertTrue(refusal(relay(eager, IN_CLEAR, KeptSecret.password(PASSWORD))).contains("before it had proved itself"));
    }

    @Test
    void aServerThatDoesNotKnowThePasswordIsNotTrustedByScram() {
        ScramServer other = new ScramServer("SHA256", "guessed");
        Upstream pretender = lab.upstream(Script.ready().offering("AUTH SCRAM-SHA-256")
                .when(Step.AUTH, turn -> Act.say("334 " + other.first(LoginScripts.argument(turn))))
                .on(Step.OTHER, Act.say("334 dj1BQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE9"), LoginScripts.WELCOME));
        assertTrue(refusal(relay(pretender, IN_CLEAR, KeptSecret.password(PASSWORD))).contains("cannot prove that it knows the password"));
        assertEquals(0, pretender.count(Step.MAIL));
    }

    /** What is said while the relay computes cannot be the answer to what it computes. */
    @Test
    void aServerThatDoesNotWaitForTheProofIsNotTrusted() {
        ScramServer server = new ScramServer("SHA256", PASSWORD);
        Upstream hasty = lab.upstream(Script.ready().offering("AUTH SCRAM-SHA-256")
                .when(Step.AUTH, turn -> Act.raw("334 " + server.first(LoginScripts.argument(turn)) + "\r\n235 2.7.0 welcome\r\n")));
        assertTrue(refusal(relay(hasty, IN_CLEAR, KeptSecret.password(PASSWORD))).contains("it spoke out of turn"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLAIN", "LOGIN", "CRAM-MD5", "SCRAM-SHA-256"})
    void underTlsThePasswordIsSafe(String mechanism) {
        for (Tls tls : List.of(Tls.IMPLICIT, Tls.STARTTLS)) {
            Script script = LoginScripts.of(mechanism);
            Upstream upstream = lab.upstream(tls == Tls.IMPLICIT ? script.tlsAtOnce(Keys.GOOD) : script.startTls(Keys.GOOD));
            RelayFixture relay = lab.relay(Setup.of(Routes.to(Routes.candidate(upstream, tls, SAFE))).credentials(KeptSecret.password(PASSWORD)));
            assertTrue(relay.mail().is("250"), mechanism + " " + tls);
        }
    }

    /** Whoever cannot show a good certificate hears no password, even where any certificate would do for mail without one. */
    @Test
    void aStrangerWithTlsHearsNoPassword() {
        Upstream stranger = lab.upstream(LoginScripts.of("PLAIN").startTls(Keys.OWN));
        RelayFixture relay = lab.relay(Setup.of(Routes.to(Routes.candidate(stranger, Tls.IF_OFFERED, SAFE))).credentials(KeptSecret.password(PASSWORD)));
        refusal(relay);
        assertEquals(0, stranger.count(Step.AUTH));
    }

    @Test
    void withoutTlsNoPasswordGoesInClear() {
        for (String mechanism : List.of("PLAIN", "LOGIN", "CRAM-MD5")) {
            Upstream upstream = lab.upstream(LoginScripts.of(mechanism));
            assertTrue(refusal(relay(upstream, SAFE, KeptSecret.password(PASSWORD))).contains("without TLS its login could be read by others"));
            assertEquals(0, upstream.count(Step.AUTH));
        }
        Upstream google = lab.upstream(LoginScripts.of("XOAUTH2"));
        assertTrue(refusal(relay(google, SAFE, KeptSecret.tokens(TOKEN))).contains("without TLS its login could be read by others"));
    }

    @Test
    void aServerWithoutALoginIsNotUsedWithoutOne() {
        assertTrue(refusal(relay(Script.ready(), KeptSecret.password(PASSWORD))).contains("it offers no login"));
        assertTrue(refusal(relay(Script.ready().offering("AUTH GSSAPI NTLM"), KeptSecret.password(PASSWORD)))
                .contains("it offers no login the relay knows: GSSAPI NTLM"));
    }

    @Test
    void aMissingPasswordIsToldWithoutAConnection() {
        Upstream upstream = lab.upstream(LoginScripts.of("PLAIN"));
        assertTrue(refusal(relay(upstream, IN_CLEAR, Credentials.NONE)).contains("no password is stored for " + USER));
        assertEquals(0, upstream.sessions().size());
    }

    /** As the manual has it: mail that was meant for one provider does not go to another because a password is missing. */
    @Test
    void aMissingPasswordDoesNotLeadToAnotherServer() {
        Upstream locked = lab.upstream(LoginScripts.of("PLAIN"));
        Upstream good = lab.upstream();
        RelayFixture relay = lab.relay(Setup.of(Routes.to(Routes.candidate(locked, IN_CLEAR), Routes.candidate(good.at()))).credentials(Credentials.NONE));
        assertTrue(refusal(relay).contains("no password is stored for " + USER));
        assertEquals(0, locked.sessions().size() + good.sessions().size());
    }

    @Test
    void thatALoginWasTakenIsToldToWhoKeepsIt() {
        KeptSecret kept = KeptSecret.password(PASSWORD);
        Upstream upstream = lab.upstream(LoginScripts.of("PLAIN"));
        assertTrue(relay(upstream, IN_CLEAR, kept).mail().is("250"));
        assertEquals(1, kept.accepted());
    }

    @Test
    void aTokenThatCannotBeHadNowLeadsToTheNextCandidate() {
        Upstream away = lab.upstream(LoginScripts.of("XOAUTH2"));
        Upstream good = lab.upstream();
        RelayFixture relay = lab.relay(Setup.of(Routes.to(Routes.candidate(away, IN_CLEAR), Routes.candidate(good.at())))
                .credentials(KeptSecret.answer(new Answer.Later("its provider cannot be reached"))));
        assertTrue(relay.mail().is("250"));
        assertEquals(1, good.accepted().size());
    }

    @Test
    void aPasswordThatCouldBeACommandIsNotSent() {
        Upstream upstream = lab.upstream(LoginScripts.of("PLAIN"));
        assertTrue(refusal(relay(upstream, IN_CLEAR, KeptSecret.password("a\0b"))).contains("control characters"));
        assertEquals(0, upstream.sessions().size());
    }

    /** RFC 4954 section 4: a command line of more than 512 octets is not sent; the token waits for the server's word. */
    @Test
    void aLongTokenGoesInALineOfItsOwn() {
        String token = "t".repeat(3000);
        Upstream upstream = lab.upstream(Script.ready().offering("AUTH XOAUTH2").on(Step.AUTH, Act.say("334 "))
                .when(Step.OTHER, turn -> LoginScripts.right(LoginScripts.decoded(turn.line()), "user=" + USER + "\1auth=Bearer " + token + "\1\1")));
        assertTrue(relay(upstream, IN_CLEAR, KeptSecret.tokens(token)).mail().is("250"));
        assertTrue(upstream.session().commands().contains("AUTH XOAUTH2"));
    }

    /** RFC 4954 section 4. */
    @Test
    void aLongChallengeIsHeardInPieces() {
        String challenge = "<" + "c".repeat(9000) + ">";
        Upstream upstream = lab.upstream(Script.ready().offering("AUTH CRAM-MD5").on(Step.AUTH, LoginScripts.challenge(challenge)).on(Step.OTHER, LoginScripts.WELCOME));
        assertTrue(relay(upstream, IN_CLEAR, KeptSecret.password(PASSWORD)).mail().is("250"));
    }

    @Test
    void anotherComputerDoesNotBorrowTheLogin() throws IOException {
        Upstream upstream = lab.upstream(LoginScripts.of("PLAIN"));
        try (OtherComputer other = OtherComputer.beside(this)) {
            KeptSecret kept = KeptSecret.password(PASSWORD);
            other.connects(1, relay(upstream, IN_CLEAR, kept).port());
            Await.until("an answer", () -> !other.answers().isEmpty());
            assertTrue(other.answers().getFirst().startsWith("421-"), other.answers().toString());
            assertEquals(0, kept.asked());
            assertEquals(0, upstream.sessions().size());
        }
    }

    @Test
    void aLoginThatIsLentServesAnotherComputer() throws IOException {
        Upstream upstream = lab.upstream(LoginScripts.of("PLAIN"));
        try (OtherComputer other = OtherComputer.beside(this)) {
            Login lent = new Login.Stored(USER, Optional.empty(), true, true);
            other.connects(1, relay(upstream, lent, KeptSecret.password(PASSWORD)).port());
            Await.until("an answer", () -> !other.answers().isEmpty());
            assertTrue(other.answers().getFirst().startsWith("220 "), other.answers().toString());
            assertEquals(1, upstream.count(Step.AUTH));
        }
    }

    /** A server that repeats what it heard does not make the relay tell it to others. */
    @ParameterizedTest
    @ValueSource(strings = {"PLAIN", "LOGIN", "CRAM-MD5", "SCRAM-SHA-256"})
    void aRepeatedPasswordGoesNoFurther(String mechanism) {
        Script echo = Script.ready().offering("AUTH " + mechanism)
                .when(Step.AUTH, turn -> LoginScripts.argument(turn).isEmpty() ? LoginScripts.challenge("r=x") : Act.say("535 5.7.8 no: " + LoginScripts.argument(turn)))
                .when(Step.OTHER, turn -> Act.say("535 5.7.8 no: " + turn.line()));
        KeptSecret kept = KeptSecret.password(PASSWORD);
        RelayFixture relay = relay(echo, kept);
        String words = refusal(relay) + relay.sessions().only() + kept.refusals();
        assertTrue(words.contains("535"), words);
        assertFalse(words.contains("no: "), words);
    }
}
