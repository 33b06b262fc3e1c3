package org.autoroute.smtp.ui.internal.discovery;

import java.util.Optional;

import org.autoroute.smtp.routing.Conditions;
import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.Login;
import org.autoroute.smtp.routing.ServerEntry;
import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.service.discovery.FoundServer;
import org.autoroute.smtp.service.discovery.Source;

/** Servers a search may find. */
final class Findings {

    static final FoundServer GOOD = server("smtp.home.example", 465, Source.DNS, false, true);
    static final FoundServer ELSEWHERE = server("smtp.hosting.example", 587, Source.AUTOCONFIG, true, true);
    static final FoundServer BROKEN = server("mail.home.example", 587, Source.DNS, false, false);

    private Findings() {
    }

    private static FoundServer server(String host, int port, Source source, boolean elsewhere, boolean works) {
        ServerEntry entry = new ServerEntry(new HostPort(host, port), Optional.empty(), Optional.empty(), Conditions.NONE, Optional.empty(),
                Optional.empty(), new Login.Stored("alice@home.example", Optional.empty(), false, false));
        return new FoundServer(entry, source, elsewhere, works, Text.of(Source.class, "source.dns"));
    }
}
