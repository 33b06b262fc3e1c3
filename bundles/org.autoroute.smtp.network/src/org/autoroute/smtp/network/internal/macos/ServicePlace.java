package org.autoroute.smtp.network.internal.macos;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.autoroute.smtp.network.internal.DnsSuffixes;
import org.autoroute.smtp.routing.IpAddress;
import org.autoroute.smtp.routing.Surroundings;
import org.autoroute.smtp.routing.Surroundings.Connectivity;

/**
 * What scutil(8) tells of the network of a service: its router in {@code State:/Network/Service/ID/IPv4} and IPv6, its domains in {@code /DNS}, and the
 * name of a Wi-Fi network in {@code State:/Network/Interface/NAME/AirPort}, where the system lets programs know it.
 */
final class ServicePlace {

    private static final Pattern ROUTER = Pattern.compile("^\\s*Router : (\\S+)", Pattern.MULTILINE);
    private static final Pattern SEARCH = Pattern.compile("SearchDomains : <array> \\{([^}]*)\\}");
    private static final Pattern ELEMENT = Pattern.compile("\\d+ : (\\S+)");

    private final Command command;

    ServicePlace(Command command) {
        this.command = command;
    }

    /** @param wifi the interface, when the service is Wi-Fi */
    Surroundings of(String id, Optional<String> wifi) throws IOException {
        String service = "State:/Network/Service/" + id;
        List<IpAddress> routers = new ArrayList<>();
        for (String family : List.of("/IPv4", "/IPv6")) {
            found(ROUTER, show(service + family)).stream().map(text -> IpAddress.parse(text.replaceFirst("%.*", ""))).flatMap(Optional::stream).forEach(routers::add);
        }
        String dns = show(service + "/DNS");
        List<String> domains = new ArrayList<>();
        Optional.ofNullable(NetworkServices.values(dns).get("DomainName")).ifPresent(domains::add);
        found(SEARCH, dns).forEach(elements -> domains.addAll(found(ELEMENT, elements)));
        return new Surroundings(wifi.isPresent() ? ssid(wifi.get()) : List.of(), routers, DnsSuffixes.of(domains), Connectivity.UNKNOWN);
    }

    private List<String> ssid(String interfaceName) throws IOException {
        String name = NetworkServices.values(show("State:/Network/Interface/" + interfaceName + "/AirPort")).getOrDefault("SSID_STR", "");
        return name.isEmpty() ? List.of() : List.of(name);
    }

    private String show(String key) throws IOException {
        return command.run(NetworkServices.SCUTIL, "show " + key + "\nquit\n");
    }

    private static List<String> found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        List<String> found = new ArrayList<>();
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
