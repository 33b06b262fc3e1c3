package org.autoroute.smtp.network.internal.dns;

import org.autoroute.smtp.routing.Text;

/** Why a name has no address. The later a failure stands here, the more certain it is, and of two the more certain one is told. */
enum Failure {
    NO_ADDRESS("noAddress"),
    NO_SERVER("noServer"),
    UNREACHABLE("unreachable"),
    SERVER_FAILED("serverFailed"),
    TIMED_OUT("timedOut"),
    NO_SUCH_NAME("noSuchName"),
    NOT_A_NAME("notAName"),
    CLOSED("closed");

    private final String key;

    Failure(String key) {
        this.key = key;
    }

    Text text() {
        return Text.of(Failure.class, key);
    }

    /** Whether another search domain may give what this one did not. */
    boolean isAnswer() {
        return this == NO_ADDRESS || this == NO_SUCH_NAME;
    }
}
