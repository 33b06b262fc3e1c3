package org.autoroute.smtp.mailclients;

/** The accounts of one mail client. */
interface Source {

    /** The client in its own name. */
    String client();

    /** Tells the search every server of this client. Says nothing when the client is not installed. */
    void look(Places places, Search search) throws InterruptedException;
}
