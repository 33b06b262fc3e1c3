package org.autoroute.smtp.service.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.autoroute.smtp.relay.MessageRecord;
import org.autoroute.smtp.relay.SessionRecord;
import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.service.internal.decision.Loop;

/** When each server last took mail, as far as this process and the end of the session log know. On the loop, except where it says otherwise. */
final class LastUses {

    /** Sessions may end by the hundred a second; nobody looks at more states than this. */
    static final Duration GATHER = Duration.ofMillis(500);

    private final Loop loop;
    private final Runnable changed;
    private final Map<HostPort, Instant> ends = new HashMap<>();
    private boolean announced;

    /** @param changed told some time after changes, once for all of them */
    LastUses(Loop loop, Runnable changed) {
        this.loop = loop;
        this.changed = changed;
    }

    /** From any thread. */
    void ended(SessionRecord record) {
        if (record.server().isPresent() && record.messages().stream().anyMatch(MessageRecord::delivered)) {
            loop.execute(() -> note(record.server().get(), record.start().plus(record.duration())));
        }
    }

    /** From any thread. */
    void before(Map<HostPort, Instant> earlier) {
        loop.execute(() -> earlier.forEach(this::note));
    }

    private void note(HostPort server, Instant end) {
        ends.merge(server, end, (one, other) -> one.isAfter(other) ? one : other);
        if (!announced) {
            announced = true;
            loop.schedule(GATHER, () -> {
                announced = false;
                changed.run();
            });
        }
    }

    Optional<Instant> of(HostPort server) {
        return Optional.ofNullable(ends.get(server));
    }
}
