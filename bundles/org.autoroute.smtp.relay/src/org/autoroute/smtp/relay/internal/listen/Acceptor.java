package org.autoroute.smtp.relay.internal.listen;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;

import org.autoroute.smtp.relay.SessionRecord.Outcome;
import org.autoroute.smtp.relay.internal.loop.Deadline;
import org.autoroute.smtp.relay.internal.loop.EventLoop;
import org.autoroute.smtp.relay.internal.loop.Handler;
import org.autoroute.smtp.relay.internal.session.Environment;
import org.autoroute.smtp.relay.internal.session.Journal;
import org.autoroute.smtp.relay.internal.session.LoopSessions;
import org.autoroute.smtp.relay.internal.wire.Reply;
import org.autoroute.smtp.routing.IpAddress;

/** Takes connections from one listening socket, on the first loop, and deals them out to all. */
final class Acceptor implements Handler {

    private static final System.Logger LOG = System.getLogger(Acceptor.class.getName());

    /** Connections in a row before the sessions get their turn. */
    private static final int BATCH = 32;
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final EventLoop loop;
    private final List<LoopSessions> homes;
    private final Admission admission;
    private final Environment environment;
    private final ServerSocketChannel server;
    private final SelectionKey key;
    private final boolean tlsAtOnce;
    private final Deadline resume;
    private int next;

    Acceptor(EventLoop loop, List<LoopSessions> homes, Admission admission, Environment environment, ServerSocketChannel server,
            boolean tlsAtOnce) throws IOException {
        this.loop = loop;
        this.homes = homes;
        this.admission = admission;
        this.environment = environment;
        this.server = server;
        this.tlsAtOnce = tlsAtOnce;
        this.resume = loop.deadline(this::resume);
        server.configureBlocking(false);
        this.key = loop.register(server, SelectionKey.OP_ACCEPT, this);
    }

    @Override
    public void ready(int operations) {
        for (int i = 0; i < BATCH; i++) {
            SocketChannel channel;
            try {
                channel = server.accept();
            } catch (IOException noDescriptors) {
                pause(noDescriptors);
                return;
            }
            if (channel == null) {
                return;
            }
            accepted(channel);
        }
    }

    @Override
    public void failed(Throwable cause) {
        LOG.log(Level.ERROR, "accept", cause);
        pause(cause);
    }

    /** The process has no file left to open: the peers wait in the system's queue meanwhile. */
    private void pause(Throwable cause) {
        if (server.isOpen()) {
            LOG.log(Level.WARNING, "accepting pauses: {0}", cause);
            key.interestOps(0);
            resume.in(PAUSE);
        }
    }

    private void resume() {
        if (key.isValid()) {
            key.interestOps(SelectionKey.OP_ACCEPT);
        }
    }

    private void accepted(SocketChannel channel) {
        IpAddress peer;
        IpAddress own;
        try {
            peer = IpAddress.of(((InetSocketAddress) channel.getRemoteAddress()).getAddress());
            own = IpAddress.of(((InetSocketAddress) channel.getLocalAddress()).getAddress());
        } catch (IOException | NullPointerException alreadyGone) {
            LOG.log(Level.DEBUG, "gone before it was let in", alreadyGone);
            close(channel);
            return;
        }
        Reply refusal = admission.enter(peer, own);
        if (refusal != null) {
            turnAway(channel, peer, refusal);
            return;
        }
        LoopSessions home = homes.get(next++ % homes.size());
        Runnable open = () -> home.open(channel, peer, tlsAtOnce, () -> admission.left(peer, own));
        if (home.loop() == loop) {
            open.run();
        } else {
            home.loop().execute(open);
        }
    }

    /** In clear, whoever expects TLS hears nothing but the end. */
    private void turnAway(SocketChannel channel, IpAddress peer, Reply refusal) {
        Journal journal = new Journal(environment.ids().incrementAndGet(), peer, environment.options().limits());
        journal.reply(refusal.words());
        environment.tally().turnedAway(journal.record(Outcome.REFUSED));
        try {
            channel.configureBlocking(false);
            if (!tlsAtOnce) {
                channel.write(ByteBuffer.wrap(refusal.octets()));
            }
            channel.shutdownOutput();
        } catch (IOException gone) {
            LOG.log(Level.DEBUG, "gone before it was turned away", gone);
        }
        close(channel);
    }

    void close() {
        resume.cancel();
        close(server);
    }

    private static void close(java.nio.channels.Channel channel) {
        try {
            channel.close();
        } catch (IOException closeFailed) {
            LOG.log(Level.WARNING, "close", closeFailed);
        }
    }
}
