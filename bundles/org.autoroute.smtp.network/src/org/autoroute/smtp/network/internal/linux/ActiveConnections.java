package org.autoroute.smtp.network.internal.linux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.autoroute.smtp.network.internal.Connections;
import org.autoroute.smtp.network.internal.DnsSuffixes;
import org.autoroute.smtp.network.internal.NamedConnection;
import org.autoroute.smtp.routing.Connection;
import org.autoroute.smtp.routing.Surroundings;
import org.autoroute.smtp.routing.Surroundings.Connectivity;

/** What NetworkManager's objects say of the connections that are up and of the network: org.freedesktop.NetworkManager.Connection.Active and what it points to. */
final class ActiveConnections {

    static final String MANAGER = "org.freedesktop.NetworkManager";
    static final String MANAGER_PATH = "/org/freedesktop/NetworkManager";
    static final String ACTIVE = MANAGER + ".Connection.Active";
    static final String IP4 = MANAGER + ".IP4Config";
    static final String IP6 = MANAGER + ".IP6Config";
    private static final String DEVICE = MANAGER + ".Device";
    private static final String ACCESS_POINT = MANAGER + ".AccessPoint";
    private static final int ACTIVATED = 2;
    private static final String NO_OBJECT = "/";

    private final ObjectProperties properties;

    ActiveConnections(ObjectProperties properties) {
        this.properties = properties;
    }

    Connections read() throws IOException {
        Map<String, Object> manager = properties.of(MANAGER_PATH, MANAGER);
        List<NamedConnection> named = new ArrayList<>();
        List<String> ssids = new ArrayList<>();
        List<String> domains = new ArrayList<>();
        for (String path : strings(manager.get("ActiveConnections"))) {
            Map<String, Object> active = properties.of(path, ACTIVE);
            String type = text(active, "Type");
            boolean up = active.get("State") instanceof Number state && state.intValue() == ACTIVATED;
            if (up && !type.equals("loopback") && !text(active, "Id").isEmpty()) {
                Optional<String> ssid = ssid(active, type);
                // The name of the profile, and of the Wi-Fi where that is another one.
                List<String> names = Stream.concat(Stream.of(text(active, "Id")), ssid.stream()).distinct().toList();
                named.add(new NamedConnection(names, kind(type, active), interfaceOf(active)));
                ssid.ifPresent(ssids::add);
                domains.addAll(domains(text(active, "Ip4Config"), IP4));
                domains.addAll(domains(text(active, "Ip6Config"), IP6));
            }
        }
        return new Connections(named, new Surroundings(ssids, List.of(), DnsSuffixes.of(domains), connectivity(manager.get("Connectivity"))));
    }

    private Optional<String> ssid(Map<String, Object> active, String type) throws IOException {
        String point = text(active, "SpecificObject");
        if (type.equals("802-11-wireless") && isObject(point) && properties.of(point, ACCESS_POINT).get("Ssid") instanceof byte[] ssid && ssid.length > 0) {
            return Optional.of(new String(ssid, StandardCharsets.UTF_8));
        }
        return Optional.empty();
    }

    private List<String> domains(String path, String interfaceName) throws IOException {
        if (!isObject(path)) {
            return List.of();
        }
        Map<String, Object> configuration = properties.of(path, interfaceName);
        return Stream.concat(strings(configuration.get("Domains")).stream(), strings(configuration.get("Searches")).stream()).toList();
    }

    private static boolean isObject(String path) {
        return !path.isEmpty() && !path.equals(NO_OBJECT);
    }

    /** NMConnectivityState. */
    private static Connectivity connectivity(Object value) {
        return switch (value instanceof Number number ? number.intValue() : 0) {
            case 1 -> Connectivity.NONE;
            case 2 -> Connectivity.PORTAL;
            case 3 -> Connectivity.LIMITED;
            case 4 -> Connectivity.FULL;
            default -> Connectivity.UNKNOWN;
        };
    }

    private Optional<String> interfaceOf(Map<String, Object> active) throws IOException {
        for (String path : strings(active.get("Devices"))) {
            Map<String, Object> device = properties.of(path, DEVICE);
            // A modem is one interface and its data connection another; the addresses are on the latter.
            String name = text(device, "IpInterface").isEmpty() ? text(device, "Interface") : text(device, "IpInterface");
            if (!name.isEmpty()) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    private static Connection.Kind kind(String type, Map<String, Object> active) {
        if (Boolean.TRUE.equals(active.get("Vpn"))) {
            return Connection.Kind.VPN;
        }
        return switch (type) {
            case "802-3-ethernet" -> Connection.Kind.ETHERNET;
            case "802-11-wireless" -> Connection.Kind.WIFI;
            case "gsm", "cdma" -> Connection.Kind.MOBILE;
            case "pppoe", "adsl", "ppp" -> Connection.Kind.DIAL_UP;
            case "vpn", "wireguard", "tun", "ip-tunnel" -> Connection.Kind.VPN;
            default -> Connection.Kind.OTHER;
        };
    }

    private static String text(Map<String, Object> properties, String key) {
        return properties.get(key) instanceof String text ? text : "";
    }

    private static List<String> strings(Object value) {
        return value instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
    }
}
