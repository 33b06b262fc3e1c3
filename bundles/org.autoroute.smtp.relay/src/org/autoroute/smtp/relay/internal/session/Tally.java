package org.autoroute.smtp.relay.internal.session;

import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

import org.autoroute.smtp.relay.RelayCounters;
import org.autoroute.smtp.relay.SessionObserver;
import org.autoroute.smtp.relay.SessionRecord;

/** Counts, and tells the observer; nothing the observer throws gets further. Any thread. */
public final class Tally {

    private static final System.Logger LOG = System.getLogger(Tally.class.getName());

    private final SessionObserver observer;
    private final LongAdder open = new LongAdder();
    private final LongAdder accepted = new LongAdder();
    private final LongAdder delivered = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder failed = new LongAdder();

    public Tally(SessionObserver observer) {
        this.observer = observer;
    }

    public RelayCounters counters() {
        return new RelayCounters(open.sum(), accepted.sum(), delivered.sum(), refused.sum(), failed.sum());
    }

    void opened(SessionRecord record) {
        open.increment();
        accepted.increment();
        tell(observer::opened, record);
    }

    void changed(SessionRecord record) {
        tell(observer::changed, record);
    }

    void delivered(long octets) {
        delivered.increment();
        tell(observer::delivered, octets);
    }

    void ended(SessionRecord record) {
        open.decrement();
        count(record);
        tell(observer::ended, record);
    }

    /** A peer that never became a session. */
    public void turnedAway(SessionRecord record) {
        count(record);
        tell(observer::ended, record);
    }

    private void count(SessionRecord record) {
        switch (record.outcome()) {
            case REFUSED -> refused.increment();
            case FAILED -> failed.increment();
            default -> {
            }
        }
    }

    private static <T> void tell(Consumer<T> method, T news) {
        try {
            method.accept(news);
        } catch (RuntimeException thrown) {
            LOG.log(Level.ERROR, "session observer", thrown);
        }
    }
}
