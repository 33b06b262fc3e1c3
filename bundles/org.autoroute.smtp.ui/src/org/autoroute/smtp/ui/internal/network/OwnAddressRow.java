package org.autoroute.smtp.ui.internal.network;

import java.util.List;

/**
 * An address this computer has, with all that is known of it, in the reader's words; N/A for what is not known. Immutable, any thread.
 *
 * @param address       as text
 * @param mask          dotted decimal for IPv4, {@code /length} for IPv6
 * @param interfaceName what the system calls the interface
 * @param connection    the connections the address came by
 * @param kind          what carries them
 */
record OwnAddressRow(String address, String mask, String interfaceName, String connection, String kind) {

    List<String> cells() {
        return List.of(address, mask, interfaceName, connection, kind);
    }
}
