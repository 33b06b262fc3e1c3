package org.autoroute.smtp.service;

import java.util.List;
import java.util.Optional;

import org.autoroute.smtp.relay.ListenState;
import org.autoroute.smtp.routing.NetworkSnapshot;
import org.autoroute.smtp.routing.Route;
import org.autoroute.smtp.routing.ServerList;
import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.service.login.LoginStanding;
import org.autoroute.smtp.service.settings.Settings;

/**
 * How the program stands: the one value that everything shown and everything done goes by. Immutable, any thread.
 *
 * @param version   of the program
 * @param listening whether mail clients can connect, and where
 * @param paused    whether new clients are asked to come again later, because the user wants it so; independent of {@code listening}
 * @param problems  what the user should know and can mend, the most important first
 * @param route     the server mail leaves through, and why
 * @param network   where the computer is
 * @param servers   the valid entries in list order
 * @param list      the whole list with its comments and wrong lines
 * @param settings  as they are in force
 * @param logins    how the stored logins of the list stand
 */
public record ServiceState(String version, ListenState listening, boolean paused, List<Text> problems, Route route,
        NetworkSnapshot network, List<ServerState> servers, ServerList list, Settings settings, LoginStanding logins) {

    public ServiceState {
        problems = List.copyOf(problems);
        servers = List.copyOf(servers);
    }

    /** Whether mail clients can connect; in a pause they can, but are sent away. */
    public boolean on() {
        return listening instanceof ListenState.Listening;
    }

    /** The entry mail leaves through, empty when there is none. */
    public Optional<ServerState> active() {
        return servers.stream().filter(ServerState::active).findFirst();
    }
}
