package org.autoroute.smtp.service.internal.start;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.logging.ErrorManager;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.autoroute.smtp.service.internal.activity.RotatedFile;

/** Writes what the program logs into a file of its own, on the thread that logs. */
final class ProgramLog extends Handler {

    private static final long LIMIT = 2L * 1024 * 1024;
    private static final int KEPT = 3;

    private final RotatedFile file;
    private final Logger root = Logger.getLogger("");

    private ProgramLog(Path path) {
        file = new RotatedFile(path, LIMIT, KEPT);
        setLevel(Level.INFO);
        setFormatter(new Lines());
    }

    static ProgramLog start(Path path) {
        ProgramLog log = new ProgramLog(path);
        log.root.addHandler(log);
        return log;
    }

    @Override
    public synchronized void publish(LogRecord record) {
        if (!isLoggable(record)) {
            return;
        }
        try {
            file.write(getFormatter().format(record));
            file.flush();
        } catch (IOException failure) {
            reportError(null, failure, ErrorManager.WRITE_FAILURE);
        }
    }

    @Override
    public void flush() {
        // Each record is in the file when publish returns.
    }

    @Override
    public synchronized void close() {
        root.removeHandler(this);
        try {
            file.close();
        } catch (IOException failure) {
            reportError(null, failure, ErrorManager.CLOSE_FAILURE);
        }
    }

    /** Time, level, source, message; a stack trace in the lines that follow. */
    private static final class Lines extends Formatter {
        @Override
        public String format(LogRecord record) {
            String line = record.getInstant() + " " + record.getLevel().getName() + " " + record.getLoggerName() + ": " + formatMessage(record);
            if (record.getThrown() == null) {
                return line;
            }
            StringWriter trace = new StringWriter();
            record.getThrown().printStackTrace(new PrintWriter(trace));
            return line + "\n" + trace.toString().stripTrailing();
        }
    }
}
