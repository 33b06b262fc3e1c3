package org.autoroute.smtp.service.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.autoroute.smtp.relay.SessionRecord;
import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.NetworkSnapshot;
import org.autoroute.smtp.routing.Place;
import org.autoroute.smtp.routing.Route;
import org.autoroute.smtp.routing.ServerList;
import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.service.ServiceState;
import org.autoroute.smtp.service.internal.decision.Decider;
import org.autoroute.smtp.service.internal.decision.Decision;
import org.autoroute.smtp.service.login.LoginStanding;
import org.autoroute.smtp.service.probe.ProbeReport;
import org.autoroute.smtp.service.settings.RefusedException;

/** All of the service that changes: settings, list, decision, listening, and the state they make up. On the loop, except where it says otherwise. */
final class Core {

    private final String version;
    private final Carrier relay;
    private final SettingsPart settings;
    private final ServersPart servers;
    private final Decider decider;
    private final Listening listening;
    private final ClientTls clientTls;
    private final ListenerAccess access;
    private final SettledRoute route;
    private final RouteLog log;
    private final LastUses uses;
    private final ServerHealths healths;
    private final LoginStates logins;
    private final NetworkLook look;
    private final Publisher publisher;
    private Decision decision;
    private boolean paused;

    /** On the thread that makes the service, before the loop runs anything. */
    Core(RunningService.Parts parts) {
        version = parts.version();
        relay = parts.relay();
        settings = new SettingsPart(parts.settings());
        servers = new ServersPart(parts.servers());
        listening = new Listening(relay, parts.loop(), this::publish);
        clientTls = new ClientTls(relay, parts.certificate(), parts.loop(), listening::renew);
        access = new ListenerAccess(relay, parts.logins().ofListener(), parts.loop(), this::publish);
        uses = new LastUses(parts.loop(), this::publish);
        healths = parts.healths();
        healths.tell(this::publish);
        logins = parts.states();
        logins.tell(this::publish);
        look = new NetworkLook(parts.looks(), parts.loop(), this::publish);
        decider = new Decider(parts.resolver(), parts.loop(), servers.entries(), settings.settings().routing(), settings.storedChoice(),
                this::decided);
        decision = decider.now();
        log = new RouteLog(decision.route());
        route = parts.route();
        route.decided(decision);
        publisher = new Publisher(assemble());
    }

    /** From any thread. */
    ServiceState state() {
        return publisher.state();
    }

    void addListener(Consumer<ServiceState> listener) {
        publisher.add(listener);
    }

    /** From any thread. */
    void removeListener(Consumer<ServiceState> listener) {
        publisher.remove(listener);
    }

    /** From any thread. */
    void sessionEnded(SessionRecord record) {
        uses.ended(record);
    }

    /** From any thread. */
    void usedBefore(Map<HostPort, Instant> earlier) {
        uses.before(earlier);
    }

    Route whatIf(Place place) {
        return decision.at(place).route();
    }

    void networkIs(NetworkSnapshot now) {
        decider.networkIs(now);
    }

    void listen() {
        access.settingsAre(settings.settings());
        listening.listen(settings.settings().server());
        clientTls.settingsAre(settings.settings().server());
    }

    void retryListening() {
        listening.retry();
    }

    /** From now on nobody listens; the relay is stopping. */
    void stopListening() {
        listening.stop();
    }

    void pause() {
        relay.pause();
        paused = true;
    }

    void resume() {
        relay.resume();
        paused = false;
    }

    void chooseNext() throws RefusedException {
        choose(choices().after(decision.activeIndex()));
    }

    void chooseNumber(int number) throws RefusedException {
        choose(choices().number(number));
    }

    void chooseNamed(String text) throws RefusedException {
        choose(choices().named(text));
    }

    void dropChoice() {
        decider.dropChoice();
        keepChoice();
    }

    private Choices choices() {
        return new Choices(servers.entries());
    }

    private void choose(int index) {
        decider.choose(index);
        keepChoice();
    }

    void changeServers(UnaryOperator<ServerList> change) throws RefusedException {
        servers.change(change);
        decider.entriesAre(servers.entries());
        keepChoice();
    }

    void changeSetting(String key, String value) throws RefusedException {
        settings.change(key, value);
        settingsRead();
    }

    /** Somebody may have edited the files. */
    void reload() {
        settings.read();
        servers.read();
        // The choice is not kept before both are known: it would be the one of the former settings.
        decider.entriesAre(servers.entries());
        settingsRead();
    }

    private void settingsRead() {
        decider.settingsAre(settings.settings().routing(), settings.storedChoice());
        listen();
        keepChoice();
    }

    private void keepChoice() {
        settings.keepChoice(decider.choiceToStore());
    }

    private void decided(Decision now) {
        boolean moved = !now.input().network().equals(decision.input().network());
        decision = now;
        look.networkIs(now.input().network());
        boolean rerouted = route.decided(now);
        publish();
        if (rerouted) {
            log.changed(now.route());
        }
        if (moved || rerouted) {
            relay.networkChanged(now.input().network());
        }
    }

    void publish() {
        publisher.publish(assemble());
        look.stateIs(publisher.state());
    }

    CompletionStage<ProbeReport> look() {
        return look.look(publisher.state());
    }

    private ServiceState assemble() {
        List<Text> problems = new ArrayList<>(listening.problems());
        problems.addAll(clientTls.problems());
        problems.addAll(access.problems());
        LoginStanding standing = logins.of(servers.list());
        standing.troubles().forEach(trouble -> problems.add(trouble.words()));
        problems.addAll(NetworkProblems.of(decision.input().network(), healths.interceptor()));
        problems.addAll(look.problems());
        problems.addAll(settings.problems());
        problems.addAll(servers.problems());
        return new ServiceState(version, listening.state(), paused, problems, decision.route(), decision.input().network(),
                ServerStates.of(servers.list(), decision, uses, healths), servers.list(), settings.settings(), standing);
    }
}
