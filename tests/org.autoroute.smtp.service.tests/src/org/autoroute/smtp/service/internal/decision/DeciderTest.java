package org.autoroute.smtp.service.internal.decision;

import static org.autoroute.smtp.service.internal.decision.Places.FIRST;
import static org.autoroute.smtp.service.internal.decision.Places.LAN;
import static org.autoroute.smtp.service.internal.decision.Places.SECOND;
import static org.autoroute.smtp.service.internal.decision.Places.entries;
import static org.autoroute.smtp.service.internal.decision.Places.withDialUp;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

import org.autoroute.smtp.network.NameResolver;
import org.autoroute.smtp.network.ServiceTarget;
import org.autoroute.smtp.routing.NetworkSnapshot;
import org.autoroute.smtp.routing.Reason;
import org.autoroute.smtp.routing.Resolution;
import org.autoroute.smtp.routing.RoutingSettings;
import org.autoroute.smtp.routing.ServerEntry;
import org.autoroute.smtp.routing.Surroundings;
import org.autoroute.smtp.routing.Surroundings.Connectivity;
import org.junit.jupiter.api.Test;

class DeciderTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final RoutingSettings AUTOMATIC = RoutingSettings.DEFAULTS;
    private static final RoutingSettings BY_HAND = new RoutingSettings(false, true, false, false, false);

    private final ManualLoop loop = new ManualLoop();
    private final PlayedResolver resolver = new PlayedResolver(loop);
    private final List<Decision> decisions = new ArrayList<>();
    private final List<ServerEntry> list = entries("smtp.first.example", "smtp.second.example", "203.0.113.25");

    private Decider decider(List<ServerEntry> entries, RoutingSettings settings, String... stored) {
        return new Decider(resolver, loop, entries, settings, Optional.of(String.join("", stored)), decisions::add);
    }

    private Decision last() {
        return decisions.getLast();
    }

    private String active() {
        return last().route().active().map(active -> active.entry().server().host()).orElse("none");
    }

    @Test
    void theRouteIsThereAtOnceWithNamesUnresolvedAndMovesWithEachAnswer() {
        Decider decider = decider(list, AUTOMATIC);
        decider.networkIs(SECOND);
        assertEquals(1, decisions.size(), "decided before any name was answered");
        assertEquals(Reason.DEFAULT, last().route().reason());
        assertFalse(last().settled());
        assertEquals(List.of("smtp.first.example", "smtp.second.example"), resolver.asked.stream().sorted().toList());

        resolver.answer("smtp.second.example", HOUR, "198.51.100.25");
        loop.run();
        assertEquals("smtp.second.example", active());
        assertEquals(Reason.SUBNET, last().route().reason());
        assertFalse(last().settled(), "the first name may still come to lie in our subnet");
        resolver.answer("smtp.first.example", HOUR, "192.0.2.25");
        loop.run();
        assertTrue(last().settled());
        assertEquals("smtp.second.example", active());
    }

    @Test
    void whatWasAnsweredOnOneNetworkIsNotUsedOnTheNext() {
        Decider decider = decider(list, AUTOMATIC);
        decider.networkIs(SECOND);
        resolver.answer("smtp.second.example", HOUR, "198.51.100.25");
        loop.run();
        decider.networkIs(FIRST);
        assertEquals(2, resolver.forgotten);
        assertEquals(Reason.DEFAULT, last().route().reason());
        assertInstanceOf(Resolution.Pending.class, last().input().resolution(list.get(1)));
    }

    @Test
    void anAnswerThatComesAfterTheMoveIsPassedOver() {
        Decider decider = decider(entries("smtp.first.example"), AUTOMATIC);
        decider.networkIs(FIRST);
        resolver.answer("smtp.first.example", HOUR, "192.0.2.25");
        decider.networkIs(SECOND);
        loop.run();
        assertInstanceOf(Resolution.Pending.class, last().input().resolution(list.get(0)));
    }

    @Test
    void inALanNoNameIsResolvedIfSoSetAndLiteralAddressesStillMatch() {
        Decider decider = new Decider(new ForbiddenResolver(), loop, entries("smtp.first.example", "192.168.1.25"),
                new RoutingSettings(true, true, false, true, false), Optional.empty(), decisions::add);
        decider.networkIs(LAN);
        loop.pass(HOUR);
        assertEquals("192.168.1.25", active());
        assertInstanceOf(Resolution.Suppressed.class, last().input().resolution(list.get(0)));
    }

    @Test
    void withoutDialUpNoNameIsResolvedIfSoSetUntilThereIsOne() {
        Decider suppressed = new Decider(new ForbiddenResolver(), loop, list, new RoutingSettings(true, true, false, false, true), Optional.empty(),
                decisions::add);
        suppressed.networkIs(FIRST);
        suppressed.entriesAre(entries("smtp.third.example"));
        loop.pass(HOUR);

        Decider decider = decider(list, new RoutingSettings(true, true, false, false, true));
        decider.networkIs(FIRST);
        assertEquals(List.of(), resolver.asked);
        decider.networkIs(withDialUp(FIRST));
        assertEquals(2, resolver.asked.size());
    }

    @Test
    void aSettingThatForbidsToResolveDropsWhatIsKnownAndWhatWaits() {
        Decider decider = decider(list, AUTOMATIC);
        decider.networkIs(LAN);
        resolver.answer("smtp.first.example", Duration.ofMinutes(1), "192.168.1.25");
        loop.run();
        decider.settingsAre(new RoutingSettings(true, true, false, true, false), Optional.empty());
        assertEquals(0, loop.waiting());
        assertInstanceOf(Resolution.Suppressed.class, last().input().resolution(list.get(0)));
        decider.settingsAre(AUTOMATIC, Optional.empty());
        assertEquals(4, resolver.asked.size());
    }

    @Test
    void aNameIsAskedForAgainWhenItsAnswerIsNoLongerFresh() {
        Decider decider = decider(entries("smtp.first.example"), AUTOMATIC);
        decider.networkIs(FIRST);
        resolver.answer("smtp.first.example", Duration.ofMinutes(2), "203.0.113.1");
        loop.pass(Duration.ofSeconds(119));
        assertEquals(1, resolver.asked.size());
        loop.pass(Duration.ofSeconds(2));
        assertEquals(2, resolver.asked.size());
        assertEquals(Reason.DEFAULT, last().route().reason());
        resolver.answer("smtp.first.example", Duration.ofMinutes(2), "192.0.2.25");
        loop.run();
        assertEquals(Reason.SUBNET, last().route().reason());
    }

    @Test
    void aFailedNameIsAskedForAgainAndItsReasonIsKnown() {
        Decider decider = decider(entries("smtp.first.example"), AUTOMATIC);
        decider.networkIs(FIRST);
        resolver.fail("smtp.first.example", Duration.ofSeconds(5));
        loop.run();
        Resolution.Failed failed = assertInstanceOf(Resolution.Failed.class, last().input().resolution(list.get(0)));
        assertEquals("there is no host smtp.first.example", failed.reason().toString());
        loop.pass(Duration.ofSeconds(6));
        assertEquals(2, resolver.asked.size());
    }

    @Test
    void aLookUpThatBreaksIsAFailureAndIsAskedForAgain() {
        Decider decider = decider(entries("smtp.first.example"), AUTOMATIC);
        decider.networkIs(FIRST);
        resolver.breakDown("smtp.first.example");
        loop.run();
        Resolution.Failed failed = assertInstanceOf(Resolution.Failed.class, last().input().resolution(list.get(0)));
        assertEquals("the look-up broke: java.lang.StackOverflowError: on purpose", failed.reason().toString());
        loop.pass(Duration.ofMinutes(2));
        assertEquals(2, resolver.asked.size());
    }

    @Test
    void aFailureToRenewAnAnswerMovesNothingForAWhileOnly() {
        Decider decider = decider(entries("smtp.first.example"), AUTOMATIC);
        decider.networkIs(FIRST);
        resolver.answer("smtp.first.example", Duration.ofMinutes(1), "192.0.2.25");
        loop.pass(Duration.ofMinutes(1).plusSeconds(1));
        resolver.fail("smtp.first.example", Duration.ofMinutes(5));
        loop.run();
        assertEquals(Reason.SUBNET, last().route().reason());
        loop.pass(Names.STALE);
        resolver.fail("smtp.first.example", Duration.ofMinutes(5));
        loop.run();
        assertEquals(Reason.DEFAULT, last().route().reason());
    }

    @Test
    void aChoiceByHandHoldsUntilAddressesChange() {
        Decider decider = decider(list, AUTOMATIC);
        decider.networkIs(FIRST);
        decider.choose(2);
        assertEquals("203.0.113.25", active());
        assertEquals(Reason.MANUAL, last().route().reason());
        resolver.answer("smtp.first.example", HOUR, "192.0.2.25");
        loop.run();
        assertEquals("203.0.113.25", active(), "an answer is no change of the configuration");
        decider.networkIs(SECOND);
        assertEquals(Reason.DEFAULT, last().route().reason());
    }

    @Test
    void aChoiceByHandIsDroppedWhenAConnectionChanges() {
        Decider decider = decider(list, AUTOMATIC);
        decider.networkIs(FIRST);
        decider.choose(2);
        decider.networkIs(withDialUp(FIRST));
        assertEquals(Optional.empty(), last().input().manual());
    }

    @Test
    void aChoiceByHandOutlivesALoginToTheNetworkAfterWhichNamesAreAskedForAgain() {
        Decider decider = decider(list, AUTOMATIC);
        NetworkSnapshot portal = new NetworkSnapshot(FIRST.addresses(), FIRST.connections(), connectivity(Connectivity.PORTAL));
        decider.networkIs(portal);
        decider.choose(2);
        int asked = resolver.asked.size();
        decider.networkIs(new NetworkSnapshot(FIRST.addresses(), FIRST.connections(), connectivity(Connectivity.FULL)));
        assertEquals(Reason.MANUAL, last().route().reason());
        assertEquals(asked + 2, resolver.asked.size());
    }

    private static Surroundings connectivity(Connectivity connectivity) {
        return new Surroundings(List.of(), List.of(), List.of(), connectivity);
    }

    @Test
    void aChoiceByHandIsDroppedWhenTheListChangesButNotByAComment() {
        Decider decider = decider(list, AUTOMATIC);
        decider.networkIs(FIRST);
        decider.choose(2);
        decider.entriesAre(List.copyOf(list));
        assertEquals(Reason.MANUAL, last().route().reason());
        decider.entriesAre(entries("smtp.first.example"));
        assertEquals(Reason.DEFAULT, last().route().reason());
    }

    @Test
    void withoutAutorouteAChoiceLastsAndFollowsItsEntry() {
        Decider decider = decider(list, BY_HAND);
        decider.networkIs(FIRST);
        decider.choose(2);
        decider.networkIs(SECOND);
        assertEquals("203.0.113.25", active());
        decider.entriesAre(entries("203.0.113.25", "smtp.second.example"));
        assertEquals("203.0.113.25", active());
        assertEquals(Optional.of("203.0.113.25"), decider.choiceToStore());
        decider.entriesAre(entries("203.0.113.25:2525", "smtp.second.example"));
        assertEquals("203.0.113.25", active(), "another line in the chosen one's place");
        decider.entriesAre(entries("smtp.second.example"));
        assertEquals(Reason.DEFAULT, last().route().reason());
        assertEquals(Optional.empty(), decider.choiceToStore());
    }

    @Test
    void aStoredChoiceCountsWithoutAutorouteOnly() {
        assertEquals(Reason.MANUAL, decider(list, BY_HAND, "smtp.second.example").now().route().reason());
        assertEquals(Reason.DEFAULT, decider(list, BY_HAND, "smtp.gone.example").now().route().reason());
        assertEquals(Reason.DEFAULT, decider(list, AUTOMATIC, "smtp.second.example").now().route().reason());
    }

    @Test
    void turningAutorouteOnGivesUpTheChoice() {
        Decider decider = decider(list, BY_HAND, "smtp.second.example");
        decider.settingsAre(AUTOMATIC, Optional.empty());
        assertEquals(Reason.DEFAULT, last().route().reason());
    }

    @Test
    void turningAutorouteOffKeepsTheActiveServer() {
        Decider decider = decider(entries("smtp.first.example", "203.0.113.25 198.51.100.0/24"), AUTOMATIC);
        decider.networkIs(SECOND);
        String before = active();
        assertEquals("203.0.113.25", before);
        decider.settingsAre(BY_HAND, Optional.empty());
        assertEquals(before, active());
        decider.networkIs(FIRST);
        assertEquals(before, active(), "only the user changes the server now");
    }

    /** Fails the test when it is asked anything. */
    private static final class ForbiddenResolver implements NameResolver {
        @Override
        public CompletionStage<Resolution> resolve(String host) {
            return fail("asked for " + host);
        }

        @Override
        public CompletionStage<List<ServiceTarget>> services(String name) {
            return fail("asked for " + name);
        }

        @Override
        public Optional<Instant> freshUntil(String host) {
            return Optional.empty();
        }

        @Override
        public void forgetAll() {
        }

        @Override
        public void close() {
        }
    }
}
