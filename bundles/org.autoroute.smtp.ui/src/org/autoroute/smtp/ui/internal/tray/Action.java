package org.autoroute.smtp.ui.internal.tray;

/** What the user can ask for from the tray. Immutable, any thread. */
public sealed interface Action {

    /**
     * Sends through a server from now on.
     *
     * @param number its place among the valid entries when the menu was made, 1 for the first
     * @param line   as the user wrote it; a menu may be older than the list
     */
    record Use(int number, String line) implements Action {
    }

    /** Turns automatic routing on or off. */
    record Autoroute(boolean on) implements Action {
    }

    /** Asks new mail clients to come again later, or takes their mail again. */
    record Pause(boolean on) implements Action {
    }

    /** What needs no more than its name. */
    enum Plain implements Action {
        NEXT, OPEN, PREFERENCES, HELP, QUIT
    }
}
