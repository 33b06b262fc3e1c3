package org.autoroute.smtp.service.login;

import java.util.Optional;

import org.autoroute.smtp.routing.Text;

/**
 * Somebody who gives out OAuth 2 tokens. Immutable, any thread.
 *
 * @param name    as an entry of the list has it
 * @param codes   whether it can ask by a code that is typed in elsewhere (RFC 8628)
 * @param missing what the user has to write where before it can be used; empty when it can be
 */
public record Provider(String name, boolean codes, Optional<Text> missing) {
}
