package org.autoroute.smtp.relay.conformance;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.autoroute.smtp.relay.SessionObserver;
import org.autoroute.smtp.relay.SessionRecord;

/** Everything the relay told its observer. */
final class Sessions implements SessionObserver {

    private final List<SessionRecord> opened = new CopyOnWriteArrayList<>();
    private final List<SessionRecord> changed = new CopyOnWriteArrayList<>();
    private final List<Long> delivered = new CopyOnWriteArrayList<>();
    private final List<SessionRecord> ended = new CopyOnWriteArrayList<>();

    @Override
    public void opened(SessionRecord record) {
        opened.add(record);
    }

    @Override
    public void changed(SessionRecord record) {
        changed.add(record);
    }

    @Override
    public void delivered(long octets) {
        delivered.add(octets);
    }

    @Override
    public void ended(SessionRecord record) {
        ended.add(record);
    }

    /** Hears first, and then the other, which may throw. */
    SessionObserver beside(SessionObserver other) {
        return new SessionObserver() {
            @Override
            public void opened(SessionRecord record) {
                Sessions.this.opened(record);
                other.opened(record);
            }

            @Override
            public void changed(SessionRecord record) {
                Sessions.this.changed(record);
                other.changed(record);
            }

            @Override
            public void delivered(long octets) {
                Sessions.this.delivered(octets);
                other.delivered(octets);
            }

            @Override
            public void ended(SessionRecord record) {
                Sessions.this.ended(record);
                other.ended(record);
            }
        };
    }

    List<SessionRecord> opened() {
        return opened;
    }

    List<SessionRecord> changed() {
        return changed;
    }

    /** Octets of each message a server took. */
    List<Long> delivered() {
        return delivered;
    }

    List<SessionRecord> ended() {
        return ended;
    }

    /** The record of the only session, as soon as that has ended. */
    SessionRecord only() {
        Await.until("the end of the session", () -> !ended.isEmpty());
        if (ended.size() != 1) {
            throw new AssertionError("sessions: " + ended);
        }
        return ended.getFirst();
    }
}
