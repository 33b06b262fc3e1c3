package org.autoroute.smtp.relay.internal.upstream;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.autoroute.smtp.relay.Protection;
import org.autoroute.smtp.relay.internal.loop.EventLoop;
import org.autoroute.smtp.relay.internal.loop.Linger;
import org.autoroute.smtp.relay.internal.loop.Transport;
import org.autoroute.smtp.routing.Candidate;
import org.autoroute.smtp.routing.IpAddress;
import org.autoroute.smtp.routing.NetworkSnapshot;

/**
 * An upstream that has been connected, has greeted and has answered EHLO or HELO.
 *
 * @param protection how the connection is protected
 * @param local      the own address of the connection
 * @param remote     the upstream's
 * @param roundTrip  from the last EHLO or HELO to its reply
 * @param opened     by {@link System#nanoTime()}
 * @param uses       sessions that have used it before
 */
public record Link(Transport transport, Candidate candidate, Capabilities capabilities, Protection protection, IpAddress local, IpAddress remote,
        Duration roundTrip, long opened, int uses) {

    private static final System.Logger LOG = System.getLogger(Link.class.getName());
    private static final byte[] QUIT = "QUIT\r\n".getBytes(StandardCharsets.US_ASCII);

    /** For its next session. */
    Link usedAgain() {
        return new Link(transport, candidate, capabilities, protection, local, remote, roundTrip, opened, uses + 1);
    }

    /** As a later route names the same entry. */
    Link of(Candidate another) {
        return new Link(transport, another, capabilities, protection, local, remote, roundTrip, opened, uses);
    }

    /** Whether an earlier session has left it. */
    public boolean isWarm() {
        return uses > 0;
    }

    /** Whether the own address of the connection is there no more. */
    public boolean isAddressGone(NetworkSnapshot now) {
        return !local.isLoopback() && now.addresses().stream().noneMatch(address -> address.address().equals(local));
    }

    Duration age() {
        return Duration.ofNanos(System.nanoTime() - opened);
    }

    /** Takes leave of a server nobody has asked for anything yet. @param limit for its reply, which is not looked at */
    public void leave(EventLoop loop, Duration limit) {
        try {
            transport.write(ByteBuffer.wrap(QUIT));
            Linger.on(loop, transport, limit);
        } catch (IOException lost) {
            LOG.log(Level.DEBUG, "QUIT", lost);
            transport.close();
        }
    }
}
