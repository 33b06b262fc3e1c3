package org.autoroute.smtp.ui.internal.welcome;

import org.autoroute.smtp.mailclients.Findings;

/** Looks for servers of mail clients; blocks, and ends when its thread is interrupted. */
@FunctionalInterface
public interface Finder {

    Findings find() throws InterruptedException;
}
