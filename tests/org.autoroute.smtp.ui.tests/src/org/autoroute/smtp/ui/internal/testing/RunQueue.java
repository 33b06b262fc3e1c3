package org.autoroute.smtp.ui.internal.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How long a thread has stood in line for a processor while other programs had them all. Linux keeps an account of that; elsewhere it counts as none.
 * Any thread.
 *
 * @param account of the thread: nanoseconds it ran, nanoseconds it stood in line, how often it ran
 */
public record RunQueue(Optional<Path> account) {

    private static final int STOOD = 1;

    /** Of the thread that asks. */
    public static RunQueue ofThisThread() {
        try {
            Path account = Path.of("/proc").resolve(Files.readSymbolicLink(Path.of("/proc/thread-self"))).resolve("schedstat");
            return new RunQueue(Optional.of(account).filter(Files::isReadable));
        } catch (IOException otherSystem) {
            return new RunQueue(Optional.empty());
        }
    }

    /** Since the thread began, in nanoseconds. */
    public long stoodNanos() {
        return account.map(RunQueue::read).orElse(0L);
    }

    private static long read(Path account) {
        try {
            return Long.parseLong(Files.readString(account).split(" ")[STOOD]);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
