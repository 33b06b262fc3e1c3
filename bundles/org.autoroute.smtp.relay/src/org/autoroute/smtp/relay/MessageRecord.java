package org.autoroute.smtp.relay;

import java.util.List;

/**
 * One mail transaction of a session: its envelope and fate, never its content. Immutable, any thread.
 *
 * @param from           the reverse-path as the client gave it, without angle brackets; empty for the null path
 * @param recipients     the first accepted recipients, at most {@link RelayOptions.Limits#recordedRecipients()}
 * @param recipientCount how many recipients the upstream accepted
 * @param octets         octets of message data passed to the upstream as they were on the wire
 * @param delivered      whether the upstream answered the data with 2xx
 * @param finalReply     the reply that ended the transaction, its last line, at most 512 characters; empty while it runs
 */
public record MessageRecord(String from, List<String> recipients, int recipientCount, long octets, boolean delivered, String finalReply) {

    public MessageRecord {
        recipients = List.copyOf(recipients);
    }
}
