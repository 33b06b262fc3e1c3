package org.autoroute.smtp.service.check;

import org.autoroute.smtp.routing.Text;

/** What is looked at, in this order. */
public enum Step {
    /** Whether a server is chosen. */
    SERVER("server"),
    /** Whether the program is on. */
    PROGRAM("program"),
    /** Whether mail clients get an answer at our own port; we ask there ourselves. */
    PORT("port"),
    /** Whether the server takes a connection; we connect to it directly, as in the two steps that follow. */
    CONNECT("connect"),
    /** Whether the server greets (RFC 5321 section 3.1). */
    GREETING("greeting"),
    /** Whether the server lets us in (RFC 5321 section 3.2). */
    EHLO("ehlo"),
    /** What this network lets through, and whether somebody in it answers in the place of the servers of the list. */
    NETWORK("network"),
    /** Whether the mail client may connect. */
    CLIENT("client"),
    /** Whether a message goes out, through our own port as from a mail client. */
    MESSAGE("message");

    private final String key;

    Step(String key) {
        this.key = key;
    }

    /** What it is about, in a few words. */
    public Text title() {
        return Text.of(Step.class, "step." + key);
    }
}
