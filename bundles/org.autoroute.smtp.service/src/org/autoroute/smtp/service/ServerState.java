package org.autoroute.smtp.service;

import java.time.Instant;
import java.util.Optional;

import org.autoroute.smtp.relay.ServerHealth;
import org.autoroute.smtp.routing.Resolution;
import org.autoroute.smtp.routing.ServerEntry;

/**
 * A valid entry of the server list and how it stands. Immutable, any thread.
 *
 * @param number     its place among the valid entries, 1 for the first
 * @param line       as the user wrote it
 * @param entry      as it is understood
 * @param resolution what is known of the host; an address that is given literally counts as resolved
 * @param active     whether mail leaves through it
 * @param lastUsed   when the last session ended that delivered a message through this host and port; empty when none has
 *                   since the program started and the end of the session log names none
 * @param health     how the server stands by what the relay has seen of it on this network
 */
public record ServerState(int number, String line, ServerEntry entry, Resolution resolution, boolean active, Optional<Instant> lastUsed,
        ServerHealth health) {
}
