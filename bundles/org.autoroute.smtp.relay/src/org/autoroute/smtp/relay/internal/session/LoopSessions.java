package org.autoroute.smtp.relay.internal.session;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.autoroute.smtp.relay.SessionRecord;
import org.autoroute.smtp.relay.internal.loop.EventLoop;
import org.autoroute.smtp.relay.internal.upstream.Capabilities;
import org.autoroute.smtp.relay.internal.upstream.Link;
import org.autoroute.smtp.relay.internal.upstream.WarmLinks;
import org.autoroute.smtp.relay.internal.wire.CommandLine;
import org.autoroute.smtp.relay.internal.wire.Reply;
import org.autoroute.smtp.routing.Candidate;
import org.autoroute.smtp.routing.IpAddress;
import org.autoroute.smtp.routing.NetworkSnapshot;
import org.autoroute.smtp.routing.Route;

/** The sessions of one loop. All methods on that loop, except the accessors. */
public final class LoopSessions {

    private static final System.Logger LOG = System.getLogger(LoopSessions.class.getName());
    private static final int MOST_REMEMBERED = 64;

    private final EventLoop loop;
    private final Environment environment;
    private final CommandLine line = new CommandLine();
    private final Map<Session, Runnable> sessions = new LinkedHashMap<>();
    private final Map<Offer, Reply> ehloReplies = new HashMap<>();
    private final Reply heloReply;
    private final WarmLinks warmLinks;
    private final Promises promises = new Promises();
    private NetworkSnapshot place = NetworkSnapshot.OFFLINE;
    private final List<Runnable> whenEmpty = new ArrayList<>();

    /** What a reply to EHLO depends on. */
    private record Offer(Capabilities upstream, boolean startTls) {
    }

    public LoopSessions(EventLoop loop, Environment environment) {
        this.loop = loop;
        this.environment = environment;
        this.warmLinks = new WarmLinks(loop, environment.options());
        this.heloReply = Reply.of(250, environment.host());
    }

    public EventLoop loop() {
        return loop;
    }

    Environment environment() {
        return environment;
    }

    Promises promises() {
        return promises;
    }

    WarmLinks warmLinks() {
        return warmLinks;
    }

    /** Where this computer is, by what was told last. */
    NetworkSnapshot place() {
        return place;
    }

    CommandLine line() {
        return line;
    }

    /**
     * @param tlsAtOnce whether TLS begins with the first octet
     * @param whenEnded run when the session has ended, whatever becomes of it
     */
    public void open(SocketChannel channel, IpAddress peer, boolean tlsAtOnce, Runnable whenEnded) {
        Session session = null;
        try {
            session = new Session(this, channel, peer, environment.ids().incrementAndGet());
            sessions.put(session, whenEnded);
            session.start(tlsAtOnce);
        } catch (IOException | RuntimeException failure) {
            LOG.log(Level.ERROR, "session not opened", failure);
            if (session != null) {
                session.crashed(failure);
            } else {
                whenEnded.run();
                close(channel);
            }
        }
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException closeFailed) {
            LOG.log(Level.DEBUG, "close", closeFailed);
        }
    }

    Reply helloReply(boolean extended, Capabilities upstream, boolean startTls) {
        if (!extended) {
            return heloReply;
        }
        if (ehloReplies.size() > MOST_REMEMBERED) {
            ehloReplies.clear();
        }
        return ehloReplies.computeIfAbsent(new Offer(upstream, startTls), offer -> offer.upstream().ehloReply(environment.host(), offer.startTls()));
    }

    void ended(Session session) {
        Runnable whenEnded = sessions.remove(session);
        if (whenEnded != null) {
            environment.tally().ended(session.record());
            whenEnded.run();
            if (sessions.isEmpty()) {
                whenEmpty.forEach(Runnable::run);
                whenEmpty.clear();
            }
        }
    }

    public void networkChanged(NetworkSnapshot now) {
        boolean moved = !now.isPlaceOf(place);
        place = now;
        CompletableFuture<Route> route = environment.routes().route().toCompletableFuture();
        warmLinks.retain(link -> !link.isAddressGone(now) && route.isDone() && isFirst(link, route.join()));
        forEach(session -> session.networkChanged(moved, now, route));
    }

    private boolean isFirst(Link link, Route route) {
        return environment.means().health().inOrder(route.candidates()).stream().findFirst().map(Candidate::entry)
                .equals(Optional.of(link.candidate().entry()));
    }

    public List<SessionRecord> records() {
        List<SessionRecord> records = new ArrayList<>(sessions.size());
        sessions.keySet().forEach(session -> records.add(session.record()));
        return records;
    }

    /** Lets transactions finish and ends what is between them. @param empty run when no session is left */
    public void drain(Runnable empty) {
        warmLinks.close();
        if (sessions.isEmpty()) {
            empty.run();
            return;
        }
        whenEmpty.add(empty);
        forEach(Session::drain);
    }

    /** Ends everything with 421, or 451 where the outcome is not known. */
    public void stopNow() {
        warmLinks.close();
        forEach(Session::stopNow);
    }

    /** What goes wrong in one session stays there. */
    private void forEach(Consumer<Session> action) {
        for (Session session : List.copyOf(sessions.keySet())) {
            session.guard(() -> action.accept(session));
        }
    }
}
