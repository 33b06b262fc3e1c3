package org.autoroute.smtp.service.internal;

import java.time.Duration;

import org.autoroute.smtp.service.internal.decision.Loop;

/** Tells of changes once for all of them that come within a short time: nobody looks at hundreds of states a second. On the loop. */
final class Announcement {

    static final Duration GATHER = Duration.ofMillis(500);

    private final Loop loop;
    private final Runnable changed;
    private boolean announced;

    /** @param changed told some time after changes */
    Announcement(Loop loop, Runnable changed) {
        this.loop = loop;
        this.changed = changed;
    }

    void soon() {
        if (!announced) {
            announced = true;
            loop.schedule(GATHER, () -> {
                announced = false;
                changed.run();
            });
        }
    }
}
