package org.autoroute.smtp.relay.internal.loop;

import java.time.Duration;

/**
 * A moment after which something is to happen, moved again and again without cost: moving it later only writes a number, the wheel notices when it
 * gets there. Belongs to one loop.
 */
public final class Deadline {

    final Runnable action;
    long at;
    long tick = -1;
    Deadline previous;
    Deadline next;
    private final TimerWheel wheel;

    Deadline(TimerWheel wheel, Runnable action) {
        this.wheel = wheel;
        this.action = action;
    }

    /** The action runs once after that time from now, unless the deadline is moved or cancelled; at most a tenth of a second late. */
    public void in(Duration time) {
        wheel.set(this, time.toNanos());
    }

    public void cancel() {
        wheel.unlink(this);
    }
}
