package org.autoroute.smtp.network.internal.windows;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.autoroute.smtp.network.internal.Connections;
import org.autoroute.smtp.network.internal.Link;
import org.autoroute.smtp.network.internal.NamedConnection;
import org.autoroute.smtp.routing.Connection;
import org.autoroute.smtp.routing.Surroundings;
import org.autoroute.smtp.routing.Surroundings.Connectivity;

/** The Wi-Fi each adapter is connected to, by the name of its profile and of the network. */
final class WlanConnections {

    static final int CLIENT_VERSION = 2;
    static final int CURRENT_CONNECTION = 7;
    static final int CONNECTED = 1;
    /** The service is off, as on computers without Wi-Fi. */
    static final int ERROR_SERVICE_NOT_ACTIVE = 1062;
    static final int LIST_HEADER = 8;
    static final int INFO_SIZE = 532;
    static final int INFO_DESCRIPTION = 16;
    static final int INFO_STATE = 528;
    static final int ATTRIBUTES_PROFILE = 8;
    static final int ATTRIBUTES_SSID_LENGTH = 520;
    static final int ATTRIBUTES_SSID = 524;
    static final int ATTRIBUTES_NEEDED = 556;
    private static final int TEXT = 256;
    private static final int LONGEST_SSID = 32;
    private static final int MOST_ADAPTERS = 64;

    private final WlanApi windows;

    WlanConnections(WlanApi windows) {
        this.windows = windows;
    }

    Connections read(List<Link> links) throws IOException {
        PointerByReference handle = new PointerByReference();
        int error = windows.WlanOpenHandle(CLIENT_VERSION, Pointer.NULL, new IntByReference(), handle);
        if (error == ERROR_SERVICE_NOT_ACTIVE) {
            return Connections.NONE;
        }
        check("WlanOpenHandle", error);
        try {
            return connections(handle.getValue(), links);
        } finally {
            windows.WlanCloseHandle(handle.getValue(), Pointer.NULL);
        }
    }

    private Connections connections(Pointer handle, List<Link> links) throws IOException {
        PointerByReference list = new PointerByReference();
        check("WlanEnumInterfaces", windows.WlanEnumInterfaces(handle, Pointer.NULL, list));
        try {
            int count = Math.min(list.getValue().getInt(0), MOST_ADAPTERS);
            List<NamedConnection> found = new ArrayList<>();
            List<String> ssids = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                ByteBuffer adapter = Wide.of(list.getValue().getByteArray(LIST_HEADER + (long) i * INFO_SIZE, INFO_SIZE));
                if (adapter.getInt(INFO_STATE) == CONNECTED) {
                    connection(handle, adapter, links, ssids).ifPresent(found::add);
                }
            }
            return new Connections(found, new Surroundings(ssids, List.of(), List.of(), Connectivity.UNKNOWN));
        } finally {
            windows.WlanFreeMemory(list.getValue());
        }
    }

    /** Empty when Windows does not tell, as it does without the right to know the location. @param ssids gets the name of the network */
    private Optional<NamedConnection> connection(Pointer handle, ByteBuffer adapter, List<Link> links, List<String> ssids) {
        byte[] guid = new byte[INFO_DESCRIPTION];
        adapter.get(0, guid);
        IntByReference bytes = new IntByReference();
        PointerByReference data = new PointerByReference();
        if (windows.WlanQueryInterface(handle, guid, CURRENT_CONNECTION, Pointer.NULL, bytes, data, Pointer.NULL) != 0) {
            return Optional.empty();
        }
        try {
            if (bytes.getValue() < ATTRIBUTES_NEEDED) {
                return Optional.empty();
            }
            String description = Wide.text(adapter, INFO_DESCRIPTION, TEXT);
            Optional<String> name = links.stream().filter(l -> l.label().equals(description)).map(Link::name).findFirst();
            ByteBuffer attributes = Wide.of(data.getValue().getByteArray(0, ATTRIBUTES_NEEDED));
            String ssid = ssid(attributes);
            if (!ssid.isEmpty()) {
                ssids.add(ssid);
            }
            List<String> names = Stream.of(Wide.text(attributes, ATTRIBUTES_PROFILE, TEXT), ssid).filter(each -> !each.isEmpty()).distinct().toList();
            return names.isEmpty() ? Optional.empty() : Optional.of(new NamedConnection(names, Connection.Kind.WIFI, name));
        } finally {
            windows.WlanFreeMemory(data.getValue());
        }
    }

    private static String ssid(ByteBuffer attributes) {
        int length = Math.clamp(attributes.getInt(ATTRIBUTES_SSID_LENGTH), 0, LONGEST_SSID);
        byte[] ssid = new byte[length];
        attributes.get(ATTRIBUTES_SSID, ssid);
        return new String(ssid, StandardCharsets.UTF_8);
    }

    private static void check(String call, int error) throws IOException {
        if (error != 0) {
            throw new IOException(call + ": error " + error);
        }
    }
}
