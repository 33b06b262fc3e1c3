package org.autoroute.smtp.mailclients;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.autoroute.smtp.routing.LoginKind;
import org.autoroute.smtp.routing.Tls;

/**
 * Evolution: the {@code *.source} files with a section {@code [Mail Transport]}; the address comes from the identity whose submission names the
 * transport. Those of online accounts lie in the cache.
 */
final class Evolution implements Source {

    private static final Map<String, Tls> PROTECTION = Map.of("none", Tls.NONE, "ssl-on-alternate-port", Tls.IMPLICIT, "starttls-on-standard-port",
            Tls.STARTTLS);
    /** Ways to log in that stand for OAuth 2 with a provider Evolution knows. */
    private static final Set<String> OF_PROVIDERS = Set.of("Google", "Outlook", "Yahoo");
    private static final Set<String> KINDS = Set.of("Mail Transport", "Mail Identity", "Mail Submission");

    @Override
    public String client() {
        return "Evolution";
    }

    @Override
    public void look(Places places, Search search) throws InterruptedException {
        for (Path folder : List.of(places.config(), places.cache(), places.flatpakConfig("org.gnome.Evolution"),
                places.flatpakHome("org.gnome.Evolution").resolve("cache"))) {
            look(folder.resolve("evolution/sources"), search);
        }
    }

    private record Transport(Origin origin, String name, String host, String port, Manner manner) {
    }

    private void look(Path folder, Search search) throws InterruptedException {
        Map<String, Transport> transports = new LinkedHashMap<>();
        Map<String, String> addresses = new HashMap<>();
        for (Path file : search.folder(new Origin(client(), folder), folder)) {
            String name = file.getFileName().toString();
            if (name.endsWith(".source")) {
                Origin origin = new Origin(client(), file);
                search.text(origin, file, text -> read(Ini.read(text), origin, name.substring(0, name.length() - 7), transports, addresses));
            }
        }
        transports.forEach((id, transport) -> search.found(transport.origin(), addresses.getOrDefault(id, transport.name()), transport.host(),
                transport.port(), transport.manner().tls().equals(Optional.of(Tls.IMPLICIT)) ? 465 : 25, false, transport.manner()));
    }

    private static LoginKind login(String method) {
        return OF_PROVIDERS.contains(method) ? LoginKind.OAUTH : Manner.kind(method);
    }

    private static void read(List<Ini.Section> sections, Origin origin, String id, Map<String, Transport> transports, Map<String, String> addresses) {
        Ini.Section source = Ini.section(sections, "Data Source");
        if (sections.stream().noneMatch(section -> KINDS.contains(section.name())) || source.text("Enabled").equals("false")) {
            return;
        }
        if (Ini.section(sections, "Mail Transport").text("BackendName").equals("smtp")) {
            Ini.Section server = Ini.section(sections, "Authentication");
            Optional<Tls> tls = Optional.ofNullable(PROTECTION.get(Ini.section(sections, "Security").text("Method")));
            transports.put(id, new Transport(origin, source.unescaped("DisplayName"), server.unescaped("Host"), server.text("Port"),
                    Manner.of(tls).as(login(server.text("Method")), server.unescaped("User"))));
        }
        String address = Ini.section(sections, "Mail Identity").unescaped("Address");
        String transport = Ini.section(sections, "Mail Submission").unescaped("TransportUid");
        if (!address.isEmpty() && !transport.isEmpty()) {
            addresses.merge(transport, address, (one, other) -> one.equals(other) ? one : one + ", " + other);
        }
    }
}
