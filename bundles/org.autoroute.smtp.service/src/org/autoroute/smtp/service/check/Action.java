package org.autoroute.smtp.service.check;

/** Something that helps, and that a button can do. */
public sealed interface Action {

    /** Opens the preferences at a page. */
    record OpenPreferences(Page page) implements Action {
    }

    /** Listens on another port, 1 to 65535, that was free. */
    record UsePort(int port) implements Action {
    }

    /** Ends the pause. */
    record Resume() implements Action {
    }

    /** Chooses the next server of the list by hand. */
    record Next() implements Action {
    }

    /** Asks for a server and adds it to the list. */
    record AddServer() implements Action {
    }

    /** Looks again. */
    record Retry() implements Action {
    }

    /** The pages of the preferences. */
    enum Page {
        GENERAL, INTERNAL_SERVER, SMTP_SERVERS
    }
}
