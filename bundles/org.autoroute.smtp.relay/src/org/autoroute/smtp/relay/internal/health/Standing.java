package org.autoroute.smtp.relay.internal.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.autoroute.smtp.relay.RelayOptions.Backoff;
import org.autoroute.smtp.relay.ServerHealth;
import org.autoroute.smtp.relay.ServerHealth.State;
import org.autoroute.smtp.relay.TlsMemory.Level;
import org.autoroute.smtp.relay.internal.health.Failure.Stage;
import org.autoroute.smtp.routing.HostPort;

/**
 * How one server stands, and what that was concluded from. Immutable.
 *
 * @param shown   what everybody else may know
 * @param proof   what has to go well before the failures are forgotten
 * @param risen   successes in a row since it is down
 * @param awaited nobody turns to it before that moment unless nobody else is left; later than the published one while somebody is trying it
 */
record Standing(ServerHealth shown, Stage proof, int risen, Instant awaited) {

    static Standing unknown(HostPort server) {
        return new Standing(ServerHealth.unknown(server), Stage.OPENING, 0, Instant.MIN);
    }

    boolean isDown() {
        return shown.state() == State.DOWN;
    }

    boolean isBehind(Instant now) {
        return isDown() && now.isBefore(awaited);
    }

    /** Whether it is of use to try it although no mail is waiting: only what can be seen without mail and without a login. */
    boolean mayBeProbed(int most) {
        return isDown() && proof == Stage.OPENING && shown.failures() < most;
    }

    Standing failed(Failure failure, Instant now, Backoff backoff, double spread) {
        int failures = shown.failures() + 1;
        boolean down = isDown() || failures >= backoff.fall();
        Instant next = now.plus(backoff.pause(failures, spread));
        State state = down ? State.DOWN : shown.state();
        Stage needed = shown.failures() > 0 && proof.compareTo(failure.stage()) > 0 ? proof : failure.stage();
        return new Standing(new ServerHealth(shown.server(), state, state == shown.state() ? shown.since() : now, failures,
                down ? Optional.of(next) : Optional.empty(), failure.cause(), failure.certificate(), shown.tls()), needed, 0,
                down ? next : Instant.MIN);
    }

    /** It has come as far as that. */
    Standing passed(Stage stage, Level level, Instant now, Backoff backoff) {
        if (shown.state() == State.UP && shown.failures() == 0 && shown.tls() == level) {
            return this;
        }
        if (shown.failures() > 0 && stage.compareTo(proof) < 0) {
            return new Standing(shown.with(level), proof, risen, awaited);
        }
        if (isDown() && stage != Stage.MAIL && risen + 1 < backoff.rise()) {
            Instant next = now.plus(backoff.first());
            return new Standing(shown.with(level).again(next), proof, risen + 1, next);
        }
        return new Standing(new ServerHealth(shown.server(), State.UP, shown.state() == State.UP ? shown.since() : now, 0, Optional.empty(), "",
                Optional.empty(), level), Stage.OPENING, 0, Instant.MIN);
    }

    /** Somebody is trying it: until that is over, or for that long, it need not be tried by others. */
    Standing tried(Instant now, Duration hold) {
        return new Standing(shown, proof, risen, now.plus(hold));
    }
}
