package org.autoroute.smtp.product.tests.lab;

import java.nio.file.Path;
import java.util.List;

/** The command of a stream of messages that goes on while a test does something else. */
public final class Streams {

    private Streams() {
    }

    /** Sends to the laptop's own port for so many seconds or until standard input ends; one JSON line a message in the journal. */
    public static List<String> command(int port, int seconds, Path journal, int senders) {
        return List.of("python3", Scripts.path("stream.py"), "127.0.0.1", Integer.toString(port), Integer.toString(seconds), journal.toString(),
                Integer.toString(senders));
    }
}
