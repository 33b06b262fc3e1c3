package org.autoroute.smtp.service.discovery;

import org.autoroute.smtp.routing.ServerEntry;
import org.autoroute.smtp.routing.Text;

/**
 * A server that may send the mail of an address; it is used only when the user says so. Immutable, any thread.
 *
 * @param entry     what would stand in the server list
 * @param source    who named it
 * @param elsewhere whether it is outside the domain of the address, which is worth a second look
 * @param works     whether it answered as it should: with TLS and a certificate for its name, where TLS is asked for
 * @param words     what it said or why it does not work, a whole sentence
 */
public record FoundServer(ServerEntry entry, Source source, boolean elsewhere, boolean works, Text words) {
}
