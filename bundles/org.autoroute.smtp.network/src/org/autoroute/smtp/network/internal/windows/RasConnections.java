package org.autoroute.smtp.network.internal.windows;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.autoroute.smtp.network.internal.Connections;
import org.autoroute.smtp.network.internal.Link;
import org.autoroute.smtp.network.internal.NamedConnection;
import org.autoroute.smtp.routing.Connection;
import org.autoroute.smtp.routing.Surroundings;

/**
 * Entries of the phone book that are connected: what the manual calls dial-up connections. Structures of ras.h are packed to four octets:
 * RASCONNW and RASCONNSTATUSW as of Windows 7, 64 bits.
 */
final class RasConnections {

    static final int CONN_SIZE = 1388;
    static final int CONN_HANDLE = 4;
    static final int CONN_ENTRY = 12;
    static final int CONN_DEVICE_TYPE = 526;
    static final int ENTRY_CHARACTERS = 257;
    static final int DEVICE_TYPE_CHARACTERS = 17;
    static final int STATUS_SIZE = 608;
    static final int STATUS_STATE = 4;
    static final int RASCS_CONNECTED = 0x2000;
    static final int ERROR_BUFFER_TOO_SMALL = 603;
    private static final int EXPECTED = 8;
    private static final int ATTEMPTS = 3;

    private final RasApi windows;

    RasConnections(RasApi windows) {
        this.windows = windows;
    }

    Connections read(List<Link> links) throws IOException {
        byte[] buffer = new byte[CONN_SIZE * EXPECTED];
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Wide.of(buffer).putInt(0, CONN_SIZE);
            IntByReference bytes = new IntByReference(buffer.length);
            IntByReference count = new IntByReference();
            int error = windows.RasEnumConnectionsW(buffer, bytes, count);
            if (error == 0) {
                return new Connections(connected(Wide.of(buffer), count.getValue(), links), Surroundings.UNKNOWN);
            }
            if (error != ERROR_BUFFER_TOO_SMALL) {
                throw new IOException("RasEnumConnections: error " + error);
            }
            // One more than asked for: another connection may come up meanwhile.
            buffer = new byte[Math.max(bytes.getValue(), buffer.length) + CONN_SIZE];
        }
        throw new IOException("RasEnumConnections: the list grows faster than it can be read");
    }

    private List<NamedConnection> connected(ByteBuffer list, int count, List<Link> links) {
        List<NamedConnection> found = new ArrayList<>();
        for (int i = 0; i < count && (i + 1) * CONN_SIZE <= list.limit(); i++) {
            int at = i * CONN_SIZE;
            String entry = Wide.text(list, at + CONN_ENTRY, ENTRY_CHARACTERS);
            String device = Wide.text(list, at + CONN_DEVICE_TYPE, DEVICE_TYPE_CHARACTERS);
            if (!entry.isEmpty() && isUp(new Pointer(list.getLong(at + CONN_HANDLE)))) {
                Connection.Kind kind = device.equalsIgnoreCase("vpn") ? Connection.Kind.VPN : Connection.Kind.DIAL_UP;
                // The adapter of a connection is described by the name of the entry.
                Optional<String> name = links.stream().filter(l -> l.label().equals(entry)).map(Link::name).findFirst();
                found.add(NamedConnection.of(entry, kind, name));
            }
        }
        return found;
    }

    /** The list holds connections that are still dialling, too. */
    private boolean isUp(Pointer connection) {
        byte[] status = new byte[STATUS_SIZE];
        Wide.of(status).putInt(0, STATUS_SIZE);
        return windows.RasGetConnectStatusW(connection, status) == 0 && Wide.of(status).getInt(STATUS_STATE) == RASCS_CONNECTED;
    }
}
