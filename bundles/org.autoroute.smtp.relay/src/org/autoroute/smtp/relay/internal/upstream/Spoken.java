package org.autoroute.smtp.relay.internal.upstream;

import java.util.ArrayList;
import java.util.List;

import org.autoroute.smtp.relay.Secret;

/** What nobody else may hear of a login: when the server repeats it, its words go no further. */
final class Spoken {

    private static final int CODE = 3;
    private static final int LONGEST = 400;

    private final List<String> secrets = new ArrayList<>();

    Spoken(Secret secret) {
        secrets.add(secret.reveal());
    }

    /** That was sent. */
    void add(String secret) {
        secrets.add(secret);
    }

    /** A reply's last line, or only its code when there is a secret in it. */
    String without(String line) {
        boolean repeats = secrets.stream().anyMatch(secret -> !secret.isEmpty() && line.contains(secret));
        return line.substring(0, Math.min(repeats ? CODE : LONGEST, line.length()));
    }
}
