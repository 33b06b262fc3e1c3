package org.autoroute.smtp.service.internal.start;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.logging.ConsoleHandler;
import java.util.logging.ErrorManager;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.autoroute.smtp.service.internal.activity.RotatedFile;

/**
 * Writes what the program logs into a file of its own, on the thread that logs. Standard error meanwhile gets only what is wrong, each in one line:
 * the rest the program says in words of its own.
 */
final class ProgramLog extends Handler {

    private static final long LIMIT = 2L * 1024 * 1024;
    private static final int KEPT = 3;

    private final RotatedFile file;
    private final Logger root = Logger.getLogger("");
    private final List<Console> consoles;

    private ProgramLog(Path path) {
        file = new RotatedFile(path, LIMIT, KEPT);
        setLevel(Level.INFO);
        setFormatter(new Lines());
        consoles = Arrays.stream(root.getHandlers()).filter(ConsoleHandler.class::isInstance).map(Console::of).toList();
    }

    /** How a way to standard error was before. */
    private record Console(Handler handler, Level level, Formatter formatter) {
        static Console of(Handler handler) {
            return new Console(handler, handler.getLevel(), handler.getFormatter());
        }

        void quieten() {
            handler.setLevel(Level.WARNING);
            handler.setFormatter(new EndedLines());
        }

        void restore() {
            handler.setLevel(level);
            handler.setFormatter(formatter);
        }
    }

    static ProgramLog start(Path path) {
        ProgramLog log = new ProgramLog(path);
        log.root.addHandler(log);
        log.consoles.forEach(Console::quieten);
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
        consoles.forEach(Console::restore);
        try {
            file.close();
        } catch (IOException failure) {
            reportError(null, failure, ErrorManager.CLOSE_FAILURE);
        }
    }

    /** Time, level, source, message; a stack trace in the lines that follow. */
    private static class Lines extends Formatter {
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

    /** The same for a stream that ends no lines of its own. */
    private static final class EndedLines extends Lines {
        @Override
        public String format(LogRecord record) {
            return super.format(record) + System.lineSeparator();
        }
    }
}
