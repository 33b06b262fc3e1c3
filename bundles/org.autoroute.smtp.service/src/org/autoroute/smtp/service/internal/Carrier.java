package org.autoroute.smtp.service.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

import javax.net.ssl.SSLContext;

import org.autoroute.smtp.relay.ListenSettings;
import org.autoroute.smtp.relay.ListenState;
import org.autoroute.smtp.relay.ListenerLogin;
import org.autoroute.smtp.relay.Relay;
import org.autoroute.smtp.relay.RelayCounters;
import org.autoroute.smtp.relay.SessionRecord;
import org.autoroute.smtp.routing.NetworkSnapshot;

/** What the service asks of a {@link Relay}; the same promises. */
public interface Carrier extends AutoCloseable {

    ListenState listen(ListenSettings settings);

    void identity(Optional<SSLContext> identity);

    void login(Optional<ListenerLogin> login);

    void networkChanged(NetworkSnapshot now);

    void pause();

    void resume();

    RelayCounters counters();

    List<SessionRecord> openSessions();

    CompletionStage<Void> drain(Duration limit);

    @Override
    void close();

    static Carrier of(Relay relay) {
        return new Carrier() {
            @Override
            public ListenState listen(ListenSettings settings) {
                return relay.listen(settings);
            }

            @Override
            public void identity(Optional<SSLContext> identity) {
                relay.identity(identity);
            }

            @Override
            public void login(Optional<ListenerLogin> login) {
                relay.login(login);
            }

            @Override
            public void networkChanged(NetworkSnapshot now) {
                relay.networkChanged(now);
            }

            @Override
            public void pause() {
                relay.pause();
            }

            @Override
            public void resume() {
                relay.resume();
            }

            @Override
            public RelayCounters counters() {
                return relay.counters();
            }

            @Override
            public List<SessionRecord> openSessions() {
                return relay.openSessions();
            }

            @Override
            public CompletionStage<Void> drain(Duration limit) {
                return relay.drain(limit);
            }

            @Override
            public void close() {
                relay.close();
            }
        };
    }
}
