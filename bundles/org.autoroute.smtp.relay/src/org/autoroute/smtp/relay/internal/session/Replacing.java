package org.autoroute.smtp.relay.internal.session;

import java.util.List;

import org.autoroute.smtp.relay.internal.upstream.Connector;
import org.autoroute.smtp.relay.internal.upstream.Link;
import org.autoroute.smtp.relay.internal.upstream.Unreachable;
import org.autoroute.smtp.routing.Candidate;

/** Connects to the same server anew, for a session that was greeted with a connection an earlier one had left. */
final class Replacing {

    private final Session session;
    private final Conversation conversation;
    private final LoopSessions home;
    private final boolean own;
    private Connector connector;

    /** @param own whether the client is on this computer */
    Replacing(Session session, Conversation conversation, LoopSessions home, boolean own) {
        this.session = session;
        this.conversation = conversation;
        this.home = home;
        this.own = own;
    }

    void connect(Candidate candidate) {
        connector = new Connector(home.loop(), home.environment().means(), List.of(candidate), own, new Connector.Finish() {
            @Override
            public void connected(Link link) {
                connector = null;
                session.guard(() -> conversation.replaced(link));
            }

            @Override
            public void unreachable(Unreachable why) {
                failed();
            }

            @Override
            public void loginRefused(String cause) {
                failed();
            }

            private void failed() {
                connector = null;
                session.guard(conversation::notReplaced);
            }
        });
        connector.start();
    }

    void cancel() {
        if (connector != null) {
            connector.cancel();
            connector = null;
        }
    }
}
