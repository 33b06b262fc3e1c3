package org.autoroute.smtp.service.internal;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

import org.autoroute.smtp.relay.ListenSettings;
import org.autoroute.smtp.relay.ListenState;
import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.service.internal.decision.Loop;

/** Keeps the relay listening where the settings say; while it cannot, tries again from time to time. On the loop. */
final class Listening {

    /** The port's holder may go away; nobody tells when. */
    static final Duration RETRY = Duration.ofSeconds(30);

    private static final System.Logger LOG = System.getLogger(Listening.class.getName());

    private final Carrier relay;
    private final Loop loop;
    private final Runnable changed;
    private ListenState state = new ListenState.Stopped();
    private ListenSettings wanted;
    private boolean ended;
    private Loop.Timer retry = () -> { };

    Listening(Carrier relay, Loop loop, Runnable changed) {
        this.relay = relay;
        this.loop = loop;
        this.changed = changed;
    }

    ListenState state() {
        return state;
    }

    /** Listens there, unless it does so already. */
    void listen(ListenSettings settings) {
        if (!ended && !settings.equals(wanted)) {
            wanted = settings;
            tryNow();
        }
    }

    /** Listens anew: there is a certificate for mail clients, or another one. */
    void renew() {
        if (!ended && wanted != null) {
            tryNow();
        }
    }

    /** Tries again, unless it listens already. */
    void retry() {
        if (!ended && wanted != null && !(state instanceof ListenState.Listening)) {
            tryNow();
        }
    }

    private void tryNow() {
        retry.cancel();
        ListenState before = state;
        state = relay.listen(wanted);
        if (state instanceof ListenState.NotListening not) {
            retry = loop.schedule(RETRY, this::retry);
            if (!(before instanceof ListenState.NotListening)) {
                LOG.log(Level.INFO, "not listening: {0}", not.problem().in(Locale.ROOT));
            }
        }
        changed.run();
    }

    /** From now on nothing is tried; the relay is stopping. */
    void stop() {
        retry.cancel();
        ended = true;
        state = new ListenState.Stopped();
        changed.run();
    }

    List<Text> problems() {
        return switch (state) {
            case ListenState.NotListening not ->
                List.of(not.freePort().isPresent() ? Text.of(Listening.class, "port.free", not.problem(), not.freePort().getAsInt()) : not.problem());
            case ListenState.Listening listening -> listening.problem().stream().toList();
            case ListenState.Stopped stopped -> List.of();
        };
    }
}
