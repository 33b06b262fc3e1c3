package org.autoroute.smtp.network.internal.macos;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.autoroute.smtp.network.internal.ConnectionReader;
import org.autoroute.smtp.network.internal.Connections;
import org.autoroute.smtp.network.internal.Link;
import org.autoroute.smtp.network.internal.NamedConnection;
import org.autoroute.smtp.routing.Connection;
import org.autoroute.smtp.routing.Surroundings;

/**
 * Asks scutil(8) which network services are up and what the user calls them. A service that has an address has a key
 * {@code State:/Network/Service/ID/IPv4} (or IPv6) with its interface; {@code Setup:/Network/Service/ID} has its name.
 */
public final class NetworkServices implements ConnectionReader {

    static final List<String> SCUTIL = List.of("/usr/sbin/scutil");
    private static final Pattern STATE_KEY = Pattern.compile("State:/Network/Service/([^/\\s]+)/IPv[46]");

    private final Command command;
    private final ServicePlace place;

    NetworkServices(Command command) {
        this.command = command;
        this.place = new ServicePlace(command);
    }

    public NetworkServices() {
        this(Command::start);
    }

    @Override
    public boolean tellsChanges() {
        return false;
    }

    @Override
    public Connections read(List<Link> links) throws IOException {
        Set<String> services = new LinkedHashSet<>();
        Matcher keys = STATE_KEY.matcher(command.run(SCUTIL, "list State:/Network/Service/[^/]+/IPv[46]\nquit\n"));
        while (keys.find()) {
            services.add(keys.group(1));
        }
        List<NamedConnection> found = new ArrayList<>();
        Surroundings around = Surroundings.UNKNOWN;
        for (String id : services) {
            Optional<NamedConnection> service = service(id);
            service.ifPresent(found::add);
            around = around.and(place.of(id, service.filter(one -> one.kind() == Connection.Kind.WIFI).flatMap(NamedConnection::interfaceName)));
        }
        return new Connections(found, around);
    }

    private Optional<NamedConnection> service(String id) throws IOException {
        Map<String, String> setup = values(command.run(SCUTIL, "show Setup:/Network/Service/" + id + "\nquit\n"));
        Map<String, String> device = values(command.run(SCUTIL, "show Setup:/Network/Service/" + id + "/Interface\nquit\n"));
        Map<String, String> state = values(command.run(SCUTIL, "show State:/Network/Service/" + id + "/IPv4\nshow State:/Network/Service/" + id
                + "/IPv6\nquit\n"));
        Optional<String> name = Optional.ofNullable(setup.get("UserDefinedName")).or(() -> Optional.ofNullable(device.get("UserDefinedName")));
        Optional<String> interfaceName = Optional.ofNullable(state.get("InterfaceName")).or(() -> Optional.ofNullable(device.get("DeviceName")));
        return name.filter(n -> !n.isEmpty()).map(n -> NamedConnection.of(n, kind(device), interfaceName));
    }

    private static Connection.Kind kind(Map<String, String> device) {
        String type = device.getOrDefault("Type", "");
        String detail = type.equals("Ethernet") ? device.getOrDefault("Hardware", "") : device.getOrDefault("SubType", "");
        return switch (type) {
            case "Ethernet" -> detail.equals("AirPort") ? Connection.Kind.WIFI : Connection.Kind.ETHERNET;
            case "PPP" -> detail.equals("L2TP") || detail.equals("PPTP") ? Connection.Kind.VPN : Connection.Kind.DIAL_UP;
            case "VPN", "IPSec" -> Connection.Kind.VPN;
            case "com.apple.WWAN", "WWAN" -> Connection.Kind.MOBILE;
            default -> Connection.Kind.OTHER;
        };
    }

    /** The lines {@code key : value} of a dictionary; of several with one key the first. */
    static Map<String, String> values(String output) {
        Map<String, String> values = new LinkedHashMap<>();
        output.lines().map(String::strip).filter(line -> line.contains(" : ")).forEach(line -> {
            int colon = line.indexOf(" : ");
            values.putIfAbsent(line.substring(0, colon), line.substring(colon + 3));
        });
        return values;
    }

    @Override
    public void close() {
        // Each question is a program of its own, with a time limit.
    }
}
