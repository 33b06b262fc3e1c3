package org.autoroute.smtp.relay.internal.listen;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Finds out which process listens on a port, where the system tells: Linux, and only of processes this user may look at. */
final class PortHolder {

    private static final System.Logger LOG = System.getLogger(PortHolder.class.getName());
    private static final Path PROC = Path.of("/proc");
    private static final String LISTENING = "0A";
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(2);

    private PortHolder() {
    }

    /** Name and number of the process, e.g. {@code exim4 (1234)}. */
    static Optional<String> of(int port) {
        Set<String> sockets = new HashSet<>();
        for (String table : List.of("tcp", "tcp6")) {
            addListening(PROC.resolve("net").resolve(table), port, sockets);
        }
        return sockets.isEmpty() ? Optional.empty() : owner(sockets);
    }

    private static void addListening(Path table, int port, Set<String> sockets) {
        if (!Files.isReadable(table)) {
            return;
        }
        try {
            for (String line : Files.readAllLines(table)) {
                String[] columns = line.strip().split("\\s+");
                if (columns.length > 9 && columns[3].equals(LISTENING) && columns[1].endsWith(String.format(":%04X", port))) {
                    sockets.add("socket:[" + columns[9] + "]");
                }
            }
        } catch (IOException unreadable) {
            LOG.log(Level.DEBUG, "socket table", unreadable);
        }
    }

    private static Optional<String> owner(Set<String> sockets) {
        long end = System.nanoTime() + LIMIT_NANOS;
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                if (System.nanoTime() - end > 0) {
                    break;
                }
                if (holds(process, sockets)) {
                    return Optional.of(Files.readString(process.resolve("comm")).strip() + " (" + process.getFileName() + ")");
                }
            }
        } catch (IOException unreadable) {
            LOG.log(Level.DEBUG, "processes", unreadable);
        }
        return Optional.empty();
    }

    private static boolean holds(Path process, Set<String> sockets) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path file : files) {
                if (sockets.contains(Files.readSymbolicLink(file).toString())) {
                    return true;
                }
            }
        } catch (IOException notOurs) {
            LOG.log(Level.TRACE, "not readable", notOurs);
        }
        return false;
    }
}
