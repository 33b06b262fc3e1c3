package org.autoroute.smtp.service.internal;

import static org.autoroute.smtp.service.internal.decision.Places.FIRST;
import static org.autoroute.smtp.service.internal.decision.Places.SECOND;
import static org.autoroute.smtp.service.internal.decision.Places.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.autoroute.smtp.relay.CertificateFacts;
import org.autoroute.smtp.relay.ListenState;
import org.autoroute.smtp.relay.ServerHealth;
import org.autoroute.smtp.relay.SessionRecord;
import org.autoroute.smtp.relay.TlsMemory;
import org.autoroute.smtp.routing.EntryException;
import org.autoroute.smtp.routing.Fingerprint;
import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.NetworkSnapshot;
import org.autoroute.smtp.routing.Reason;
import org.autoroute.smtp.routing.Surroundings;
import org.autoroute.smtp.routing.Surroundings.Connectivity;
import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.service.AutorouteService.Registration;
import org.autoroute.smtp.service.ServerState;
import org.autoroute.smtp.service.ServiceState;
import org.autoroute.smtp.service.Traffic;
import org.autoroute.smtp.service.internal.activity.Records;
import org.autoroute.smtp.service.probe.ProbeFinding;
import org.autoroute.smtp.service.probe.ProbeReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningServiceTest {

    @TempDir
    private Path directory;
    private Scene scene;

    private Scene scene(String... servers) throws Exception {
        scene = new Scene(directory, FIRST, servers);
        return scene;
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private static String active(ServiceState state) {
        return state.active().map(server -> server.number() + " " + server.line()).orElse("none");
    }

    @Test
    void theFirstStateIsThatOfTheFirstNetworkAndListens() throws Exception {
        scene("203.0.113.25", "192.0.2.25");
        RunningService service = scene.service();
        assertInstanceOf(ListenState.Stopped.class, service.state().listening());
        ServiceState first = scene.done(service.start());
        assertTrue(first.on());
        assertEquals("2 192.0.2.25", active(first));
        assertEquals(List.of(25), scene.relay.ports);
        assertSame(first.route(), scene.route.route().toCompletableFuture().getNow(null));
    }

    @Test
    void aMoveIsARouteAtOnceAndTheRelayIsTold() throws Exception {
        RunningService service = scene("203.0.113.25", "192.0.2.25", "198.51.100.25").started();
        scene.relay.told.clear();
        scene.monitor.move(SECOND);
        scene.loop.run();
        assertEquals("3 198.51.100.25", active(service.state()));
        assertEquals(List.of(new PlayedRelay.Told(SECOND, Optional.of(service.state().route()))), scene.relay.told);
    }

    @Test
    void whileNamesAreAwaitedTheRelayIsToldOfTheMoveButNotToLeaveItsServers() throws Exception {
        RunningService service = scene("192.0.2.25", "smtp.second.example").started();
        scene.resolver.answer("smtp.second.example", Duration.ofHours(1), "203.0.113.1");
        scene.loop.run();
        scene.relay.told.clear();
        scene.monitor.move(SECOND);
        scene.loop.run();
        assertEquals(Reason.DEFAULT, service.state().route().reason());
        assertEquals(List.of(new PlayedRelay.Told(SECOND, Optional.empty())), scene.relay.told);
        var awaited = scene.route.route().toCompletableFuture();
        assertFalse(awaited.isDone(), "a session that starts now must wait for the name");
        scene.resolver.answer("smtp.second.example", Duration.ofHours(1), "198.51.100.25");
        scene.loop.run();
        assertEquals(new PlayedRelay.Told(SECOND, Optional.of(service.state().route())), scene.relay.told.getLast());
        assertSame(service.state().route(), awaited.getNow(null));
        assertEquals("2 smtp.second.example", active(service.state()));
    }

    @Test
    void theLogSaysInWordsWhyMailLeavesThroughAServer() throws Exception {
        List<String> logged = new CopyOnWriteArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                logged.add(record.getMessage());
            }

            @Override
            public void flush() {
            }

            @Override
            public void close() {
            }
        };
        Logger logger = Logger.getLogger(RouteLog.class.getName());
        logger.addHandler(handler);
        try {
            RunningService service = scene("203.0.113.25", "192.0.2.25").started();
            scene.done(service.use(1));
            scene.done(service.removeServers(Set.of(1, 2)));
        } finally {
            logger.removeHandler(handler);
        }
        assertEquals(List.of("Active SMTP: 192.0.2.25:25 (192.0.2.25). A server is in one of our networks: 192.0.2.25",
                "Active SMTP: 203.0.113.25:25 (manual). Chosen by hand: 203.0.113.25", "Active SMTP: N/A. No server is left to choose."), logged);
    }

    @Test
    void nextTakesTheListInItsOrderAndBeginsAnew() throws Exception {
        RunningService service = scene("# comment", "a.example", "b.example", "wrong line !", "192.0.2.25").started();
        assertEquals("3 192.0.2.25", active(service.state()));
        assertEquals("1 a.example", active(scene.done(service.next())));
        assertEquals("2 b.example", active(scene.done(service.next())));
        assertEquals("3 192.0.2.25", active(scene.done(service.next())));
        assertEquals(Reason.MANUAL, service.state().route().reason());
        assertEquals("3 192.0.2.25", active(scene.done(service.auto())));
        assertEquals(Reason.SUBNET, service.state().route().reason());
    }

    @Test
    void aServerIsChosenByNumberHostOrHostAndPort() throws Exception {
        RunningService service = scene("a.example", "b.example:587", "b.example", "[2001:db8::1]:2525").started();
        assertEquals("2 b.example:587", active(scene.done(service.use("2"))));
        assertEquals("1 a.example", active(scene.done(service.use("A.Example"))));
        assertEquals("2 b.example:587", active(scene.done(service.use("b.example"))));
        assertEquals("3 b.example", active(scene.done(service.use("b.example:25"))));
        assertEquals("4 [2001:db8::1]:2525", active(scene.done(service.use("[2001:db8::1]"))));
        assertEquals("4 [2001:db8::1]:2525", active(scene.done(service.use("2001:db8::1"))));
        assertEquals("1 a.example", active(scene.done(service.use(1))));
        assertEquals("There is no server 5; the list has 4.", scene.refusal(service.use("5")));
        assertEquals("There is no server 0; the list has 4.", scene.refusal(service.use(0)));
        assertEquals("No server of the list is c.example.", scene.refusal(service.use("c.example")));
        assertEquals("No server of the list is b.example:26.", scene.refusal(service.use("b.example:26")));
        scene.done(service.use("auto"));
        assertEquals(Reason.DEFAULT, service.state().route().reason());
    }

    @Test
    void anEmptyListHasNoNext() throws Exception {
        RunningService service = scene().started();
        assertEquals("The server list is empty.", scene.refusal(service.next()));
        assertEquals(Reason.NONE, service.state().route().reason());
    }

    @Test
    void withoutAutorouteAChoiceSurvivesARestart() throws Exception {
        scene("a.example", "b.example").settings("routing.autoroute=false");
        RunningService service = scene.started();
        scene.done(service.use(2));
        assertEquals("2 b.example", active(scene.started().state()));
        scene.done(service.auto());
        assertEquals("1 a.example", active(scene.started().state()));
        assertFalse(Files.readString(scene.area.preferences()).contains("manualChoice"));
    }

    @Test
    void inAutomaticModeAChoiceIsNotStored() throws Exception {
        RunningService service = scene("a.example", "b.example").started();
        scene.done(service.use(2));
        assertEquals("1 a.example", active(scene.started().state()));
    }

    @Test
    void theListIsChangedOnTheDiskAndDropsTheChoice() throws Exception {
        RunningService service = scene("# mine", "a.example", "b.example").started();
        scene.done(service.use(2));
        ServiceState after = scene.done(service.addServer("192.0.2.25"));
        assertEquals("3 192.0.2.25", active(after));
        scene.done(service.moveServer(3, 1));
        scene.done(service.setServer(2, "c.example \"Wired\""));
        assertEquals("2 c.example \"Wired\"", active(scene.done(service.removeServer(3))));
        assertEquals("# mine\n192.0.2.25\nc.example \"Wired\"\n", Files.readString(scene.area.servers()));
        assertTrue(scene.refusal(service.addServer("no:such:line")).contains("column"));
        assertTrue(scene.refusal(service.removeServer(7)).contains("7"));
    }

    @Test
    void severalServersComeMoveAndGoInOneChange() throws Exception {
        RunningService service = scene("# mine", "a.example", "b.example").started();
        scene.done(service.insertServers(2, List.of("c.example", "d.example")));
        assertEquals("# mine\na.example\nc.example\nd.example\nb.example\n", Files.readString(scene.area.servers()));
        scene.done(service.moveServers(List.of(4, 1), 3));
        assertEquals("# mine\nc.example\na.example\nb.example\nd.example\n", Files.readString(scene.area.servers()));
        assertEquals(2, scene.done(service.removeServers(Set.of(2, 4))).servers().size());
        assertEquals("# mine\nc.example\nb.example\n", Files.readString(scene.area.servers()));
    }

    @Test
    void aChangeOfSeveralServersIsMadeAsAWholeOrNotAtAll() throws Exception {
        RunningService service = scene("a.example", "b.example").started();
        assertEquals("line 2 (\u201cno:such:line\u201d), column 4: expected a port from 1 to 65535",
                scene.refusal(service.insertServers(1, List.of("c.example", "no:such:line"))));
        assertEquals("there is no server 3; the list has 2", scene.refusal(service.removeServers(Set.of(1, 3))));
        assertEquals("there is no place 4 in the list; it has the places 1 to 3", scene.refusal(service.moveServers(List.of(1), 4)));
        assertEquals("a.example\nb.example\n", Files.readString(scene.area.servers()));
    }

    @Test
    void theWholeListIsChangedAsItStandsAtThatMoment() throws Exception {
        RunningService service = scene("# mine", "a.example", "no:such:line").started();
        Files.writeString(scene.area.servers(), "# mine\na.example\nno:such:line\nb.example\n");
        ServiceState after = scene.done(service.changeServers(list -> list.with(
                list.lines().stream().map(line -> line.text().replace("no:such:line", "c.example")).toList())));
        assertEquals("# mine\na.example\nc.example\nb.example\n", Files.readString(scene.area.servers()));
        assertEquals(3, after.servers().size());
        assertEquals("the list has no server", scene.refusal(service.changeServers(list -> {
            throw new EntryException(Text.of(EntryException.class, "list.noEntries"));
        })));
    }

    @Test
    void aServerIsLastUsedWhenASessionThatDeliveredThroughItEnds() throws Exception {
        RunningService service = scene("smtp.first.example", "192.0.2.25", "smtp.first.example \"Wired\"").started();
        List<ServiceState> published = new ArrayList<>();
        service.listen(published::add);
        scene.loop.run();
        CountDownLatch told = new CountDownLatch(3);
        service.listenToSessions(record -> told.countDown());
        SessionRecord session = Records.delivered(1);
        scene.activity.ended(session);
        scene.activity.ended(Records.refused(2));
        scene.activity.ended(session);
        assertTrue(told.await(10, TimeUnit.SECONDS));
        scene.loop.pass(Announcement.GATHER);
        Optional<Instant> end = Optional.of(session.start().plus(session.duration()));
        assertEquals(List.of(end, Optional.empty(), end), service.state().servers().stream().map(ServerState::lastUsed).toList());
        assertEquals(2, published.size(), "many sessions are one news");
    }

    @Test
    void theLastUseIsTheLatestOneWhateverTheClockSaid() throws Exception {
        RunningService service = scene("smtp.first.example").started();
        CountDownLatch told = new CountDownLatch(2);
        service.listenToSessions(record -> told.countDown());
        SessionRecord now = Records.delivered(2);
        scene.activity.ended(Records.begun(Records.delivered(1), now.start().plus(Duration.ofDays(400))));
        scene.activity.ended(now);
        assertTrue(told.await(10, TimeUnit.SECONDS));
        scene.loop.pass(Announcement.GATHER);
        assertEquals(Optional.of(now.start().plus(now.duration())), service.state().servers().getFirst().lastUsed());
    }

    @Test
    void theLastUseOfAnEarlierRunIsKnown() throws Exception {
        Scene before = scene("smtp.first.example");
        before.activity.ended(Records.delivered(1));
        before.close();
        RunningService service = scene("smtp.first.example").started();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (service.state().servers().getFirst().lastUsed().isEmpty() && System.nanoTime() < end) {
            scene.loop.pass(Announcement.GATHER);
        }
        assertEquals(Optional.of(Instant.parse("2026-11-23T09:00:00.165Z")), service.state().servers().getFirst().lastUsed());
    }

    @Test
    void howServersStandIsPartOfTheState() throws Exception {
        RunningService service = scene("192.0.2.25", "192.0.2.26").started();
        List<ServiceState> published = new ArrayList<>();
        service.listen(published::add);
        scene.loop.run();
        published.clear();
        ServerHealth down = new ServerHealth(new HostPort("192.0.2.26", 25), ServerHealth.State.DOWN, scene.loop.now(), 2,
                Optional.of(scene.loop.now().plusSeconds(5)), "connection refused", Optional.empty(), TlsMemory.Level.NONE);
        ServerHealth elsewhere = ServerHealth.unknown(new HostPort("192.0.2.25", 465)).with(TlsMemory.Level.VERIFIED);
        scene.healths.changed(elsewhere);
        scene.healths.changed(down);
        scene.loop.pass(Announcement.GATHER);
        assertEquals(List.of(ServerHealth.unknown(new HostPort("192.0.2.25", 25)), down),
                service.state().servers().stream().map(ServerState::health).toList());
        assertEquals(1, published.size(), "many changes are one news");
        scene.healths.changed(ServerHealth.unknown(down.server()));
        scene.loop.pass(Announcement.GATHER);
        assertEquals(ServerHealth.unknown(down.server()), service.state().servers().getLast().health());
    }

    private static NetworkSnapshot behindASignInPage(NetworkSnapshot place) {
        return new NetworkSnapshot(place.addresses(), place.connections(), new Surroundings(List.of(), List.of(), List.of(), Connectivity.PORTAL));
    }

    @Test
    void aSignInPageIsAProblemUntilOneHasLoggedIn() throws Exception {
        RunningService service = scene("192.0.2.25").started();
        scene.monitor.move(behindASignInPage(FIRST));
        scene.loop.run();
        assertTrue(service.state().problems().getFirst().in(Locale.ROOT).startsWith("This network wants you to log in"), service.state().problems()::toString);
        scene.monitor.move(FIRST);
        scene.loop.run();
        assertEquals(List.of(), service.state().problems());
    }

    @Test
    void theSameWrongCertificateOfDifferentServersIsAProblem() throws Exception {
        RunningService service = scene("192.0.2.25").started();
        CertificateFacts portal = new CertificateFacts(new Fingerprint("ab".repeat(32)), "portal.example", "itself", Instant.EPOCH, Instant.EPOCH);
        scene.healths.changed(failed("smtp.first.example", portal));
        scene.loop.pass(Announcement.GATHER);
        assertEquals(List.of(), service.state().problems());
        scene.healths.changed(failed("smtp.second.example", portal));
        scene.loop.pass(Announcement.GATHER);
        assertTrue(service.state().problems().getFirst().in(Locale.ROOT).contains("for portal.example: somebody"), service.state().problems()::toString);
        scene.healths.changed(failed("smtp.third.example", null));
        scene.loop.pass(Announcement.GATHER);
        assertEquals(List.of(), service.state().problems());
    }

    private static ServerHealth failed(String host, CertificateFacts certificate) {
        return failed(host, 465, certificate);
    }

    private static ServerHealth failed(String host, int port, CertificateFacts certificate) {
        return new ServerHealth(new HostPort(host, port), ServerHealth.State.UNKNOWN, Instant.EPOCH, 1, Optional.empty(), "wrong certificate",
                Optional.ofNullable(certificate), TlsMemory.Level.NONE);
    }

    @Test
    void theNetworkIsLookedAtOnceAfterACandidateHasFailed() throws Exception {
        RunningService service = scene("192.0.2.25", "192.0.2.26").started();
        scene.report = new ProbeReport(List.of(), List.of(new ProbeFinding(true, Text.of(NetworkLook.class, "choice.empty"), Optional.empty()),
                new ProbeFinding(false, Text.of(NetworkLook.class, "servers.line", "a note"), Optional.empty())));
        scene.healths.changed(failed("192.0.2.99", null));
        scene.loop.pass(Announcement.GATHER);
        assertEquals(0, scene.looks, "nobody asked for that server");
        scene.healths.changed(failed("192.0.2.25", 25, null));
        scene.loop.pass(Announcement.GATHER);
        scene.healths.changed(ServerHealth.unknown(new HostPort("192.0.2.25", 25)));
        scene.loop.pass(Announcement.GATHER);
        scene.healths.changed(failed("192.0.2.25", 25, null));
        scene.loop.pass(Announcement.GATHER);
        assertEquals(1, scene.looks);
        assertEquals(List.of("The server list is empty."), service.state().problems().stream().map(problem -> problem.in(Locale.ROOT)).toList());
        scene.healths.changed(ServerHealth.unknown(new HostPort("192.0.2.25", 25)));
        scene.monitor.move(SECOND);
        scene.loop.pass(Announcement.GATHER);
        assertEquals(List.of(), service.state().problems());
        assertEquals(1, scene.looks);
    }

    @Test
    void behindASignInPageTheNetworkIsNotLookedAt() throws Exception {
        scene("192.0.2.25").started();
        scene.monitor.move(behindASignInPage(FIRST));
        scene.healths.changed(failed("192.0.2.25", 25, null));
        scene.loop.pass(Announcement.GATHER);
        assertEquals(0, scene.looks);
        scene.monitor.move(FIRST);
        scene.loop.pass(Announcement.GATHER);
        assertEquals(1, scene.looks);
    }

    @Test
    void whoeverAsksGetsAnotherLook() throws Exception {
        RunningService service = scene("192.0.2.25").started();
        CompletionStage<ProbeReport> first = service.probe();
        CompletionStage<ProbeReport> second = service.probe();
        scene.loop.run();
        assertSame(scene.report, first.toCompletableFuture().join());
        assertSame(scene.report, second.toCompletableFuture().join());
        assertEquals(2, scene.looks);
    }

    @Test
    void deliveriesAreTraffic() throws Exception {
        RunningService service = scene("192.0.2.25").started();
        scene.activity.delivered(1042);
        assertEquals(new Traffic.Minute(scene.loop.now(), 1, 1042), service.traffic().minutes().getLast());
    }

    @Test
    void aPauseIsTheRelaysAndPartOfTheState() throws Exception {
        RunningService service = scene("192.0.2.25").started();
        assertFalse(service.state().paused());
        ServiceState paused = scene.done(service.pause());
        assertTrue(paused.paused() && scene.relay.paused);
        assertTrue(paused.on(), "it still listens");
        scene.monitor.move(SECOND);
        scene.loop.run();
        assertTrue(service.state().paused(), "a move does not end it");
        assertFalse(scene.done(service.resume()).paused() || scene.relay.paused);
    }

    @Test
    void aWrongLineIsAProblemAndCostsNoOtherLine() throws Exception {
        RunningService service = scene("a.example", "no:such:line", "192.0.2.25").started();
        assertEquals("2 192.0.2.25", active(service.state()));
        assertEquals(1, service.state().problems().size());
        assertTrue(service.state().problems().getFirst().toString().contains("line 2"), service.state().problems().toString());
    }

    @Test
    void anEditOfTheFilesIsReadWhenToldOf() throws Exception {
        RunningService service = scene("a.example").started();
        Files.writeString(scene.area.servers(), "a.example\n192.0.2.25\n");
        scene.settings("server.port=2525", "routing.expandMasks=perhaps");
        ServiceState after = scene.done(service.reload());
        assertEquals("2 192.0.2.25", active(after));
        assertEquals(List.of(25, 2525), scene.relay.ports);
        assertEquals(1, after.problems().size());
        assertEquals("server.port=2525\nrouting.expandMasks=perhaps\n", Files.readString(scene.area.preferences()));
    }

    @Test
    void aPortThatIsTakenIsAProblemAndIsTriedAgain() throws Exception {
        scene("a.example").relay.takenPort = 25;
        RunningService service = scene.started();
        assertFalse(service.state().on());
        assertEquals("Port 25 is taken. Port 2525 is free.", service.state().problems().getFirst().toString());
        scene.loop.pass(Listening.RETRY);
        scene.loop.pass(Listening.RETRY);
        assertEquals(List.of(25, 25, 25), scene.relay.ports);
        scene.relay.takenPort = 0;
        scene.loop.pass(Listening.RETRY);
        assertTrue(service.state().on());
        assertEquals(List.of(), service.state().problems());
        scene.loop.pass(Duration.ofHours(1));
        assertEquals(4, scene.relay.ports.size(), "what listens is not tried again");
    }

    @Test
    void anotherPortIsTriedAtOnceAndOtherSettingsDoNotDisturbListening() throws Exception {
        scene("a.example").relay.takenPort = 25;
        RunningService service = scene.started();
        scene.done(service.changeSetting("routing.expandMasks", "true"));
        assertEquals(List.of(25), scene.relay.ports);
        assertTrue(scene.done(service.changeSetting("server.port", "2525")).on());
        assertEquals(List.of(25, 2525), scene.relay.ports);
        assertTrue(service.state().settings().routing().expandMasks());
    }

    @Test
    void anUnreadableSettingsFileIsAProblemAndChangesAreRefused() throws Exception {
        scene("a.example").settings("server.port=\\uZZZZ");
        RunningService service = scene.started();
        assertEquals(25, service.state().settings().server().port());
        Text problem = service.state().problems().getFirst();
        assertEquals(problem.toString(), scene.refusal(service.changeSetting("server.port", "2525")));
        assertEquals("server.port=\\uZZZZ\n", Files.readString(scene.area.preferences()));
    }

    @Test
    void aMisspeltAutorouteCostsNoStoredChoice() throws Exception {
        scene("a.example", "b.example").settings("routing.autoroute=false");
        RunningService service = scene.started();
        scene.done(service.use(2));
        String wrong = Files.readString(scene.area.preferences()).replace("=false", "=flase");
        Files.writeString(scene.area.preferences(), wrong);
        ServiceState after = scene.done(service.reload());
        assertTrue(after.settings().routing().autoroute(), "the default");
        assertEquals(1, after.problems().size());
        scene.done(service.auto());
        assertEquals(wrong, Files.readString(scene.area.preferences()));
        RunningService again = scene.started();
        Files.writeString(scene.area.preferences(), wrong.replace("=flase", "=false"));
        assertEquals("2 b.example", active(scene.done(service.reload())));
        assertEquals("2 b.example", active(scene.done(again.reload())));
        assertEquals("2 b.example", active(scene.started().state()));
    }

    @Test
    void aWrongSettingThatHasNothingToDoWithItCostsNoChoice() throws Exception {
        scene("a.example", "b.example").settings("routing.autoroute=false", "routing.expandMasks=perhaps");
        RunningService service = scene.started();
        scene.done(service.use(2));
        assertEquals("2 b.example", active(scene.started().state()));
        assertTrue(Files.readString(scene.area.preferences()).contains("routing.expandMasks=perhaps"));
    }

    @Test
    void turningAutorouteOffKeepsTheActiveServerWhateverWasStoredLongAgo() throws Exception {
        scene("a.example", "b.example").settings("routing.autoroute=true", "routing.manualChoice=b.example");
        RunningService service = scene.started();
        assertEquals("1 a.example", active(scene.done(service.changeSetting("routing.autoroute", "false"))));
        assertEquals("1 a.example", active(scene.started().state()));
    }

    @Test
    void settingsThatCannotBeReadAnyMoreStayAsTheyWere() throws Exception {
        scene("a.example", "b.example").settings("server.port=2525", "routing.autoroute=false");
        RunningService service = scene.started();
        scene.done(service.use(2));
        String good = Files.readString(scene.area.preferences());
        Files.writeString(scene.area.preferences(), good + "x=\\u12");
        ServiceState after = scene.done(service.reload());
        assertEquals(1, after.problems().size());
        assertEquals(2525, after.settings().server().port());
        assertEquals(List.of(2525), scene.relay.ports);
        assertEquals("2 b.example", active(after));
        scene.done(service.use(1));
        assertEquals(good + "x=\\u12", Files.readString(scene.area.preferences()));
        Files.writeString(scene.area.preferences(), good);
        assertEquals("1 a.example", active(scene.done(service.reload())), "what the user chose last");
        assertEquals("1 a.example", active(scene.started().state()));
    }

    @Test
    void settingsThatCouldNotBeReadAtTheStartBringTheirChoiceWhenTheyCan() throws Exception {
        scene("a.example", "b.example").settings("routing.autoroute=false", "routing.manualChoice=b.example", "x=\\u12");
        RunningService service = scene.started();
        scene.settings("routing.autoroute=false", "routing.manualChoice=b.example");
        assertEquals("2 b.example", active(scene.done(service.reload())));
    }

    @Test
    void listenersSeeThePresentStateAndEachNewOneOnce() throws Exception {
        RunningService service = scene("a.example").started();
        List<ServiceState> seen = new ArrayList<>();
        Registration registration = service.listen(seen::add);
        scene.loop.run();
        assertEquals(List.of(service.state()), seen);
        scene.monitor.move(at("192.0.2.8", 24));
        scene.loop.run();
        scene.done(service.changeSetting("routing.expandMasks", "false"));
        assertEquals(2, seen.size());
        registration.close();
        scene.monitor.move(FIRST);
        scene.loop.run();
        assertEquals(2, seen.size());
    }

    @Test
    void aListenerThatFailsHarmsNobody() throws Exception {
        RunningService service = scene("a.example").started();
        List<ServerState> seen = new ArrayList<>();
        service.listen(state -> {
            throw new IllegalStateException("on purpose");
        });
        service.listen(state -> seen.addAll(state.servers()));
        scene.loop.run();
        assertEquals(1, seen.size());
    }

    @Test
    void drainingEndsListeningForGood() throws Exception {
        RunningService service = scene("a.example").started();
        var drained = service.drain(Duration.ofSeconds(1)).toCompletableFuture();
        scene.loop.run();
        assertFalse(service.state().on());
        assertFalse(drained.isDone());
        scene.done(service.changeSetting("server.port", "2525"));
        scene.done(service.retryListening());
        assertEquals(List.of(25), scene.relay.ports);
        scene.relay.drained.complete(null);
        assertTrue(drained.isDone());
        service.close();
        assertTrue(scene.relay.closed);
    }
}
