package org.autoroute.smtp.ui.internal.tray;

import java.time.Duration;

/** Runs something on the UI thread after a time; drops it when that has ended. Called on the UI thread. */
@FunctionalInterface
public interface Later {

    void after(Duration delay, Runnable task);
}
