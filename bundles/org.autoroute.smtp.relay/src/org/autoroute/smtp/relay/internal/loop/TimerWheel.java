package org.autoroute.smtp.relay.internal.loop;

/**
 * Deadlines in slots of 67 ms. Setting, moving and cancelling cost a few writes and no memory; a deadline that was moved later stays in its slot
 * and is put into the right one when the wheel comes by. With no deadline the loop sleeps without end.
 */
final class TimerWheel {

    private static final int SLOTS = 4096;
    private static final int TICK_SHIFT = 26;
    private static final long NEVER = Long.MAX_VALUE;

    private final Deadline[] slots = new Deadline[SLOTS];
    private long now;
    private long cursor;
    private long earliest = NEVER;

    void now(long nanos) {
        now = nanos;
    }

    /** Milliseconds the loop may sleep, -1 for ever; 0 means that something is due. */
    long waitMillis() {
        return earliest == NEVER ? -1 : Math.max(0, ((earliest << TICK_SHIFT) - now + 999_999) / 1_000_000);
    }

    void set(Deadline deadline, long nanos) {
        if (earliest == NEVER) {
            cursor = now >> TICK_SHIFT;
        }
        deadline.at = now + nanos;
        long tick = tick(deadline);
        if (deadline.tick < 0) {
            link(deadline, tick);
        } else if (tick < deadline.tick) {
            unlink(deadline);
            link(deadline, tick);
        }
    }

    /** What lies beyond the wheel's reach is looked at again on the way; the slot that is being emptied is out of reach. */
    private long tick(Deadline deadline) {
        return Math.clamp((deadline.at >> TICK_SHIFT) + 1, cursor, cursor + SLOTS - 2);
    }

    void unlink(Deadline deadline) {
        if (deadline.tick < 0) {
            return;
        }
        if (deadline.previous == null) {
            slots[slot(deadline.tick)] = deadline.next;
        } else {
            deadline.previous.next = deadline.next;
        }
        if (deadline.next != null) {
            deadline.next.previous = deadline.previous;
        }
        deadline.previous = null;
        deadline.next = null;
        deadline.tick = -1;
    }

    private void link(Deadline deadline, long tick) {
        int slot = slot(tick);
        deadline.tick = tick;
        deadline.next = slots[slot];
        if (deadline.next != null) {
            deadline.next.previous = deadline;
        }
        slots[slot] = deadline;
        earliest = Math.min(earliest, tick);
    }

    /** Runs what is due. @return whether anything was looked at */
    boolean expire() {
        long until = now >> TICK_SHIFT;
        if (earliest > until) {
            return false;
        }
        cursor = Math.max(cursor, earliest);
        while (cursor <= until) {
            int slot = slot(cursor++);
            for (Deadline deadline; (deadline = slots[slot]) != null; ) {
                unlink(deadline);
                if (deadline.at <= now) {
                    deadline.action.run();
                } else {
                    link(deadline, tick(deadline));
                }
            }
        }
        findEarliest();
        return true;
    }

    private void findEarliest() {
        earliest = NEVER;
        for (long tick = cursor; tick < cursor + SLOTS; tick++) {
            if (slots[slot(tick)] != null) {
                earliest = tick;
                return;
            }
        }
    }

    private static int slot(long tick) {
        return (int) tick & SLOTS - 1;
    }
}
