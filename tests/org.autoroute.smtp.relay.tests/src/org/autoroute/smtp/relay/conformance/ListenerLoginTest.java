package org.autoroute.smtp.relay.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

import org.autoroute.smtp.relay.AccessRule;
import org.autoroute.smtp.relay.ListenSettings;
import org.autoroute.smtp.relay.ListenerLogin;
import org.autoroute.smtp.relay.Secret;
import org.autoroute.smtp.relay.SessionRecord;
import org.autoroute.smtp.routing.Login;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The relay's own login for mail clients (RFC 4954): other computers must, this one may. */
class ListenerLoginTest {

    private static final String USER = "post";
    /** In the form macOS keeps names in, with the dots apart. */
    private static final String PASSWORD = "geheim-u\u0308ber-4711";
    private static final String RIGHT = plain("", USER, "geheim-\u00fcber-4711");
    private static final String WRONG = plain("", USER, "no");

    @RegisterExtension
    final Lab lab = new Lab();

    private static String plain(String actsFor, String user, String password) {
        return LoginScripts.encoded(actsFor + "\0" + user + "\0" + password);
    }

    private static Optional<ListenerLogin> login(String password) {
        return Optional.of(new ListenerLogin(USER, Optional.ofNullable(password).map(Secret::new)));
    }

    private RelayFixture relay(Setup setup) {
        RelayFixture relay = lab.relay(setup);
        relay.relay().identity(Optional.of(Keys.OWN.context()));
        relay.relay().login(login(PASSWORD));
        relay.listen(new ListenSettings(0, OptionalInt.of(0), true, AccessRule.DEFAULT));
        return relay;
    }

    private RelayFixture relay(Upstream... upstreams) {
        return relay(Setup.to(upstreams));
    }

    private static List<String> mechanisms(Reply ehlo) {
        return ehlo.lines().stream().map(line -> line.substring(4)).filter(line -> line.startsWith("AUTH ")).map(line -> line.substring(5)).toList();
    }

    private Client greeted(Upstream upstream) {
        Client client = relay(upstream).client();
        client.ehlo();
        return client;
    }

    // This computer

    @Test
    void thisComputerMayLogInButNeedNot() {
        Upstream upstream = lab.upstream();
        RelayFixture relay = relay(upstream);
        Client without = relay.client();
        assertEquals(List.of("PLAIN LOGIN"), mechanisms(without.ehlo()));
        assertTrue(without.mail().is("250"));
        Client with = relay.client();
        with.ehlo();
        assertEquals("235 2.7.0 Authentication successful", with.send("AUTH PLAIN " + RIGHT).hears("235").last());
        assertTrue(with.mail().is("250"));
        with.quit();
        assertEquals(0, upstream.count(Step.AUTH));
    }

    @Test
    void withoutALoginNothingIsOffered() {
        RelayFixture relay = relay(lab.upstream());
        relay.relay().login(Optional.empty());
        Client client = relay.client();
        assertEquals(List.of(), mechanisms(client.ehlo()));
        client.send("AUTH PLAIN " + RIGHT).hears("502");
    }

    @Test
    void plainWithoutAnInitialResponse() {
        Client client = greeted(lab.upstream());
        assertEquals("334 ", client.send("auth plain").hears("334").last());
        client.send(RIGHT).hears("235");
        assertTrue(client.mail().is("250"));
    }

    @Test
    void loginInBothForms() {
        RelayFixture relay = relay(lab.upstream());
        for (String begin : List.of("AUTH LOGIN", "AUTH LOGIN " + LoginScripts.encoded(USER))) {
            Client client = relay.client();
            client.ehlo();
            Reply asked = client.send(begin).hears("334");
            if (begin.equals("AUTH LOGIN")) {
                assertEquals("334 " + LoginScripts.encoded("Username:"), asked.last());
                asked = client.send(LoginScripts.encoded(USER)).hears("334");
            }
            assertEquals("334 " + LoginScripts.encoded("Password:"), asked.last());
            client.send(LoginScripts.encoded(PASSWORD)).hears("235");
            assertTrue(client.mail().is("250"));
            client.quit();
        }
    }

    /** RFC 8265 section 4.2: a letter with a mark and the two apart are the same password; capital letters are not. */
    @Test
    void passwordsAreComparedInOneForm() {
        RelayFixture relay = relay(lab.upstream());
        for (String password : List.of("geheim-\u00fcber-4711", "geheim-u\u0308ber-4711")) {
            Client client = relay.client();
            client.ehlo();
            client.send("AUTH PLAIN " + plain("", USER, password)).hears("235");
        }
        for (String password : List.of("geheim-\u00dcber-4711", "geheim-uber-4711", "geheim-\u00fcber-471", "geheim-\u00fcber-47111", "")) {
            Client client = relay.client();
            client.ehlo();
            client.send("AUTH PLAIN " + plain("", USER, password)).hears("535");
        }
    }

    /** Nothing tells a wrong name from a wrong password, or either from what is no login at all. */
    @Test
    void whatIsWrongIsNotTold() {
        RelayFixture relay = relay(lab.upstream());
        List<String> heard = new ArrayList<>();
        for (String wrong : List.of(WRONG, plain("", "other", "geheim-\u00fcber-4711"), plain("root", USER, "geheim-\u00fcber-4711"), plain("", "", ""),
                plain("", USER, "geheim-\u00fcber-4711\0"), LoginScripts.encoded(USER), "=", Base64.getEncoder().encodeToString(new byte[] {0, (byte) 0xff, 0, (byte) 0xfe}))) {
            Client client = relay.client();
            client.ehlo();
            heard.add(client.send("AUTH PLAIN " + wrong).hears("535").last());
        }
        Client client = relay.client();
        client.ehlo();
        client.send("AUTH LOGIN").hears("334");
        client.send(LoginScripts.encoded("other")).hears("334");
        heard.add(client.send(LoginScripts.encoded(PASSWORD)).hears("535").last());
        assertEquals(List.of("535 5.7.8 Authentication credentials invalid"), heard.stream().distinct().toList());
    }

    /** RFC 4616 section 2: who acts for itself may say so. */
    @Test
    void whoActsForItselfMaySaySo() {
        Client client = greeted(lab.upstream());
        client.send("AUTH PLAIN " + plain(USER, USER, PASSWORD)).hears("235");
    }

    @Test
    void threeTriesForASession() {
        Client client = greeted(lab.upstream());
        for (int i = 0; i < 3; i++) {
            client.send("AUTH PLAIN " + WRONG).hears("535");
        }
        client.send("AUTH PLAIN " + RIGHT).hears("421");
        client.hearsEnd();
    }

    /** TLS makes nobody a new guest. */
    @Test
    void startTlsGivesNoMoreTries() {
        Client client = greeted(lab.upstream());
        client.send("AUTH PLAIN " + WRONG).hears("535");
        client.send("AUTH PLAIN " + WRONG).hears("535");
        client.send("STARTTLS").hears("220");
        client.secure(Keys.OWN);
        client.send("EHLO client.example").hears("250");
        client.send("AUTH PLAIN " + WRONG).hears("535");
        client.send("AUTH PLAIN " + RIGHT).hears("421");
        client.hearsEnd();
    }

    @Test
    void tenTriesForAComputer() {
        RelayFixture relay = relay(lab.upstream());
        for (int i = 0; i < 10; i++) {
            Client client = relay.client();
            client.ehlo();
            client.send("AUTH PLAIN " + WRONG).hears("535");
        }
        Client client = relay.client();
        client.ehlo();
        client.send("AUTH PLAIN " + RIGHT).hears("421");
        client.hearsEnd();
        assertTrue(relay.mail().is("250"), "who need not log in is not held up");
    }

    @Test
    void aStarCancels() {
        Client client = greeted(lab.upstream());
        for (String mechanism : List.of("PLAIN", "LOGIN")) {
            client.send("AUTH " + mechanism).hears("334");
            client.send("*").hears("501");
        }
        client.send("AUTH LOGIN").hears("334");
        client.send(LoginScripts.encoded(USER)).hears("334");
        client.send("*").hears("501");
        client.send("AUTH PLAIN " + RIGHT).hears("235");
    }

    @Test
    void oncePerSessionAndNotInATransaction() {
        Client client = greeted(lab.upstream());
        client.nextEnvelope().send("AUTH PLAIN " + RIGHT).hears("503");
        client.send("RSET").hears("250");
        client.send("AUTH PLAIN " + RIGHT).hears("235");
        client.send("AUTH PLAIN " + RIGHT).hears("503");
        assertTrue(client.mail().is("250"));
    }

    @Test
    void notBehindHelo() {
        Client client = relay(lab.upstream()).client();
        client.hears("220");
        client.send("AUTH PLAIN " + RIGHT).hears("503");
        client.send("HELO client.example").hears("250");
        client.send("AUTH PLAIN " + RIGHT).hears("503");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAIL FROM:<a@client.example>", "QUIT now", "* x", "**", "p\u00e4ss", "a b", "A", "AAAA=AAA"})
    void whatIsNotBase64IsNoAnswer(String line) {
        Upstream upstream = lab.upstream();
        Client client = greeted(upstream);
        client.send("AUTH PLAIN").hears("334");
        client.send(line).hears("501");
        client.send("NOOP").hears("250");
        assertEquals(0, upstream.count(Step.MAIL));
    }

    @Test
    void otherMechanismsAndFormsAreRefused() {
        Client client = greeted(lab.upstream());
        for (String other : List.of("CRAM-MD5", "PLAINX", "EXTERNAL =", "PLAIN\tx")) {
            client.send("AUTH " + other).hears("504");
        }
        client.send("AUTH").hears("501");
        client.send("AUTH PLAIN " + RIGHT + " " + RIGHT).hears("501");
        client.send("AUTH PLAIN !" + RIGHT).hears("501");
    }

    @ParameterizedTest
    @ValueSource(ints = {2040, 4100, 12_280})
    void longAnswersAreLookedAt(int length) {
        Client client = greeted(lab.upstream());
        client.send("AUTH PLAIN").hears("334");
        client.send("A".repeat(length)).hears("535");
        client.send("AUTH PLAIN " + RIGHT).hears("235");
    }

    @Test
    void anAnswerThatIsTooLongEndsTheSession() {
        Client client = greeted(lab.upstream());
        client.send("AUTH PLAIN").hears("334");
        client.send("A".repeat(12_287)).hears("500");
        client.hearsEnd();
    }

    @Test
    void aLineMayComeOctetByOctet() {
        Client client = greeted(lab.upstream());
        client.dribble("AUTH PLAIN " + RIGHT + "\r\n").hears("235");
    }

    /** RFC 4954 section 4: AUTH is the last of its group. What lies behind it may be somebody else's. */
    @ParameterizedTest
    @ValueSource(strings = {"AUTH PLAIN %s\r\nMAIL FROM:<a@client.example>\r\n", "AUTH PLAIN\r\n%s\r\n", "AUTH LOGIN\r\nQUIT\r\n"})
    void whatComesBehindAuthIsAnOffence(String octets) {
        Upstream upstream = lab.upstream();
        Client client = greeted(upstream);
        client.write(octets.formatted(RIGHT)).hears("554");
        client.hearsEnd();
        assertEquals(0, upstream.count(Step.MAIL));
    }

    @Test
    void nothingOfALoginIsInARecordOrGoesOn() {
        Upstream upstream = lab.upstream();
        RelayFixture relay = relay(upstream);
        Client client = relay.client();
        client.ehlo();
        client.send("AUTH PLAIN " + WRONG).hears("535");
        client.send("AUTH LOGIN").hears("334");
        client.send(LoginScripts.encoded(USER)).hears("334");
        client.send(LoginScripts.encoded(PASSWORD)).hears("235");
        String open = relay.relay().openSessions().toString();
        client.close();
        Await.until("the end of the session", () -> !relay.sessions().ended().isEmpty());
        SessionRecord record = relay.sessions().ended().getFirst();
        for (String secret : List.of(PASSWORD, LoginScripts.encoded(PASSWORD), RIGHT, WRONG)) {
            assertFalse((open + record + upstream.session().commands()).contains(secret), record.toString());
        }
    }

    @Test
    void startTlsForgetsTheLogin() {
        Client client = greeted(lab.upstream());
        client.send("AUTH PLAIN " + RIGHT).hears("235");
        client.send("STARTTLS").hears("220");
        client.secure(Keys.OWN);
        assertEquals(List.of("PLAIN LOGIN"), mechanisms(client.send("EHLO client.example").hears("250")));
        client.send("AUTH PLAIN " + RIGHT).hears("235");
        assertTrue(client.mail().is("250"));
    }

    @Test
    void anotherPasswordCountsInNewSessions() {
        RelayFixture relay = relay(lab.upstream());
        Client before = relay.client();
        before.ehlo();
        relay.relay().login(login("another"));
        before.send("AUTH PLAIN " + RIGHT).hears("235");
        Client after = relay.client();
        after.ehlo();
        after.send("AUTH PLAIN " + RIGHT).hears("535");
        after.send("AUTH PLAIN " + plain("", USER, "another")).hears("235");
    }

    @Test
    void whilePasswordIsMissingThisComputerMaySendButNobodyIsLoggedIn() {
        RelayFixture relay = relay(lab.upstream());
        relay.relay().login(login(null));
        Client client = relay.client();
        assertEquals(List.of("PLAIN LOGIN"), mechanisms(client.ehlo()));
        client.send("AUTH PLAIN " + plain("", USER, "")).hears("454");
        client.send("AUTH PLAIN").hears("454");
        client.send("AUTH LOGIN").hears("454");
        assertTrue(client.mail().is("250"));
    }

    // AUTH= of MAIL (RFC 4954 section 5)

    @ParameterizedTest
    @ValueSource(strings = {"<>", "e+3Dmc2@example.com"})
    void whoseMailItIsIsTakenAndDoesNotGoOn(String value) {
        for (boolean slow : new boolean[] {false, true}) {
            Upstream upstream = lab.upstream();
            RelayFixture relay = relay(slow ? Setup.to(upstream).slow() : Setup.to(upstream));
            Client client = relay.client();
            client.ehlo();
            client.send("MAIL FROM:<a@client.example> SIZE=10 AUTH=" + value + " BODY=8BITMIME").hears("250");
            client.send("RCPT TO:<b@upstream.example>").hears("250");
            assertTrue(client.data(Wire.SMALL).is("250"));
            assertTrue(upstream.session().commands().contains("MAIL FROM:<a@client.example> SIZE=10  BODY=8BITMIME"), upstream.session().commands().toString());
        }
    }

    @Test
    void whoseMailItIsMustBeWellFormed() {
        RelayFixture relay = relay(lab.upstream());
        Client client = relay.client();
        client.ehlo();
        for (String wrong : List.of("AUTH=", "AUTH", "AUTH=a+b", "AUTH=a=b", "AUTH=" + "a".repeat(501), "AUTH=<> AUTH=<>")) {
            client.send("MAIL FROM:<a@client.example> " + wrong).hears("501");
        }
        relay.relay().login(Optional.empty());
        Client without = relay.client();
        without.ehlo();
        without.send("MAIL FROM:<a@client.example> AUTH=<>").hears("555");
    }

    // A server that takes logins of clients, too

    private RelayFixture passing(Upstream upstream) {
        return relay(Setup.of(Routes.to(Routes.candidate(upstream, new Login.Client(true)))));
    }

    @Test
    void theNameTellsWhoIsMeant() {
        Upstream upstream = lab.upstream(LoginScripts.of("PLAIN"));
        RelayFixture relay = passing(upstream);
        String theirs = LoginScripts.encoded("\0" + LoginScripts.USER + "\0" + LoginScripts.PASSWORD);
        Client client = relay.client();
        assertEquals(List.of("PLAIN LOGIN"), mechanisms(client.ehlo()));
        assertEquals("235 2.7.0 welcome", client.send("AUTH PLAIN " + theirs).hears("235").last());
        client.send("AUTH PLAIN " + RIGHT).hears("503");
        assertTrue(client.mail().is("250"));
        client.quit();
        Client own = relay.client();
        own.ehlo();
        own.send("AUTH PLAIN " + WRONG).hears("535");
        own.send("AUTH PLAIN " + plain("else", USER, PASSWORD)).hears("535");
        assertEquals("235 2.7.0 Authentication successful", own.send("AUTH PLAIN " + RIGHT).hears("235").last());
        own.send("AUTH PLAIN " + theirs).hears("503");
        assertEquals(1, upstream.count(Step.AUTH), "the relay's own password went to a server");
    }

    @Test
    void aLoginOfTheServersIsBegunThereWhenTheNameIsKnown() {
        Upstream upstream = lab.upstream(LoginScripts.of("LOGIN"));
        Client client = passing(upstream).client();
        client.ehlo();
        client.send("AUTH LOGIN").hears("334");
        assertEquals(0, upstream.count(Step.AUTH));
        assertEquals("334 " + LoginScripts.encoded("Password:"), client.send(LoginScripts.encoded(LoginScripts.USER)).hears("334").last());
        assertEquals("235 2.7.0 welcome", client.send(LoginScripts.encoded(LoginScripts.PASSWORD)).hears("235").last());
        assertTrue(client.mail().is("250"));
        assertEquals(List.of("EHLO relay.example", "AUTH LOGIN", LoginScripts.encoded(LoginScripts.USER), LoginScripts.encoded(LoginScripts.PASSWORD)),
                upstream.session().commands().subList(0, 4));
    }

    @Test
    void theListenersNameIsNotToldToTheServer() {
        Upstream upstream = lab.upstream(LoginScripts.of("LOGIN"));
        Client client = passing(upstream).client();
        client.ehlo();
        client.send("AUTH LOGIN").hears("334");
        client.send(LoginScripts.encoded(USER)).hears("334");
        client.send(LoginScripts.encoded(PASSWORD)).hears("235");
        assertTrue(client.mail().is("250"));
        assertEquals(0, upstream.count(Step.AUTH));
        assertFalse(upstream.session().commands().contains(LoginScripts.encoded(USER)));
    }

    /** Who writes the name otherwise still gives the listener's password with it. */
    @Test
    void nearlyTheNameIsTheListenersToo() {
        Upstream upstream = lab.upstream(LoginScripts.of("PLAIN"));
        Client client = passing(upstream).client();
        client.ehlo();
        client.send("AUTH PLAIN " + plain("", "Post", PASSWORD)).hears("535");
        client.send("AUTH PLAIN " + plain("", " POST", PASSWORD)).hears("535");
        assertEquals(0, upstream.count(Step.AUTH));
    }

    /** A client takes the strongest way it knows, whatever its login is for; a proof goes to nobody who could guess from it. */
    @Test
    void waysThatProveAPasswordAreNotPassedOn() {
        Upstream upstream = lab.upstream(LoginScripts.of("CRAM-MD5").offering("AUTH SCRAM-SHA-256 CRAM-MD5 XOAUTH2 PLAIN"));
        Client client = passing(upstream).client();
        assertEquals(List.of("PLAIN LOGIN XOAUTH2"), mechanisms(client.ehlo()));
        client.send("AUTH CRAM-MD5").hears("504");
        client.send("AUTH SCRAM-SHA-256 biws").hears("504");
        assertEquals(0, upstream.count(Step.AUTH));
    }

    /** Who fails here is not kept from logging in at a server. */
    @Test
    void triesCountForTheListenersLoginAlone() {
        Upstream upstream = lab.upstream(LoginScripts.of("PLAIN"));
        Client client = passing(upstream).client();
        client.ehlo();
        for (int i = 0; i < 3; i++) {
            client.send("AUTH PLAIN " + WRONG).hears("535");
        }
        client.send("AUTH PLAIN " + LoginScripts.encoded("\0" + LoginScripts.USER + "\0" + LoginScripts.PASSWORD)).hears("235");
        assertTrue(client.mail().is("250"));
    }

    @Test
    void aServerThatDoesNotBeginTheLoginIsHeard() {
        Upstream upstream = lab.upstream(LoginScripts.of("PLAIN").on(Step.AUTH, Act.say("454 4.7.0 not now"), Act.say("454 4.7.0 not now"), LoginScripts.WELCOME));
        Client client = passing(upstream).client();
        client.ehlo();
        client.send("AUTH PLAIN").hears("334");
        assertEquals("454 4.7.0 not now", client.send(plain("", "tim", "x")).hears("454").last());
        client.send("AUTH PLAIN").hears("334");
        client.send(plain("", "tim", "x")).hears("454");
        client.send("AUTH PLAIN").hears("334");
        client.send(plain("", "tim", "x")).hears("421");
        client.hearsEnd();
    }

    @Test
    void aServerLostWhileTheLoginBeginsIsTold() {
        Client client = passing(lab.upstream(LoginScripts.of("PLAIN").on(Step.AUTH, Act.kill()))).client();
        client.ehlo();
        client.send("AUTH PLAIN").hears("334");
        client.send(plain("", "tim", "x")).hears("421");
        client.hearsEnd();
    }

    // The session's server changes

    /** The login is the listener's, so it stands when the session turns to another server, and that one hears nothing of it. */
    @Test
    void theLoginStandsWhateverServerTheMailGoesTo() throws IOException {
        Upstream home = lab.upstream();
        Upstream work = lab.upstream(Script.ready().offering("PIPELINING", "8BITMIME", "SIZE", "ENHANCEDSTATUSCODES", "AUTH PLAIN"));
        RelayFixture relay = relay(Setup.of(Routes.dependingOnSender(Routes.to(home))));
        relay.route("work.example", CompletableFuture.completedFuture(Routes.dependingOnSender(Routes.to(work))));
        try (OtherComputer other = OtherComputer.beside(this)) {
            assertEquals(List.of("220", "250 AUTH", "235", "250", "250", "250", "250", "250", "250", "503", "221"), says(other, relay.tlsPort(), "AT ONCE", "EHLO x",
                    "AUTH PLAIN " + RIGHT, "MAIL FROM:<a@home.example>", "RCPT TO:<b@upstream.example>", "RSET", "MAIL FROM:<a@work.example>",
                    "RCPT TO:<b@upstream.example>", "RSET", "AUTH PLAIN " + RIGHT, "QUIT"));
        }
        assertEquals(1, work.count(Step.MAIL));
        assertEquals(0, work.count(Step.AUTH));
    }

    /** A kept connection belongs to the server's side; who uses it next has to log in anew. */
    @Test
    void aKeptConnectionKeepsNoLogin() throws IOException {
        Upstream upstream = lab.upstream();
        RelayFixture relay = relay(Setup.to(upstream).warm());
        assertTrue(relay.mail().is("250"));
        try (OtherComputer other = OtherComputer.beside(this)) {
            List<String> mail = List.of("MAIL FROM:<a@home.example>", "RCPT TO:<b@upstream.example>", "DATA", "x\r\n.", "QUIT");
            List<String> first = new ArrayList<>(List.of("AT ONCE", "EHLO x", "AUTH PLAIN " + RIGHT));
            first.addAll(mail);
            assertEquals(List.of("220", "250 AUTH", "235", "250", "250", "354", "250", "221"), says(other, relay.tlsPort(), first.toArray(String[]::new)));
            assertEquals(List.of("220", "250 AUTH", "530", "503", "221"),
                    says(other, relay.tlsPort(), "AT ONCE", "EHLO x", mail.get(0), mail.get(1), "QUIT"));
        }
    }

    // Another computer

    /** What another computer hears, by its first line's code; for EHLO whether AUTH is in it. */
    private static List<String> says(OtherComputer other, int port, String... lines) throws IOException {
        StringBuilder script = new StringBuilder("""
                import socket, ssl, sys
                sock = socket.create_connection((sys.argv[1], int(sys.argv[2])), 20)
                context = ssl.create_default_context()
                context.check_hostname = False
                context.verify_mode = ssl.CERT_NONE
                def reply():
                    lines = []
                    while not lines or lines[-1][3:4] == b'-':
                        lines.append(file.readline())
                        if not lines[-1]: break
                    auth = any(line[4:9] == b'AUTH ' for line in lines)
                    print(lines[0][:3].decode() + (' AUTH' if auth else ''))
                """);
        boolean atOnce = lines[0].equals("AT ONCE");
        script.append(atOnce ? "sock = context.wrap_socket(sock)\n" : "").append("file = sock.makefile('rb')\nreply()\n");
        for (String line : lines) {
            if (!line.equals("AT ONCE")) {
                String octets = line.replace("\\", "\\\\").replace("'", "\\'").replace("\r", "\\r").replace("\n", "\\n");
                script.append("sock.sendall('").append(octets).append("\\r\\n'.encode('utf-8'))\nreply()\n");
                script.append(line.equals("STARTTLS") ? "sock = context.wrap_socket(sock); file = sock.makefile('rb')\n" : "");
            }
        }
        return List.of(other.runs(script.toString(), port).strip().split("\n"));
    }

    @Test
    void anotherComputerMustLogInUnderTls() throws IOException {
        Upstream upstream = lab.upstream();
        RelayFixture relay = relay(upstream);
        try (OtherComputer other = OtherComputer.beside(this)) {
            assertEquals(List.of("220", "250", "530", "538", "220", "250 AUTH", "530", "535", "530", "235", "250", "250", "354", "250", "221"),
                    says(other, relay.port(), "EHLO x", "MAIL FROM:<a@x.example>", "AUTH PLAIN " + RIGHT, "STARTTLS", "EHLO x", "MAIL FROM:<a@x.example>",
                            "AUTH PLAIN " + WRONG, "MAIL FROM:<a@x.example>", "AUTH PLAIN " + RIGHT, "MAIL FROM:<a@x.example>", "RCPT TO:<b@upstream.example>", "DATA",
                            "x\r\n.", "QUIT"));
            // The other commands lead round it as little.
            assertEquals(List.of("220", "250 AUTH", "503", "503", "252", "250", "221"),
                    says(other, relay.tlsPort(), "AT ONCE", "EHLO x", "RCPT TO:<b@upstream.example>", "DATA", "VRFY b", "RSET", "QUIT"));
            assertEquals(List.of("220", "250 AUTH", "503"), says(other, relay.tlsPort(), "AT ONCE", "EHLO x", "BDAT 3 LAST\r\nabc").subList(0, 3));
            assertEquals(List.of("220", "250", "530", "221"), says(other, relay.tlsPort(), "AT ONCE", "HELO x", "MAIL FROM:<a@x.example>", "QUIT"));
        }
        assertEquals(1, upstream.count(Step.MAIL));
    }

    @Test
    void withoutALoginAnotherComputerNeedsNone() throws IOException {
        RelayFixture relay = relay(lab.upstream());
        relay.relay().login(Optional.empty());
        try (OtherComputer other = OtherComputer.beside(this)) {
            assertEquals(List.of("220", "250", "250", "221"), says(other, relay.port(), "EHLO x", "MAIL FROM:<a@x.example>", "QUIT"));
        }
    }

    @Test
    void whilePasswordIsMissingAnotherComputerIsAskedToComeAgain() throws IOException {
        Upstream upstream = lab.upstream();
        RelayFixture relay = relay(upstream);
        relay.relay().login(login(null));
        try (OtherComputer other = OtherComputer.beside(this)) {
            assertEquals(List.of("220", "250", "454", "221"), says(other, relay.port(), "EHLO x", "MAIL FROM:<a@x.example>", "QUIT"));
            assertEquals(List.of("220", "250 AUTH", "454", "454", "221"),
                    says(other, relay.tlsPort(), "AT ONCE", "EHLO x", "AUTH PLAIN " + plain("", USER, ""), "MAIL FROM:<a@x.example>", "QUIT"));
        }
        assertEquals(0, upstream.count(Step.MAIL));
    }

    /** Being taken by the session's server counts; in clear nothing is passed on while there is a login. */
    @Test
    void whoLogsInAtTheServerHasLoggedIn() throws IOException {
        Upstream upstream = lab.upstream(LoginScripts.of("PLAIN"));
        RelayFixture relay = passing(upstream);
        String theirs = LoginScripts.encoded("\0" + LoginScripts.USER + "\0" + LoginScripts.PASSWORD);
        try (OtherComputer other = OtherComputer.beside(this)) {
            assertEquals(List.of("220", "250", "538", "530", "221"),
                    says(other, relay.port(), "EHLO x", "AUTH PLAIN " + theirs, "MAIL FROM:<a@x.example>", "QUIT"));
            assertEquals(0, upstream.count(Step.AUTH));
            assertEquals(List.of("220", "250 AUTH", "535", "530", "235", "250", "221"), says(other, relay.tlsPort(), "AT ONCE", "EHLO x", "AUTH PLAIN " + plain("", "tim", "x"),
                    "MAIL FROM:<a@x.example>", "AUTH PLAIN " + theirs, "MAIL FROM:<a@x.example>", "QUIT"));
        }
        assertEquals(2, upstream.count(Step.AUTH));
    }

    /** The ordinary case: the relay has a login of its own at the server, which it lends this computer; to others only if the entry says so. */
    @Test
    void aStoredLoginIsNotLentForBeingLoggedIn() throws IOException {
        Upstream upstream = lab.upstream(LoginScripts.of("PLAIN"));
        RelayFixture relay = relay(Setup.of(Routes.to(Routes.candidate(upstream, StoredLoginTest.IN_CLEAR))).credentials(KeptSecret.password(LoginScripts.PASSWORD)));
        Client client = relay.client();
        assertEquals(List.of("PLAIN LOGIN"), mechanisms(client.ehlo()));
        client.send("AUTH PLAIN " + RIGHT).hears("235");
        assertTrue(client.mail().is("250"));
        assertEquals(1, upstream.count(Step.AUTH));
        assertFalse(upstream.session().commands().toString().contains(RIGHT));
        try (OtherComputer other = OtherComputer.beside(this)) {
            assertEquals(List.of("421"), says(other, relay.tlsPort(), "AT ONCE"));
        }
    }
}
