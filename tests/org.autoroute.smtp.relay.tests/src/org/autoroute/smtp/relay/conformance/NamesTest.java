package org.autoroute.smtp.relay.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

import org.autoroute.smtp.routing.Candidate;
import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.Resolution;
import org.autoroute.smtp.routing.Route;
import org.autoroute.smtp.routing.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A candidate whose address is not known yet is asked for, and only then. */
class NamesTest {

    @RegisterExtension
    final Lab lab = new Lab();

    static List<CompletionStage<Resolution>> failures() {
        return List.of(
                CompletableFuture.completedFuture(new Resolution.Failed(Text.of(Route.class, "comment.none"))),
                CompletableFuture.completedFuture(new Resolution.Suppressed(Resolution.Suppressed.Rule.DONT_RESOLVE_IN_LAN)),
                CompletableFuture.completedFuture(new Resolution.Pending()),
                CompletableFuture.failedFuture(new IllegalStateException("broken")),
                new CompletableFuture<>());
    }

    private static Candidate named(Upstream upstream) {
        return Routes.candidate(new HostPort("server.example", upstream.port()));
    }

    @Test
    void aNameIsAskedFor() {
        Upstream upstream = lab.upstream();
        List<String> asked = new CopyOnWriteArrayList<>();
        RelayFixture relay = lab.relay(Setup.of(Routes.to(named(upstream))).names(host -> {
            asked.add(host);
            return CompletableFuture.completedFuture(new Resolution.Resolved(List.of(Routes.ip("127.0.0.1"))));
        }));
        assertTrue(relay.mail().is("250"));
        assertEquals(List.of("server.example"), asked);
    }

    @Test
    void theAnswerMayComeLaterAndFromAnotherThread() {
        Upstream upstream = lab.upstream();
        CompletableFuture<Resolution> answer = new CompletableFuture<>();
        RelayFixture relay = lab.relay(Setup.of(Routes.to(named(upstream))).names(host -> answer));
        Client client = relay.client().hearsNothing(Setup.SHORT);
        answer.complete(new Resolution.Resolved(List.of(Routes.ip("127.0.0.1"))));
        client.ehlo();
        assertTrue(client.mail().is("250"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void theNextCandidateIsTakenWhenThereIsNoAnswer(CompletionStage<Resolution> answer) {
        Upstream unnamed = lab.upstream();
        Upstream good = lab.upstream();
        Route route = Routes.to(named(unnamed), Routes.candidate(good.at()));
        assertTrue(lab.relay(Setup.of(route).names(host -> answer).impatient()).mail().is("250"));
        assertEquals(1, good.accepted().size());
    }

    @ParameterizedTest
    @MethodSource("failures")
    void theFirstReplyTellsWhenThereIsNoAnswer(CompletionStage<Resolution> answer) {
        RelayFixture relay = lab.relay(Setup.of(Routes.to(named(lab.upstream()))).names(host -> answer).impatient());
        Client client = relay.client();
        client.hears("4xx");
        client.hearsEnd();
    }

    @Test
    void anAnswerThatComesTooLateChangesNothing() {
        CompletableFuture<Resolution> answer = new CompletableFuture<>();
        Upstream upstream = lab.upstream();
        RelayFixture relay = lab.relay(Setup.of(Routes.to(named(upstream))).names(host -> answer).impatient());
        relay.client().hears("4xx");
        answer.complete(new Resolution.Resolved(List.of(Routes.ip("127.0.0.1"))));
        Await.until("the end of the session", () -> relay.counters().open() == 0);
        assertEquals(0, upstream.sessions().size());
    }

    @Test
    void aClientMayHangUpWhileAnAnswerIsAwaited() {
        CompletableFuture<Resolution> answer = new CompletableFuture<>();
        Upstream upstream = lab.upstream();
        RelayFixture relay = lab.relay(Setup.of(Routes.to(named(upstream))).names(host -> answer));
        relay.client().kill();
        Await.until("the end of the session", () -> relay.sessions().ended().size() == 1);
        answer.complete(new Resolution.Resolved(List.of(Routes.ip("127.0.0.1"))));
    }

    @Test
    void knownAddressesAreNotAskedFor() {
        Upstream upstream = lab.upstream();
        Route route = Routes.to(Routes.candidate(new HostPort("server.example", upstream.port()), Routes.ip("127.0.0.1")));
        RelayFixture relay = lab.relay(Setup.of(route).names(host -> {
            throw new AssertionError("asked for " + host);
        }));
        assertTrue(relay.mail().is("250"));
    }
}
