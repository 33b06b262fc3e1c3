package org.autoroute.smtp.relay.internal.session;

import java.util.concurrent.atomic.AtomicLong;

import org.autoroute.smtp.relay.RelayOptions;
import org.autoroute.smtp.relay.RouteSource;
import org.autoroute.smtp.relay.internal.login.ListenerLogins;
import org.autoroute.smtp.relay.internal.tls.TlsServer;
import org.autoroute.smtp.relay.internal.upstream.Connector;
import org.autoroute.smtp.relay.internal.wire.Reply;

/**
 * What all sessions share. Any thread.
 *
 * @param host     the name the relay gives itself to clients
 * @param greeting its first reply
 * @param clients  TLS with clients
 * @param logins   with the relay itself
 * @param ids      the last session number given out
 */
public record Environment(RelayOptions options, RouteSource routes, Connector.Means means, Tally tally, String host, Reply greeting,
        TlsServer clients, ListenerLogins logins, AtomicLong ids) {
}
