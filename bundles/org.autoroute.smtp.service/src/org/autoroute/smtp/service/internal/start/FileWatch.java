package org.autoroute.smtp.service.internal.start;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Tells when somebody has edited one of a few files, once it is quiet again: an editor writes in more than one step. Has a thread of its own. */
final class FileWatch implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(FileWatch.class.getName());
    private static final Duration QUIET = Duration.ofMillis(200);
    private static final int LONGEST_UNREST = 25;
    private static final Duration END = Duration.ofSeconds(2);

    private final WatchService service;
    private final Set<Path> names;
    private final Runnable changed;
    private final Thread thread;

    private FileWatch(WatchService service, Set<Path> names, Runnable changed) {
        this.service = service;
        this.names = names;
        this.changed = changed;
        this.thread = Thread.ofPlatform().name("autoroute-files").unstarted(this::run);
    }

    /**
     * Watches from now on.
     *
     * @param files   in directories that are made if they are missing
     * @param changed called on the thread of this object
     */
    static FileWatch start(List<Path> files, Runnable changed) throws IOException {
        WatchService service = files.getFirst().getFileSystem().newWatchService();
        try {
            for (Path directory : files.stream().map(Path::getParent).collect(Collectors.toSet())) {
                Files.createDirectories(directory).register(service, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY,
                        StandardWatchEventKinds.ENTRY_DELETE);
            }
        } catch (IOException failure) {
            service.close();
            throw failure;
        }
        FileWatch watch = new FileWatch(service, files.stream().map(Path::getFileName).collect(Collectors.toSet()), changed);
        watch.thread.start();
        return watch;
    }

    private void run() {
        try {
            while (true) {
                boolean ours = concerns(service.take());
                WatchKey more = service.poll(QUIET.toMillis(), TimeUnit.MILLISECONDS);
                for (int i = 0; more != null && i < LONGEST_UNREST; i++) {
                    ours |= concerns(more);
                    more = service.poll(QUIET.toMillis(), TimeUnit.MILLISECONDS);
                }
                ours |= more != null && concerns(more);
                if (ours) {
                    changed.run();
                }
            }
        } catch (InterruptedException | ClosedWatchServiceException ended) {
            LOG.log(Level.DEBUG, "files are not watched any more");
        }
    }

    private boolean concerns(WatchKey key) {
        boolean ours = false;
        for (WatchEvent<?> event : key.pollEvents()) {
            ours |= event.kind() == StandardWatchEventKinds.OVERFLOW || names.contains(event.context());
        }
        key.reset();
        return ours;
    }

    @Override
    public void close() {
        try {
            service.close();
            thread.join(END);
        } catch (IOException failure) {
            LOG.log(Level.WARNING, "ending to watch files", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
