package org.autoroute.smtp.relay.internal.session;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.autoroute.smtp.relay.internal.upstream.Connector;
import org.autoroute.smtp.relay.internal.upstream.Link;
import org.autoroute.smtp.relay.internal.upstream.Unreachable;
import org.autoroute.smtp.relay.internal.wire.Replies;
import org.autoroute.smtp.relay.internal.wire.Reply;
import org.autoroute.smtp.routing.Candidate;
import org.autoroute.smtp.routing.Route;
import org.autoroute.smtp.routing.ServerEntry;

/**
 * Finds the server for a sender, where that depends on the sender, while the client waits for its reply to MAIL. The session is told what came of it
 * on its loop, never within a call.
 */
final class Turning {

    private final Session session;
    private final Conversation conversation;
    private final LoopSessions home;
    private final boolean own;
    private List<ServerEntry> connectedFor;
    private int attempt;
    private boolean awaitsRoute;
    private Connector connector;

    /**
     * @param own          whether the client is on this computer
     * @param connectedFor the route the session was opened by
     */
    Turning(Session session, Conversation conversation, LoopSessions home, boolean own, Route connectedFor) {
        this.session = session;
        this.conversation = conversation;
        this.home = home;
        this.own = own;
        this.connectedFor = entries(connectedFor);
    }

    private static List<ServerEntry> entries(Route route) {
        return route.candidates().stream().map(Candidate::entry).toList();
    }

    /**
     * Whether mail of that sender may go to the server at hand. If not, another one is looked for.
     *
     * @param reversePath of MAIL
     * @param link        the server at hand, null when there is none
     */
    boolean isRight(String reversePath, Link link) {
        CompletableFuture<Route> chosen = home.environment().routes().route(domain(reversePath)).toCompletableFuture();
        if (!chosen.isDone()) {
            await(chosen);
            return false;
        }
        Route route = chosen.join();
        if (link != null && fits(route, link)) {
            return true;
        }
        if (route.candidates().isEmpty()) {
            later(() -> conversation.notTurned(Replies.noServerForSender(route.comment().toString())));
        } else {
            connect(route);
        }
        return false;
    }

    /** RFC 5321 section 4.1.2: a quoted local part may have an at sign of its own. */
    private static String domain(String reversePath) {
        return reversePath.substring(reversePath.lastIndexOf('@') + 1);
    }

    private boolean fits(Route route, Link link) {
        List<Candidate> order = home.environment().means().health().inOrder(route.candidates());
        return !order.isEmpty() && (order.getFirst().entry().equals(link.candidate().entry()) || entries(route).equals(connectedFor));
    }

    /** Its answer may have come with names that were awaited. */
    private void await(CompletableFuture<Route> chosen) {
        awaitsRoute = true;
        int mine = ++attempt;
        chosen.thenAccept(known -> onLoop(mine, conversation::asksAgain));
    }

    private void connect(Route route) {
        connector = new Connector(home.loop(), home.environment().means(), route.candidates(), own, new Connector.Finish() {
            @Override
            public void connected(Link link) {
                connector = null;
                connectedFor = entries(route);
                later(() -> conversation.turned(link, route));
            }

            @Override
            public void unreachable(Unreachable why) {
                failed(Replies.senderUnreachable(why.causes()));
            }

            @Override
            public void loginRefused(String cause) {
                failed(Replies.senderUnreachable(List.of(cause)));
            }

            private void failed(Reply reply) {
                connector = null;
                later(() -> conversation.notTurned(reply));
            }
        });
        connector.start();
    }

    private void later(Runnable step) {
        onLoop(++attempt, step);
    }

    private void onLoop(int mine, Runnable step) {
        home.loop().execute(() -> session.guard(() -> {
            if (mine == attempt) {
                awaitsRoute = false;
                step.run();
            }
        }));
    }

    boolean awaitsRoute() {
        return awaitsRoute;
    }

    void cancel() {
        attempt++;
        if (connector != null) {
            connector.cancel();
            connector = null;
        }
    }
}
