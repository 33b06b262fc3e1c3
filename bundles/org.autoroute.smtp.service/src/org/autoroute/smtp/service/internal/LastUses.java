package org.autoroute.smtp.service.internal;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.autoroute.smtp.relay.MessageRecord;
import org.autoroute.smtp.relay.SessionRecord;
import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.service.internal.decision.Loop;

/**
 * When each server last took mail, as far as this process and the end of the session log know. What was told later is later: the clock may have been
 * set back in between. On the loop, except where it says otherwise.
 */
final class LastUses {

    private final Loop loop;
    private final Map<HostPort, Instant> ends = new HashMap<>();
    private final Announcement announcement;

    /** @param changed told some time after changes, once for all of them */
    LastUses(Loop loop, Runnable changed) {
        this.loop = loop;
        this.announcement = new Announcement(loop, changed);
    }

    /** From any thread. */
    void ended(SessionRecord record) {
        if (record.server().isPresent() && record.messages().stream().anyMatch(MessageRecord::delivered)) {
            loop.execute(() -> {
                ends.put(record.server().get(), record.start().plus(record.duration()));
                announcement.soon();
            });
        }
    }

    /** What was before everything that this process tells. From any thread. */
    void before(Map<HostPort, Instant> earlier) {
        loop.execute(() -> {
            earlier.forEach(ends::putIfAbsent);
            announcement.soon();
        });
    }

    Optional<Instant> of(HostPort server) {
        return Optional.ofNullable(ends.get(server));
    }
}
