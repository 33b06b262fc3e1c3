package org.autoroute.smtp.service.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.autoroute.smtp.routing.Lint;
import org.autoroute.smtp.routing.ServerEntry;
import org.autoroute.smtp.routing.ServerList;
import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.service.settings.RefusedException;
import org.autoroute.smtp.service.settings.ServersFile;

/** The server list as the service last read it. On the loop. */
final class ServersPart {

    private final ServersFile file;
    private ServerList list = ServerList.EMPTY;
    private Optional<Text> unreadable = Optional.empty();

    ServersPart(ServersFile file) {
        this.file = file;
        read();
    }

    /** A list that cannot be read any more leaves the last one in force. */
    void read() {
        try {
            list = file.read();
            unreadable = Optional.empty();
        } catch (RefusedException failure) {
            unreadable = Optional.of(failure.text());
        }
    }

    void change(UnaryOperator<ServerList> change) throws RefusedException {
        list = file.change(change);
        unreadable = Optional.empty();
    }

    ServerList list() {
        return list;
    }

    List<ServerEntry> entries() {
        return list.entries();
    }

    List<Text> problems() {
        List<Text> problems = new ArrayList<>();
        unreadable.ifPresent(problems::add);
        list.problems().forEach(problem -> problems.add(Text.of(ServersPart.class, "servers.line", problem.text())));
        Lint.of(list).forEach(remark -> problems.add(Text.of(ServersPart.class, "servers.line", remark.words())));
        return problems;
    }
}
