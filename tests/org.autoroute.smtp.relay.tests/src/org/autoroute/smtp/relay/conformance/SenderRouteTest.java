package org.autoroute.smtp.relay.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.autoroute.smtp.relay.MessageRecord;
import org.autoroute.smtp.routing.Login;
import org.autoroute.smtp.routing.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where the server depends on the sender it is chosen at MAIL, before the server hears of the mail, and stays to the end of the transaction. */
class SenderRouteTest {

    private static final String HOME = "home.example";
    private static final String WORK = "work.example";

    @RegisterExtension
    final Lab lab = new Lab();

    /** One where mail of nobody in particular goes to the first, that of work to the second. */
    private RelayFixture relay(Upstream home, Upstream work) {
        RelayFixture relay = lab.relay(Setup.of(Routes.dependingOnSender(Routes.to(home))));
        relay.route(WORK, CompletableFuture.completedFuture(Routes.dependingOnSender(Routes.to(work, home))));
        return relay;
    }

    private static Reply mail(Client client, String domain) {
        client.send("MAIL FROM:<me@" + domain + ">").hears("250");
        client.send("RCPT TO:<you@upstream.example>").hears("250");
        return client.data(Wire.SMALL);
    }

    private static List<String> senders(Upstream upstream) {
        return upstream.accepted().stream().map(Received::from).toList();
    }

    @Test
    void eachMailOfASessionGoesToTheServerOfItsSender() {
        Upstream home = lab.upstream();
        Upstream work = lab.upstream();
        RelayFixture relay = relay(home, work);
        Client client = relay.client();
        client.ehlo();
        for (String domain : List.of(HOME, WORK, WORK, HOME)) {
            assertTrue(mail(client, domain).is("250"));
        }
        client.quit();
        assertEquals(List.of("<me@home.example>", "<me@home.example>"), senders(home));
        assertEquals(List.of("<me@work.example>", "<me@work.example>"), senders(work));
        assertEquals(2, home.sessions().size());
        assertEquals(1, work.sessions().size());
        assertEquals(1, home.sessions().getFirst().count(Step.QUIT), "leave is taken of the former server");
        assertEquals(4, relay.sessions().only().messages().stream().filter(MessageRecord::delivered).count());
    }

    @Test
    void theRecordNamesTheServerOfTheLatestSender() {
        Upstream home = lab.upstream();
        Upstream work = lab.upstream();
        RelayFixture relay = relay(home, work);
        Client client = relay.client();
        client.ehlo();
        mail(client, WORK);
        client.quit();
        assertEquals(Optional.of(work.at()), relay.sessions().only().server());
    }

    /** The whole envelope lies in one segment. */
    @Test
    void aClientThatPipelinesIsServedToo() {
        Upstream home = lab.upstream();
        Upstream work = lab.upstream();
        Client client = relay(home, work).client();
        client.ehlo();
        client.write("MAIL FROM:<me@work.example>\r\nRCPT TO:<a@upstream.example>\r\nRCPT TO:<b@upstream.example>\r\nDATA\r\n");
        client.hearsOften("250", 3);
        client.hears("354");
        assertTrue(client.write(Wire.SMALL + ".\r\n").hears("250").is("250"));
        client.write("RSET\r\nMAIL FROM:<me@home.example>\r\nRCPT TO:<a@upstream.example>\r\n");
        client.hearsOften("250", 3);
        client.quit();
        assertEquals(2, work.accepted().getFirst().recipients().size());
        assertEquals(0, home.count(Step.DATA));
        assertEquals(1, home.count(Step.RCPT));
    }

    @Test
    void withoutAServerForTheSenderTheClientHearsWhyAndGoesOn() {
        Upstream home = lab.upstream();
        Upstream gone = lab.upstream();
        gone.close();
        RelayFixture relay = lab.relay(Setup.of(Routes.dependingOnSender(Routes.to(home))));
        relay.route(WORK, CompletableFuture.completedFuture(Routes.dependingOnSender(Routes.to(gone))));
        relay.route("nowhere.example", CompletableFuture.completedFuture(Routes.dependingOnSender(Routes.none())));
        Client client = relay.client();
        client.ehlo();
        String told = client.send("MAIL FROM:<me@work.example>").hears("451").toString();
        assertTrue(told.contains(gone.at() + ": connection refused"), told);
        client.send("MAIL FROM:<me@nowhere.example>").hears("451");
        client.write("MAIL FROM:<me@work.example>\r\nRCPT TO:<a@upstream.example>\r\n");
        client.hears("451");
        client.hears("503");
        assertTrue(mail(client, HOME).is("250"));
        client.quit();
        assertEquals(1, home.sessions().size());
    }

    /** It was turned to because the first one did not work; for the next mail it is still right. */
    @Test
    void theServerThatWasFoundForASenderStays() {
        Upstream home = lab.upstream();
        Upstream gone = lab.upstream();
        gone.close();
        Upstream second = lab.upstream();
        RelayFixture relay = lab.relay(Setup.of(Routes.dependingOnSender(Routes.to(home))));
        relay.route(WORK, CompletableFuture.completedFuture(Routes.dependingOnSender(Routes.to(gone, second))));
        Client client = relay.client();
        client.ehlo();
        mail(client, WORK);
        mail(client, WORK);
        client.quit();
        assertEquals(2, second.accepted().size());
        assertEquals(1, second.sessions().size());
    }

    @Test
    void theRouteOfASenderIsAwaited() {
        Upstream home = lab.upstream();
        Upstream work = lab.upstream();
        RelayFixture relay = relay(home, work);
        CompletableFuture<Route> awaited = new CompletableFuture<>();
        relay.route(WORK, awaited);
        Client client = relay.client();
        client.ehlo();
        client.send("MAIL FROM:<me@work.example>").hearsNothing(Duration.ofMillis(200));
        awaited.complete(Routes.dependingOnSender(Routes.to(work)));
        client.hears("250");
        client.quit();
        assertEquals(0, home.count(Step.MAIL));
    }

    /** No more than what every server that may be turned to is known to have. */
    @Test
    void onlyWhatNearlyEveryServerHasIsPromised() {
        Client client = relay(lab.upstream(), lab.upstream()).client();
        String offered = client.ehlo().toString();
        assertTrue(offered.contains("PIPELINING") && offered.contains("8BITMIME"), offered);
        assertFalse(offered.contains("SMTPUTF8") || offered.contains("DSN") || offered.contains("SIZE 2"), offered);
    }

    @Test
    void aPromiseThatTurnsOutWrongIsTakenBackForTheNextSession() {
        Upstream home = lab.upstream();
        Upstream work = lab.upstream(Script.bare().offering("PIPELINING", "SIZE", "ENHANCEDSTATUSCODES"));
        RelayFixture relay = relay(home, work);
        Client first = relay.client();
        assertTrue(first.ehlo().toString().contains("8BITMIME"));
        first.send("MAIL FROM:<me@work.example> BODY=8BITMIME").hears("451");
        first.quit();
        Client second = relay.client();
        assertFalse(second.ehlo().toString().contains("8BITMIME"));
        assertTrue(mail(second, WORK).is("250"));
    }

    @Test
    void insideATransactionTheServerStays() {
        Upstream home = lab.upstream(Script.ready().on(Step.DATA, Act.say("451 4.3.0 later"), Act.say("354 go")));
        Upstream work = lab.upstream();
        Client client = relay(home, work).client();
        client.ehlo();
        client.send("MAIL FROM:<me@home.example>").hears("250");
        client.send("MAIL FROM:<me@work.example>").hears("503");
        client.send("RCPT TO:<you@upstream.example>").hears("250");
        client.send("DATA").hears("451");
        client.send("MAIL FROM:<me@work.example>");
        client.hears("250");
        assertEquals(0, work.sessions().size());
        assertEquals(2, home.count(Step.MAIL));
    }

    /** Every entry of the list is for one sender. */
    @Test
    void withoutAServerForNobodyInParticularTheSessionBeginsAllTheSame() {
        Upstream work = lab.upstream();
        RelayFixture relay = lab.relay(Setup.of(Routes.dependingOnSender(Routes.none())));
        relay.route(WORK, CompletableFuture.completedFuture(Routes.dependingOnSender(Routes.to(work))));
        Client client = relay.client();
        client.ehlo();
        client.send("NOOP").hears("250");
        client.send("RSET").hears("250");
        client.send("VRFY you").hears("252");
        client.send("RCPT TO:<you@upstream.example>").hears("503");
        client.send("MAIL FROM:<me@home.example>").hears("451");
        assertTrue(mail(client, WORK).is("250"));
        client.quit();
        assertEquals(List.of("<me@work.example>"), senders(work));
    }

    @Test
    void aSessionWithoutAServerEndsInOrder() {
        RelayFixture relay = lab.relay(Setup.of(Routes.dependingOnSender(Routes.none())));
        Client client = relay.client();
        client.ehlo();
        client.quit();
        relay.client().hears("220");
    }

    @Test
    void whoeverLeavesWhileAServerIsLookedForIsForgotten() {
        Upstream home = lab.upstream();
        Upstream silent = lab.upstream(Script.ready().on(Step.GREETING, Act.silence()));
        RelayFixture relay = lab.relay(Setup.of(Routes.dependingOnSender(Routes.to(home))).impatient());
        relay.route(WORK, CompletableFuture.completedFuture(Routes.dependingOnSender(Routes.to(silent))));
        Client client = relay.client();
        client.ehlo();
        client.send("MAIL FROM:<me@work.example>").kill();
        Await.until("the end of the session", () -> relay.counters().open() == 0);
        assertEquals(0, home.count(Step.MAIL));
    }

    /** A quoted local part may have an at sign, and the null reverse-path has no domain. */
    @Test
    void theDomainIsWhatStandsBehindTheLastAtSign() {
        Upstream home = lab.upstream();
        Upstream work = lab.upstream();
        Client client = relay(home, work).client();
        client.ehlo();
        client.send("MAIL FROM:<\"a@home.example\"@work.example>").hears("250");
        client.send("RSET").hears("250");
        client.send("MAIL FROM:<>").hears("250");
        client.quit();
        assertEquals(1, work.count(Step.MAIL));
        assertEquals(1, home.count(Step.MAIL));
    }

    /** The first server takes logins of clients, the one of work does not. */
    private Client clientOfAServerThatTakesLogins(Upstream home, Upstream work) {
        RelayFixture relay = lab.relay(Setup.of(Routes.dependingOnSender(Routes.to(Routes.candidate(home, new Login.Client(true))))));
        relay.route(WORK, CompletableFuture.completedFuture(Routes.dependingOnSender(Routes.to(work))));
        Client client = relay.client();
        assertTrue(client.ehlo().toString().contains("AUTH PLAIN"));
        return client;
    }

    @Test
    void aLoginOfTheClientTiesTheSessionToItsServer() {
        Upstream home = lab.upstream(LoginScripts.of("PLAIN"));
        Upstream work = lab.upstream();
        Client client = clientOfAServerThatTakesLogins(home, work);
        client.send("AUTH PLAIN " + LoginScripts.encoded("\0" + LoginScripts.USER + "\0" + LoginScripts.PASSWORD)).hears("235");
        assertTrue(mail(client, WORK).is("250"));
        client.quit();
        assertEquals(0, work.sessions().size());
    }

    /** Promise 6. */
    @Test
    void aPasswordForTheServerOfTheGreetingNeverReachesTheOneOfASender() {
        Upstream home = lab.upstream(LoginScripts.of("PLAIN"));
        Upstream work = lab.upstream(LoginScripts.of("PLAIN"));
        Client client = clientOfAServerThatTakesLogins(home, work);
        assertTrue(mail(client, WORK).is("250"));
        client.send("AUTH PLAIN " + LoginScripts.encoded("\0" + LoginScripts.USER + "\0" + LoginScripts.PASSWORD)).hears("5xx");
        client.quit();
        assertEquals(0, home.count(Step.AUTH) + work.count(Step.AUTH));
    }
}
