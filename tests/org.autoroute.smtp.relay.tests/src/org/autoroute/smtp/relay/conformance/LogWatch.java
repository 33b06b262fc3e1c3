package org.autoroute.smtp.relay.conformance;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Keeps what the relay logs as a fault: anything with an exception, and everything severe. */
final class LogWatch extends Handler {

    /** Held here: the system keeps loggers by weak references only. */
    private final Logger logger = Logger.getLogger("org.autoroute.smtp.relay");
    private final List<String> faults = new CopyOnWriteArrayList<>();

    static LogWatch start() {
        LogWatch watch = new LogWatch();
        watch.logger.addHandler(watch);
        return watch;
    }

    List<String> faults() {
        return List.copyOf(faults);
    }

    @Override
    public void publish(LogRecord log) {
        if (log.getThrown() != null || log.getLevel().intValue() >= Level.SEVERE.intValue()) {
            faults.add(log.getLevel() + " " + log.getLoggerName() + ": " + log.getMessage() + " " + log.getThrown());
        }
    }

    @Override
    public void flush() {
    }

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
