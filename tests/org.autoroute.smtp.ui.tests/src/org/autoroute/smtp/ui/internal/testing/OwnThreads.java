package org.autoroute.smtp.ui.internal.testing;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * The threads of a name that a test's own things start. The window of the same process may have one of the same name, and one of the test before may
 * be about to end: those that are there when this is made do not count.
 */
public record OwnThreads(String name, Set<Thread> others) {

    public static OwnThreads named(String name) {
        return new OwnThreads(name, alive(name));
    }

    public boolean haveEnded() {
        return others.containsAll(alive(name));
    }

    private static Set<Thread> alive(String name) {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().equals(name)).collect(Collectors.toSet());
    }
}
