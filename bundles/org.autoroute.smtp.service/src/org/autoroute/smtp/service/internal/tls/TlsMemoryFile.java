package org.autoroute.smtp.service.internal.tls;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.autoroute.smtp.relay.TlsMemory;
import org.autoroute.smtp.routing.EntryParser;
import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.service.settings.AtomicFile;

/**
 * What is remembered of the protection of servers, kept in a text file over restarts: a line for each server that was seen with TLS, the one seen last
 * at the end. Whoever wants a server forgotten deletes its line while the program rests. A write happens on a thread of its own, which ends when
 * there is nothing to write. Any thread.
 */
public final class TlsMemoryFile implements TlsMemory, AutoCloseable {

    /** Servers; the one that came first is forgotten for the next. */
    static final int MOST = 1000;

    private static final System.Logger LOG = System.getLogger(TlsMemoryFile.class.getName());
    private static final String HEAD = "# Servers seen with TLS. They never get mail with less, unless their entry says tls=none.\n";
    private static final int END_SECONDS = 5;

    private final Path file;
    private final Map<HostPort, Level> levels;
    private final ThreadPoolExecutor writer;

    private TlsMemoryFile(Path file, Map<HostPort, Level> levels) {
        this.file = file;
        this.levels = levels;
        this.writer = new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
            Thread thread = new Thread(work, "autoroute-tls-memory");
            thread.setDaemon(true);
            return thread;
        });
        writer.allowCoreThreadTimeOut(true);
    }

    /** Reads the file, if there is one; lines that are none of ours are passed over. Blocks for as long as the disk needs. */
    public static TlsMemoryFile open(Path file) {
        Map<HostPort, Level> levels = new LinkedHashMap<>();
        if (Files.exists(file)) {
            try {
                new String(AtomicFile.read(file), StandardCharsets.UTF_8).lines().forEach(line -> read(line, levels));
            } catch (IOException unreadable) {
                LOG.log(System.Logger.Level.WARNING, "what was seen of servers cannot be read: {0}: {1}", file, unreadable);
            }
        }
        return new TlsMemoryFile(file, levels);
    }

    private static void read(String line, Map<HostPort, Level> levels) {
        String[] words = line.strip().split(" +");
        if (words.length == 2 && levels.size() < MOST && EntryParser.parse(words[0]) instanceof EntryParser.Parsed server) {
            level(words[1]).ifPresent(level -> levels.put(server.entry().server(), level));
        }
    }

    private static Optional<Level> level(String word) {
        return switch (word) {
            case "verified" -> Optional.of(Level.VERIFIED);
            case "unverified" -> Optional.of(Level.UNVERIFIED);
            default -> Optional.empty();
        };
    }

    @Override
    public synchronized Level known(HostPort server) {
        return levels.getOrDefault(server, Level.NONE);
    }

    @Override
    public synchronized void seen(HostPort server, Level level) {
        if (level.compareTo(known(server)) <= 0) {
            return;
        }
        levels.remove(server);
        if (levels.size() >= MOST) {
            levels.remove(levels.keySet().iterator().next());
        }
        levels.put(server, level);
        if (!writer.isShutdown() && writer.getQueue().isEmpty()) {
            writer.execute(this::write);
        }
    }

    private synchronized String text() {
        return levels.entrySet().stream().map(e -> e.getKey() + " " + e.getValue().name().toLowerCase(Locale.ROOT) + "\n")
                .collect(Collectors.joining("", HEAD, ""));
    }

    private void write() {
        try {
            AtomicFile.write(file, text().getBytes(StandardCharsets.UTF_8));
        } catch (IOException failure) {
            LOG.log(System.Logger.Level.WARNING, "what was seen of servers is remembered until the program ends only: {0}: {1}", file, failure);
        }
    }

    /** Waits, with a limit, until all is written. */
    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(System.Logger.Level.WARNING, "writing {0} does not end", file);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
