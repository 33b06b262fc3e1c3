package org.autoroute.smtp.service;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.autoroute.smtp.relay.RelayCounters;
import org.autoroute.smtp.relay.SessionRecord;
import org.autoroute.smtp.routing.Place;
import org.autoroute.smtp.routing.Route;
import org.autoroute.smtp.routing.ServerList;
import org.autoroute.smtp.service.check.MailAddress;
import org.autoroute.smtp.service.discovery.DiscoveryListener;
import org.autoroute.smtp.service.login.Logins;
import org.autoroute.smtp.service.probe.ProbeReport;

/**
 * The running program without a face: follows the network, chooses the server, carries the mail, keeps settings, list and activity. Window, tray and
 * command line show what it says and hand it what the user wants.
 * <p>
 * All methods may be called from any thread and return at once, except {@link #sessions()} and {@link #close()}. A change is made on the service's own thread; its stage ends there too, with the state
 * after the change, or with a {@link org.autoroute.smtp.service.settings.RefusedException} whose text says why nothing was changed.
 */
public interface AutorouteService extends AutoCloseable {

    /** How things stand. */
    ServiceState state();

    /**
     * Calls the listener with the present state, then with each new one, in order, on the service's thread. The listener must not block.
     *
     * @return ends the calls when closed
     */
    Registration listen(Consumer<ServiceState> listener);

    /** Chooses the server behind the active one in the list, the first after the last. */
    CompletionStage<ServiceState> next();

    /** Chooses the server with that number in the list of valid entries, 1 for the first. */
    CompletionStage<ServiceState> use(int number);

    /** Chooses the first entry whose server is that host, with or without a port, or the number written there; {@code auto} gives up a choice. */
    CompletionStage<ServiceState> use(String text);

    /** Gives up a choice made by hand. */
    CompletionStage<ServiceState> auto();

    /**
     * The route as it would be at another place, or for a sender, by the same rules from the same list and settings; nothing is changed and no name is
     * looked up: those known now are used, others count as not known.
     */
    CompletionStage<Route> whatIf(Place place);

    /** Adds a line behind the last entry. */
    CompletionStage<ServiceState> addServer(String line);

    /** Puts another line in the place of the entry with that number, 1 for the first. */
    CompletionStage<ServiceState> setServer(int number, String line);

    /** Removes the entry with that number, 1 for the first. */
    CompletionStage<ServiceState> removeServer(int number);

    /** Moves an entry to the place that has the second number now, 1 for the first. */
    CompletionStage<ServiceState> moveServer(int from, int to);

    /**
     * Puts lines into the list, all of them or none.
     *
     * @param before number of the entry they take the place of, 1 for the first; one more than there are entries for the end of the list
     * @param lines  each a server, see {@link org.autoroute.smtp.routing.EntryParser}
     */
    CompletionStage<ServiceState> insertServers(int before, List<String> lines);

    /** Removes the entries with these numbers, 1 for the first; all of them or none. */
    CompletionStage<ServiceState> removeServers(Set<Integer> numbers);

    /**
     * Moves entries together, in the order they have in the list; comments stay where they are.
     *
     * @param numbers 1 for the first entry
     * @param before  number, as it is before the move, of the entry they are to stand before; one more than there are entries for the end
     */
    CompletionStage<ServiceState> moveServers(List<Integer> numbers, int before);

    /**
     * Makes another list of the one that stands at that moment, comments and wrong lines included.
     *
     * @param change called on the service's thread, must not block; refuses by a {@link org.autoroute.smtp.routing.EntryException}
     */
    CompletionStage<ServiceState> changeServers(UnaryOperator<ServerList> change);

    /** Changes one setting, see {@link org.autoroute.smtp.service.settings.SettingKey}. */
    CompletionStage<ServiceState> changeSetting(String key, String value);

    /**
     * Takes no new sessions: clients are answered {@code 421 4.3.2} and keep their mail; sessions that are open go on. Ends with {@link #resume()} or
     * with the program.
     */
    CompletionStage<ServiceState> pause();

    /** Takes sessions again. */
    CompletionStage<ServiceState> resume();

    /** Tries again to listen, when it does not. */
    CompletionStage<ServiceState> retryListening();

    /** What the relay has counted, at this moment. */
    RelayCounters counters();

    /**
     * The latest sessions, open ones included, oldest first; at most 1,000. Waits, within bounds, until the relay's threads have told what is open:
     * seconds when they are at a loss, so not for a thread that draws.
     */
    List<SessionRecord> sessions();

    /** What was delivered in the last hour, minute by minute. */
    Traffic traffic();

    /** Calls the listener with each session that ends, on a thread of the activity log. The listener must not block. */
    Registration listenToSessions(Consumer<SessionRecord> listener);

    /**
     * Looks which doors of the servers of the list this network lets through, and whether somebody answers in their place; what is wrong becomes a problem
     * of the state. It speaks with the servers as far as EHLO and TLS, without login and mail, and ends within ten seconds, on any thread; cancelled
     * when the service ends.
     */
    CompletionStage<ProbeReport> probe();

    /**
     * Begins a search for the submission servers of an e-mail address; nothing is changed. Whoever begins it closes it, at the end of the service at
     * the latest.
     */
    Registration discover(MailAddress address, DiscoveryListener listener);

    /** What is stored to log in to servers. */
    Logins logins();

    /** The certificate mail clients are shown, made now if there is none yet; fails when it cannot be made. The stage may end on any thread. */
    CompletionStage<ClientCertificate> certificate();

    /** Runs the handler when a second start or the command line wants the program shown; the latest handler counts. On any thread. */
    Registration onShow(Runnable handler);

    /**
     * Runs the handler when the program shall end, as with the command {@code stop}; the latest handler counts.
     * When that was asked for before there was a handler, it runs now. It leads to {@link #close()}.
     */
    Registration onStop(Runnable handler);

    /** Asks for the program's end, as the command {@code stop} does: runs the handler for {@link #onStop}, as soon as there is one. */
    void requestStop();

    /** Takes no more sessions and lets transactions finish; what is left at the limit ends with 421. */
    CompletionStage<Void> drain(Duration limit);

    /** Ends everything and returns when all threads have ended; bounded in time. */
    @Override
    void close();

    /** Something that lasts until it is closed. */
    @FunctionalInterface
    interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
