package org.autoroute.smtp.relay.internal.session;

import java.time.Duration;

import org.autoroute.smtp.relay.TlsMemory.Level;
import org.autoroute.smtp.relay.internal.session.Stage.Phase;
import org.autoroute.smtp.relay.internal.upstream.Capabilities;
import org.autoroute.smtp.relay.internal.upstream.Link;
import org.autoroute.smtp.relay.internal.verb.Dialogue;
import org.autoroute.smtp.relay.internal.verb.Verbs;
import org.autoroute.smtp.routing.NetworkSnapshot;
import org.autoroute.smtp.routing.Route;

/**
 * Which server a greeted session speaks with, and how another connection takes the place of that one: never inside a transaction the server knows of
 * (promise 3), and never one of which less is true than the client was told.
 */
final class ServerChange {

    private final Stage stage;
    private final LoopSessions home;
    private final ClientSide client;
    private final UpstreamSide upstream;
    private final Dialogue dialogue;
    private final PendingReplies pending;
    private final Journal journal;
    private final Replacing replacing;
    private final Turning turning;
    private RouteWatch watch;
    private boolean networkGone;

    ServerChange(Session session, Conversation conversation, Stage stage, LoopSessions home, ClientSide client, UpstreamSide upstream,
            Dialogue dialogue, PendingReplies pending, Journal journal, RouteWatch watch) {
        this.stage = stage;
        this.home = home;
        this.client = client;
        this.upstream = upstream;
        this.dialogue = dialogue;
        this.pending = pending;
        this.journal = journal;
        this.replacing = new Replacing(session, conversation, home, client.isOwn());
        this.turning = new Turning(session, conversation, home, client.isOwn(), watch.route());
        this.watch = watch;
    }

    /** What a client is told of a server. */
    static Capabilities offered(Link link, Route route, LoopSessions home, ClientSide client) {
        Capabilities all = usable(link, client);
        return route.dependsOnSender() ? home.promises().of(all) : all;
    }

    /** What a client can use of a server, as the two connections are protected. */
    private static Capabilities usable(Link link, ClientSide client) {
        Capabilities all = link.capabilities().withAuth(PassedLogin.mechanisms(link, client.isPrivate(), !client.gate().isInClear()));
        return client.isSecure() && link.protection().level() == Level.VERIFIED ? all : all.withoutRequireTls();
    }

    /** What the client is told of the server at hand now. */
    Capabilities offered() {
        return upstream.isConnected() ? offered(upstream.link(), watch.route(), home, client) : dialogue.upstream();
    }

    // What was chosen, and whether it still holds

    /** Whether the own address of the connection is there no more. */
    boolean addressIsGone(NetworkSnapshot now) {
        boolean gone = watch.addressIsGone(now);
        networkGone |= gone;
        return gone;
    }

    /** Whether the own address was seen gone, so that hardly anything can come any more. */
    boolean isNetworkGone() {
        return networkGone;
    }

    boolean isOutdatedBy(Route changed) {
        return watch.isOutdatedBy(changed);
    }

    boolean dependsOnSender() {
        return watch.route().dependsOnSender();
    }

    // The same server over a fresh connection

    /**
     * A connection that an earlier session left and that does not work any more is replaced by a fresh one to the same server, once, before the client
     * notices (promise 4): no reply has been passed on, no octet of a message sent.
     *
     * @return whether that is under way
     */
    boolean replace() {
        if (!stage.takesCommands() || !upstream.isReplaceable() || networkGone) {
            return false;
        }
        upstream.drop();
        stage.enter(Phase.REPLACING);
        replacing.connect(upstream.link().candidate());
        return true;
    }

    /** @return whether what the client was told of the upstream is true of this one, too, and it has taken its place */
    boolean replaced(Link link) {
        stage.enter(Phase.COMMANDS);
        if (!offered(link, watch.route(), home, client).equals(dialogue.upstream())) {
            link.leave(home.loop(), leave());
            return false;
        }
        if (!pending.isEmpty() && pending.first() == Verbs.RSET && pending.isUnheard()) {
            pending.remove();
        }
        watch = new RouteWatch(watch.route(), link);
        journal.connected(link);
        upstream.replace(link);
        return true;
    }

    void notReplaced() {
        stage.enter(Phase.COMMANDS);
        upstream.hasAnswered();
    }

    // Another server, for another sender

    /** Whether mail of that sender may go to the server at hand now; if not, the same MAIL is taken again when another one was found. */
    boolean isRightFor(String reversePath) {
        boolean right = turning.isRight(reversePath, upstream.link());
        if (!right) {
            stage.enter(Phase.TURNING);
        }
        return right;
    }

    /** @return whether what the client was told after EHLO is true of that server, too, and it has taken the place of the other one */
    boolean turned(Link link, Route route) {
        Capabilities usable = usable(link, client);
        if (!usable.covers(dialogue.upstream())) {
            home.promises().seen(usable);
            link.leave(home.loop(), leave());
            return false;
        }
        dialogue.serverChanged();
        upstream.turn(link, leave());
        watch = new RouteWatch(watch.route(), link);
        journal.route(route);
        journal.connected(link);
        return true;
    }

    void await(Waiting waiting) {
        waiting.inTurning(turning);
    }

    private Duration leave() {
        return home.environment().options().timeouts().quit();
    }

    void cancel() {
        replacing.cancel();
        turning.cancel();
    }
}
