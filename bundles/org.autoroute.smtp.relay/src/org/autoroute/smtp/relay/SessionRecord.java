package org.autoroute.smtp.relay;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.autoroute.smtp.routing.Explanation;
import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.IpAddress;
import org.autoroute.smtp.routing.Reason;
import org.autoroute.smtp.routing.Text;

/**
 * What is known of one session: who, through which server and why, the envelopes, how it ended. Never message content, never a password.
 * All strings that came from a peer are bounded and free of control characters. Immutable, any thread.
 *
 * @param id            unique within the process, ascending
 * @param start         when the client connected
 * @param duration      until now, or until the end
 * @param client        the client's address
 * @param helo          the name the client gave itself, empty before it did
 * @param server        the server in use, empty while none is connected
 * @param serverAddress the address it is connected at
 * @param protection    how the connection to the server is protected
 * @param reason        the rule that chose the server
 * @param comment       the route's comment: why this server, in words
 * @param explanation   how each rule judged each server when the route was given, the very object of the route; without steps before there is a route
 * @param messages      the latest transactions, at most {@link RelayOptions.Limits#recordedMessages()}
 * @param messageCount  how many transactions there were
 * @param outcome       how the session stands or ended
 * @param finalReply    the last reply the client was sent, at most 512 characters
 */
public record SessionRecord(long id, Instant start, Duration duration, IpAddress client, String helo, Optional<HostPort> server,
        Optional<IpAddress> serverAddress, Protection protection, Reason reason, Text comment, Explanation explanation, List<MessageRecord> messages, int messageCount,
        Outcome outcome, String finalReply) {

    public SessionRecord {
        messages = List.copyOf(messages);
    }

    /** How a session stands or ended. */
    public enum Outcome {
        /** It runs. */
        OPEN,
        /** All its messages were taken by the server. */
        DELIVERED,
        /** It ended in order, but not every message was taken by the server: the client was told so by the server's own reply or gave up. */
        NOT_DELIVERED,
        /** It ended in order and carried no mail. */
        NO_MAIL,
        /** The peer was turned away. */
        REFUSED,
        /** Something went wrong: no server reached, a connection lost, a time limit. */
        FAILED
    }

    /** Octets of message data of all {@link #messages()}. */
    public long octets() {
        return messages.stream().mapToLong(MessageRecord::octets).sum();
    }
}
