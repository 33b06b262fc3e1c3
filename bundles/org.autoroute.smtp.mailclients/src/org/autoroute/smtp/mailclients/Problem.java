package org.autoroute.smtp.mailclients;

import org.autoroute.smtp.routing.Text;

/**
 * Something that was skipped. Holds nothing of a file's content but hosts and ports that were refused. Immutable, any thread.
 *
 * @param client whose account it is, in the client's own name; empty when it is about the search as a whole
 * @param place  the file or registry key, without control characters
 * @param reason why, in words
 */
public record Problem(String client, String place, Text reason) {

    /** Client, place and reason as one sentence. */
    public Text text() {
        return client.isEmpty() ? Text.of(Problem.class, "problem.ofAll", place, reason) : Text.of(Problem.class, "problem", client, place, reason);
    }
}
