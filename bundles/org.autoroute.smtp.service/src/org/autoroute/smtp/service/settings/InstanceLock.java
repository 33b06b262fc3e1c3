package org.autoroute.smtp.service.settings;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

import org.autoroute.smtp.routing.Text;

/**
 * The right to use a data directory: held by the running program, or by the command line for the moment in which it changes files. The system takes
 * it back when the process ends, however it ends.
 */
public final class InstanceLock implements AutoCloseable {

    private final FileChannel channel;

    private InstanceLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock if it is free. Makes the directory if it is missing.
     *
     * @return empty when another process, or this one, holds it
     * @throws RefusedException when the directory cannot be used
     */
    public static Optional<InstanceLock> tryAcquire(DataArea area) throws RefusedException {
        try {
            area.create();
            FileChannel channel = FileChannel.open(area.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            return lock(channel) ? Optional.of(new InstanceLock(channel)) : Optional.empty();
        } catch (IOException failure) {
            throw new RefusedException(Text.of(InstanceLock.class, "area.unusable", area.directory().toString(), Failures.words(failure)), failure);
        }
    }

    private static boolean lock(FileChannel channel) throws IOException {
        boolean locked = false;
        try {
            FileLock lock = channel.tryLock();
            locked = lock != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            locked = false;
        } finally {
            if (!locked) {
                channel.close();
            }
        }
        return locked;
    }

    /** Gives the lock back. Can be repeated. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failure) {
            System.getLogger(InstanceLock.class.getName()).log(System.Logger.Level.WARNING, "giving the lock back", failure);
        }
    }
}
