package org.autoroute.smtp.network.internal.linux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.autoroute.smtp.network.internal.NamedConnection;
import org.autoroute.smtp.routing.Connection;

/** What NetworkManager's objects say of the connections that are up: org.freedesktop.NetworkManager.Connection.Active and what it points to. */
final class ActiveConnections {

    static final String MANAGER = "org.freedesktop.NetworkManager";
    static final String MANAGER_PATH = "/org/freedesktop/NetworkManager";
    static final String ACTIVE = MANAGER + ".Connection.Active";
    private static final String DEVICE = MANAGER + ".Device";
    private static final String ACCESS_POINT = MANAGER + ".AccessPoint";
    private static final int ACTIVATED = 2;
    private static final String NO_OBJECT = "/";

    private final ObjectProperties properties;

    ActiveConnections(ObjectProperties properties) {
        this.properties = properties;
    }

    List<NamedConnection> read() throws IOException {
        List<NamedConnection> found = new ArrayList<>();
        for (String path : strings(properties.of(MANAGER_PATH, MANAGER).get("ActiveConnections"))) {
            Map<String, Object> active = properties.of(path, ACTIVE);
            String type = text(active, "Type");
            boolean up = active.get("State") instanceof Number state && state.intValue() == ACTIVATED;
            if (up && !type.equals("loopback") && !text(active, "Id").isEmpty()) {
                found.add(new NamedConnection(names(active, type), kind(type, active), interfaceOf(active)));
            }
        }
        return found;
    }

    /** The name of the profile, and of the Wi-Fi where that is another one. */
    private List<String> names(Map<String, Object> active, String type) throws IOException {
        Set<String> names = new LinkedHashSet<>();
        names.add(text(active, "Id"));
        String point = text(active, "SpecificObject");
        if (type.equals("802-11-wireless") && !point.isEmpty() && !point.equals(NO_OBJECT)) {
            if (properties.of(point, ACCESS_POINT).get("Ssid") instanceof byte[] ssid && ssid.length > 0) {
                names.add(new String(ssid, StandardCharsets.UTF_8));
            }
        }
        return List.copyOf(names);
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
