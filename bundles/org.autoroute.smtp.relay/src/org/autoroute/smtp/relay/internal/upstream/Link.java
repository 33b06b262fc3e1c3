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

/**
 * An upstream that has been connected, has greeted and has answered EHLO or HELO.
 *
 * @param protection how the connection is protected
 * @param local      the own address of the connection
 * @param remote     the upstream's
 * @param roundTrip  from the last EHLO or HELO to its reply
 */
public record Link(Transport transport, Candidate candidate, Capabilities capabilities, Protection protection, IpAddress local, IpAddress remote,
        Duration roundTrip) {

    private static final System.Logger LOG = System.getLogger(Link.class.getName());
    private static final byte[] QUIT = "QUIT\r\n".getBytes(StandardCharsets.US_ASCII);

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
