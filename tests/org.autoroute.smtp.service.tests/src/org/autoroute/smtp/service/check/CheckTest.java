package org.autoroute.smtp.service.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import org.autoroute.smtp.service.login.LoginTrouble;
import org.autoroute.smtp.routing.Login;
import org.autoroute.smtp.relay.ListenState;
import org.autoroute.smtp.relay.Secret;
import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.IpAddress;
import org.autoroute.smtp.routing.NetworkSnapshot;
import org.autoroute.smtp.service.check.CheckRequest.TestMessage;
import org.autoroute.smtp.service.internal.RunningService;
import org.autoroute.smtp.service.internal.Scene;
import org.autoroute.smtp.service.internal.decision.Places;
import org.autoroute.smtp.service.probe.Door;
import org.autoroute.smtp.service.probe.ProbeFinding;
import org.autoroute.smtp.service.probe.ProbeReport;
import org.autoroute.smtp.service.secrets.SecretName;
import org.autoroute.smtp.service.secrets.SecretsFile;

@Timeout(30)
class CheckTest {

    private static final Check.Limits SHORT = new Check.Limits(Duration.ofMillis(400), Duration.ofSeconds(3));
    /** The key of the secrets' file takes seconds to make on a busy computer. */
    private static final Check.Limits LONG = new Check.Limits(Duration.ofSeconds(20), Duration.ofSeconds(40));

    @TempDir
    private Path directory;
    private PlayedSmtp own;
    private PlayedSmtp own6;
    private PlayedSmtp server;
    private Check.Limits limits = SHORT;
    private Scene scene;
    private NetworkSnapshot place = Places.FIRST;
    private CheckRequest request = CheckRequest.PLAIN;
    private String[] settings = {};
    private ProbeReport looked = new ProbeReport(List.of(new Door(new HostPort("127.0.0.1", 587), Door.State.OPEN, "mx", true, Optional.empty())), List.of());

    @BeforeEach
    void servers() throws IOException {
        own = new PlayedSmtp("127.0.0.1").answers("", "220 own");
        own6 = new PlayedSmtp("::1").answers("", "220 own6");
        server = new PlayedSmtp("127.0.0.1");
    }

    @AfterEach
    void close() {
        own.close();
        own6.close();
        server.close();
        leave();
    }

    private void leave() {
        if (scene != null) {
            scene.close();
        }
    }

    /** Another one, in place of the one before. */
    private void enter(String... list) throws IOException {
        leave();
        scene = new Scene(directory, place, list);
    }

    private ListenState doors() {
        return new ListenState.Listening(List.of(own.address(), own6.address()));
    }

    private String active() {
        return "127.0.0.1:" + server.port();
    }

    private Check check(ListenState listening, CheckListener listener, String... list) throws IOException {
        enter(list);
        scene.report = looked;
        scene.settings(settings);
        scene.relay.place = Optional.of(listening);
        RunningService service = scene.started();
        return new Check(service::state, () -> CompletableFuture.completedFuture(scene.report), service.logins().ofListener()::isStored, request, listener, limits);
    }

    private List<Finding> findings(ListenState listening, String... list) throws IOException {
        Collected collected = new Collected();
        check(listening, collected, list).run();
        return collected.report.findings();
    }

    private Finding finding(Step step, ListenState listening, String... list) throws IOException {
        return findings(listening, list).stream().filter(found -> found.step() == step).findFirst().orElseThrow();
    }

    private static class Collected implements CheckListener {
        private final List<String> told = new ArrayList<>();
        private Report report;

        @Override
        public void begun(Step step) {
            told.add("begun " + step);
        }

        @Override
        public void found(Finding finding) {
            told.add(finding.verdict() + " " + finding.step());
        }

        @Override
        public void ended(Report all) {
            report = all;
        }
    }

    private static void assertFinding(Verdict verdict, String words, Action action, Finding finding) {
        assertEquals(verdict, finding.verdict(), finding.toString());
        assertTrue(finding.meaning().toString().contains(words), finding.meaning().toString());
        assertEquals(Optional.of(action), finding.action());
        assertFalse(finding.remedy().orElseThrow().toString().isBlank());
    }

    private static void assertPassed(String words, Finding finding) {
        assertEquals(Verdict.PASSED, finding.verdict(), finding.toString());
        assertTrue(finding.meaning().toString().contains(words), finding.meaning().toString());
    }

    @Test
    void aLoginThatTheServerRefusedIsSaidBeforeAnythingIsTried() throws IOException {
        Login.Stored tim = new Login.Stored("tim", Optional.empty(), false, false);
        Collected collected = new Collected();
        Check check = check(doors(), collected, active() + " login=password user=tim in-clear=yes");
        scene.states.trouble(LoginTrouble.refused(new HostPort("127.0.0.1", server.port()), tim, "535 no"));
        scene.loop.pass(Duration.ofSeconds(1));
        check.run();
        Finding found = collected.report.findings().stream().filter(finding -> finding.step() == Step.SERVER).findFirst().orElseThrow();
        assertFinding(Verdict.FAILED, active() + " does not take the password stored for tim: 535 no. Store the right one in the server list "
                + "(Set Password\u2026), or with: autoroute-smtp login set", new Action.OpenPreferences(Action.Page.SMTP_SERVERS), found);
    }

    @Test
    void aFaultInOneStepIsSaidAndTheOthersFollow() throws IOException {
        server.answers("", "220 hello");
        List<Finding> findings = findings(new ListenState.Listening(List.of()), active());
        assertEquals(Step.values().length, findings.size());
        assertFinding(Verdict.FAILED, "could not be made", new Action.Retry(), findings.get(2));
        assertPassed("220 hello", findings.get(4));
    }

    @Test
    void whatAServerSaysCannotSteerATerminal() throws IOException {
        server.answers("", "220 a\u0007b\u009bc\u202ed");
        assertPassed("220 a?b?c?d", finding(Step.GREETING, doors(), active()));
    }

    @Test
    void allPassesWhenAllIsWellAndNothingIsSentUnasked() throws IOException {
        Collected collected = new Collected();
        check(doors(), collected, active()).run();
        assertEquals(Verdict.PASSED, new Report(collected.report.findings().subList(0, 8)).verdict(), collected.report.text(Locale.ROOT));
        assertEquals(List.of("begun SERVER", "PASSED SERVER", "begun PROGRAM", "PASSED PROGRAM"), collected.told.subList(0, 4));
        assertEquals(List.of("begun MESSAGE", "SKIPPED MESSAGE"), collected.told.subList(16, 18));
        assertEquals(List.of("EHLO [127.0.0.1]", "QUIT"), server.heard());
        assertEquals(List.of("QUIT"), own.heard());
        assertEquals(List.of("QUIT"), own6.heard());
    }

    @Test
    void whatTheNetworkLetsThroughIsSaid() throws IOException {
        assertPassed("ports 587", finding(Step.NETWORK, doors(), active()));
    }

    @Test
    void whatTheNetworkDoesToMailIsSaidWithWhatHelps() throws IOException {
        looked = new ProbeReport(looked.doors(), List.of(new ProbeFinding(true, Words.of("reply", "one"), Optional.empty()),
                new ProbeFinding(true, Words.of("reply", "two"), Optional.of(Words.of("reply", "do this"))),
                new ProbeFinding(false, Words.of("reply", "three"), Optional.empty())));
        Finding finding = finding(Step.NETWORK, doors(), active());
        assertFinding(Verdict.WARNING, "one two", new Action.OpenPreferences(Action.Page.SMTP_SERVERS), finding);
        assertEquals("do this", finding.remedy().orElseThrow().in(Locale.ROOT));
    }

    @Test
    void withoutAnyDoorTheNetworkIsNotJudged() throws IOException {
        looked = new ProbeReport(List.of(), List.of());
        assertEquals(Verdict.SKIPPED, finding(Step.NETWORK, doors(), active()).verdict());
    }

    @Test
    void ofWhatTheServerCanDoOnlyItsNameIsShown() throws IOException {
        assertEquals("250 played", finding(Step.EHLO, doors(), active()).meaning().in(Locale.ROOT));
    }

    @Test
    void anEmptyListAsksForAServer() throws IOException {
        assertFinding(Verdict.FAILED, "empty", new Action.AddServer(), finding(Step.SERVER, doors()));
    }

    @Test
    void withoutAServerThatFitsTheNextOneIsOffered() throws IOException {
        settings = new String[] {"routing.useFirstAsDefault=false"};
        List<Finding> findings = findings(doors(), active());
        assertFinding(Verdict.FAILED, "No server of the list fits", new Action.Next(), findings.getFirst());
        assertEquals(Verdict.SKIPPED, findings.get(Step.CONNECT.ordinal()).verdict());
        assertEquals(List.of(), server.heard());
    }

    @Test
    void aPauseCanBeEnded() throws IOException {
        enter(active());
        scene.relay.place = Optional.of(doors());
        RunningService service = scene.started();
        scene.done(service.pause());
        Collected collected = new Collected();
        new Check(service::state, () -> CompletableFuture.completedFuture(scene.report), service.logins().ofListener()::isStored, request, collected, SHORT).run();
        assertFinding(Verdict.FAILED, "paused", new Action.Resume(), collected.report.findings().get(Step.PROGRAM.ordinal()));
    }

    @Test
    void aPortInUseIsToldWithTheFreeOne() throws IOException {
        ListenState inUse = new ListenState.NotListening(Words.of("failure.other", "Port 25 is in use."), OptionalInt.of(2525));
        List<Finding> findings = findings(inUse, active());
        assertFinding(Verdict.FAILED, "Port 25 is in use.", new Action.UsePort(2525), findings.get(1));
        assertEquals(Verdict.SKIPPED, findings.get(2).verdict());
    }

    @Test
    void withoutAFreePortThePreferencesAreOffered() throws IOException {
        assertFinding(Verdict.FAILED, "in use", new Action.OpenPreferences(Action.Page.INTERNAL_SERVER),
                finding(Step.PROGRAM, new ListenState.NotListening(Words.of("failure.other", "in use"), OptionalInt.empty()), active()));
    }

    @Test
    void aProgramThatDoesNotListenIsLookedAtAgainLater() throws IOException {
        assertFinding(Verdict.FAILED, "does not listen", new Action.Retry(), finding(Step.PROGRAM, new ListenState.Stopped(), active()));
    }

    @Test
    void anOwnPortThatIsClosedInTruthIsFound() throws IOException {
        own6.close();
        assertFinding(Verdict.FAILED, "refused", new Action.Retry(), finding(Step.PORT, doors(), active()));
    }

    @Test
    void anOwnPortThatTurnsClientsAwayIsQuoted() throws IOException {
        own.answers("", "554 5.7.1 This address may not send mail here");
        assertFinding(Verdict.FAILED, "554 5.7.1 This address may not send mail here", new Action.Retry(), finding(Step.PORT, doors(), active()));
    }

    @Test
    void anOwnPortThatStillWaitsForTheServerIsAWarning() throws IOException {
        own.answers("", "");
        assertFinding(Verdict.WARNING, "still waits", new Action.Retry(), finding(Step.PORT, doors(), active()));
    }

    @Test
    void whoListensEverywhereIsAskedOnLoopback() {
        assertEquals(List.of(new InetSocketAddress("127.0.0.1", 25), new InetSocketAddress("::1", 25)),
                PortStep.doors(new ListenState.Listening(List.of(new InetSocketAddress("0.0.0.0", 25), new InetSocketAddress("::", 25)))));
    }

    @Test
    void aServerThatRefusesConnectionsIsFoundAndAnotherOffered() throws IOException {
        int port = server.port();
        server.close();
        List<Finding> findings = findings(doors(), "127.0.0.1:" + port, "203.0.113.9");
        assertFinding(Verdict.FAILED, "the connection is refused", new Action.Next(), findings.get(Step.CONNECT.ordinal()));
        assertEquals(Verdict.SKIPPED, findings.get(Step.GREETING.ordinal()).verdict());
        assertEquals(Verdict.SKIPPED, findings.get(Step.EHLO.ordinal()).verdict());
    }

    @Test
    void aServerThatDoesNotAnswerAtAllIsGivenUpInTime() throws IOException {
        try (ServerSocket full = new ServerSocket()) {
            full.bind(new InetSocketAddress("127.0.0.1", 0), 1);
            fill(full, 3);
            assertFinding(Verdict.FAILED, "there is no answer", new Action.OpenPreferences(Action.Page.SMTP_SERVERS),
                    finding(Step.CONNECT, doors(), "127.0.0.1:" + full.getLocalPort()));
        }
    }

    /** Connections nobody accepts, until the system takes no more. */
    private static void fill(ServerSocket socket, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            SocketChannel channel = SocketChannel.open();
            channel.configureBlocking(false);
            channel.connect(socket.getLocalSocketAddress());
        }
    }

    @Test
    void aServerThatSaysNothingIsGivenUpInTime() throws IOException {
        server.answers("", "");
        assertFinding(Verdict.FAILED, "says nothing", new Action.OpenPreferences(Action.Page.SMTP_SERVERS),
                finding(Step.GREETING, doors(), active()));
    }

    @Test
    void aGreetingThatRefusesIsQuoted() throws IOException {
        server.answers("", "554 5.7.1 Not from\u0001 your network");
        List<Finding> findings = findings(doors(), active());
        assertFinding(Verdict.FAILED, "554 5.7.1 Not from? your network", new Action.OpenPreferences(Action.Page.SMTP_SERVERS),
                findings.get(Step.GREETING.ordinal()));
        assertEquals(Verdict.SKIPPED, findings.get(Step.EHLO.ordinal()).verdict());
        assertEquals(List.of("QUIT"), server.heard());
    }

    @Test
    void aBusyServerIsLookedAtAgainLater() throws IOException {
        server.answers("", "421 4.3.2 Too busy");
        assertFinding(Verdict.FAILED, "421 4.3.2 Too busy", new Action.Retry(), finding(Step.GREETING, doors(), active()));
    }

    @Test
    void aServerThatHangsUpIsFound() throws IOException {
        server.answers("", "(hang up)");
        assertFinding(Verdict.FAILED, "closed without an answer", new Action.OpenPreferences(Action.Page.SMTP_SERVERS),
                finding(Step.GREETING, doors(), active()));
    }

    @Test
    void aServerOfAnotherKindIsFound() throws IOException {
        server.answers("", "SSH-2.0-OpenSSH_9.2");
        assertFinding(Verdict.FAILED, "not one of a mail server: SSH-2.0", new Action.OpenPreferences(Action.Page.SMTP_SERVERS),
                finding(Step.GREETING, doors(), active()));
    }

    @Test
    void anEhloThatIsRefusedIsQuoted() throws IOException {
        server.answers("EHLO", "550-go away\r\n550 stranger");
        assertFinding(Verdict.FAILED, "550 go away; stranger", new Action.OpenPreferences(Action.Page.SMTP_SERVERS),
                finding(Step.EHLO, doors(), active()));
    }

    @Test
    void aServerThatKnowsHeloOnlyIsGoodEnough() throws IOException {
        server.answers("EHLO", "502 5.5.1 no");
        assertPassed("250 played", finding(Step.EHLO, doors(), active()));
    }

    @Test
    void aNameWithoutAnAddressIsToldWithItsReason() throws IOException {
        enter("smtp.first.example");
        scene.relay.place = Optional.of(doors());
        RunningService service = scene.started();
        scene.resolver.fail("smtp.first.example", Duration.ofHours(1));
        scene.loop.run();
        Collected collected = new Collected();
        new Check(service::state, () -> CompletableFuture.completedFuture(scene.report), service.logins().ofListener()::isStored, request, collected, SHORT).run();
        assertFinding(Verdict.FAILED, "smtp.first.example has no address", new Action.OpenPreferences(Action.Page.SMTP_SERVERS),
                collected.report.findings().get(Step.CONNECT.ordinal()));
    }

    @Test
    void aNameStillLookedUpIsAWarning() throws IOException {
        assertFinding(Verdict.WARNING, "still being looked up", new Action.Retry(), finding(Step.CONNECT, doors(), "smtp.first.example"));
    }

    @Test
    void aNameThatASettingKeepsBackIsAWarning() throws IOException {
        place = NetworkSnapshot.OFFLINE;
        settings = new String[] {"routing.dontResolveInLan=true"};
        assertFinding(Verdict.WARNING, "a setting forbids it", new Action.OpenPreferences(Action.Page.GENERAL),
                finding(Step.CONNECT, doors(), "smtp.first.example"));
    }

    @Test
    void thisComputerIsLetInByDefault() throws IOException {
        assertPassed("this computer", finding(Step.CLIENT, doors(), active()));
    }

    @Test
    void aRuleThatForgetsThisComputerIsFound() throws IOException {
        settings = new String[] {"server.allowed=192.168.0.0/16"};
        assertFinding(Verdict.FAILED, "127.0.0.1", new Action.OpenPreferences(Action.Page.INTERNAL_SERVER), finding(Step.CLIENT, doors(), active()));
    }

    @Test
    void aRuleThatForgetsOneIpVersionIsAWarning() throws IOException {
        settings = new String[] {"server.allowed=127.0.0.1"};
        assertFinding(Verdict.WARNING, "::1", new Action.OpenPreferences(Action.Page.INTERNAL_SERVER), finding(Step.CLIENT, doors(), active()));
    }

    @Test
    void anotherComputerIsLetInByItsMask() throws IOException {
        request = new CheckRequest(IpAddress.parse("192.168.1.7"), Optional.empty());
        assertPassed("192.168.1.7", finding(Step.CLIENT, doors(), active()));
    }

    @Test
    void anotherComputerIsToldAsWhomItLogsIn() throws Exception {
        request = new CheckRequest(IpAddress.parse("192.168.1.7"), Optional.empty());
        settings = new String[] {"server.user=post"};
        Action page = new Action.OpenPreferences(Action.Page.INTERNAL_SERVER);
        assertFinding(Verdict.FAILED, "cannot log in as post: that takes TLS", page, finding(Step.CLIENT, doors(), active()));
        settings = new String[] {"server.user=post", "server.tlsPort=465"};
        assertFinding(Verdict.FAILED, "no password can be read", page, finding(Step.CLIENT, doors(), active()));
        new SecretsFile(scene.area).put(SecretName.LISTENER, new Secret("s3cr3t"));
        limits = LONG;
        assertPassed("192.168.1.7 may connect, and has to log in under TLS as post", finding(Step.CLIENT, doors(), active()));
    }

    @Test
    void thisComputerNeedNotLogIn() throws IOException {
        request = new CheckRequest(IpAddress.parse("127.0.0.1"), Optional.empty());
        settings = new String[] {"server.user=post"};
        assertPassed("127.0.0.1 may connect.", finding(Step.CLIENT, doors(), active()));
    }

    @Test
    void aStrangerIsNotLetIn() throws IOException {
        request = new CheckRequest(IpAddress.parse("203.0.113.99"), Optional.empty());
        assertFinding(Verdict.FAILED, "203.0.113.99", new Action.OpenPreferences(Action.Page.INTERNAL_SERVER),
                finding(Step.CLIENT, doors(), active()));
    }

    private void asksForMessage() {
        request = new CheckRequest(Optional.empty(),
                Optional.of(new TestMessage(new MailAddress("me@home.example"), new MailAddress("me@work.example"), Locale.ROOT)));
    }

    @Test
    void theTestMessageGoesThroughOurOwnPort() throws IOException {
        asksForMessage();
        assertPassed("250 2.0.0 queued as 7", finding(Step.MESSAGE, doors(), active()));
        List<String> said = own.heard().subList(1, own.heard().size());
        assertEquals(List.of("EHLO [127.0.0.1]", "MAIL FROM:<me@home.example>", "RCPT TO:<me@work.example>", "DATA"), said.subList(0, 4));
        assertEquals(".", said.get(said.size() - 2));
        assertEquals("QUIT", said.getLast());
        assertEquals(List.of("EHLO [127.0.0.1]", "QUIT"), server.heard());
    }

    @Test
    void aRecipientThatIsRefusedIsQuoted() throws IOException {
        asksForMessage();
        own.answers("RCPT", "550 5.7.1 Relaying denied");
        assertFinding(Verdict.FAILED, "The recipient was refused: 550 5.7.1 Relaying denied", new Action.OpenPreferences(Action.Page.SMTP_SERVERS),
                finding(Step.MESSAGE, doors(), active()));
        assertFalse(own.heard().contains("DATA"));
    }

    @Test
    void aServerThatWantsALoginIsToldSo() throws IOException {
        asksForMessage();
        own.answers("MAIL", "530 5.7.0 Authentication required");
        Finding finding = finding(Step.MESSAGE, doors(), active());
        assertFinding(Verdict.FAILED, "530 5.7.0", new Action.OpenPreferences(Action.Page.SMTP_SERVERS), finding);
        assertTrue(finding.remedy().orElseThrow().toString().contains("login"));
    }

    @Test
    void aMessageWithoutAnEndIsAWarningBecauseItMayHaveGone() throws IOException {
        asksForMessage();
        own.answers(".", "");
        assertFinding(Verdict.WARNING, "not known", new Action.Retry(), finding(Step.MESSAGE, doors(), active()));
    }

    @Test
    void aCheckThatIsClosedEndsAtOnceAndSaysNoMore() throws Exception {
        server.answers("", "");
        CountDownLatch waiting = new CountDownLatch(1);
        Collected collected = new Collected();
        CheckListener listener = watching(collected, step -> {
            if (step == Step.GREETING) {
                waiting.countDown();
            }
        });
        try (Check check = check(doors(), listener, active())) {
            Thread thread = Thread.ofPlatform().start(check::run);
            assertTrue(waiting.await(10, TimeUnit.SECONDS));
            check.close();
            assertTrue(thread.join(Duration.ofSeconds(10)));
        }
        assertEquals("begun GREETING", collected.told.getLast());
        assertEquals(null, collected.report);
    }

    private static CheckListener watching(CheckListener inner, Consumer<Step> watch) {
        return new CheckListener() {
            @Override
            public void begun(Step step) {
                inner.begun(step);
                watch.accept(step);
            }

            @Override
            public void found(Finding finding) {
                inner.found(finding);
            }

            @Override
            public void ended(Report report) {
                inner.ended(report);
            }
        };
    }
}
