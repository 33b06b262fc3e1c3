package org.autoroute.smtp.relay.internal.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

class CapabilitiesTest {

    private static String offered(String... lines) {
        return new String(Capabilities.of(List.of(lines)).withAuth(List.of()).ehloReply("relay.example", false).octets(), StandardCharsets.US_ASCII);
    }

    @Test
    void onlyWhatBothCanIsOffered() {
        assertEquals("250-relay.example\r\n250-PIPELINING\r\n250-SIZE 1000\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250-DSN\r\n250-ENHANCEDSTATUSCODES\r\n250 CHUNKING\r\n",
                offered("250-up", "250-pipelining", "250-Size 1000", "250-8BITMIME", "250-STARTTLS", "250-AUTH PLAIN",
                        "250-AUTH=LOGIN", "250-CHUNKING",
                        "250-BINARYMIME", "250-ETRN", "250-XCLIENT NAME", "250-XFORWARD NAME", "250-BURL imap", "250-SMTPUTF8", "250-DSN",
                        "250 ENHANCEDSTATUSCODES"));
    }

    /** Who may log in through the relay is decided elsewhere; what is left then is offered, and STARTTLS is the relay's own. */
    @Test
    void waysToLogInAndStartTlsAreOfferedWhereTheyAreWanted() {
        Capabilities upstream = Capabilities.of(List.of("250-up", "250-STARTTLS", "250 AUTH PLAIN SCRAM-SHA-256"));
        assertEquals("250-relay.example\r\n250-AUTH PLAIN SCRAM-SHA-256\r\n250 STARTTLS\r\n",
                new String(upstream.ehloReply("relay.example", true).octets(), StandardCharsets.US_ASCII));
        assertEquals("250-relay.example\r\n250 AUTH PLAIN SCRAM-SHA-256\r\n",
                new String(upstream.ehloReply("relay.example", false).octets(), StandardCharsets.US_ASCII));
    }

    @Test
    void theFirstLineIsANameWhateverItSays() {
        assertEquals("250 relay.example\r\n", offered("250 PIPELINING"));
        assertEquals("250 relay.example\r\n", offered("250"));
    }

    @Test
    void sizeWithoutANumberIsALimitNotKnown() {
        assertEquals("250-relay.example\r\n250 SIZE\r\n", offered("250-up", "250 SIZE"));
        assertEquals("250-relay.example\r\n250 SIZE\r\n", offered("250-up", "250 SIZE 99999999999999999999"));
        assertEquals("250-relay.example\r\n250 SIZE\r\n", offered("250-up", "250 SIZE x"));
    }

    @Test
    void familiesTakeTurns() throws UnknownHostException {
        List<InetSocketAddress> addresses = new ArrayList<>();
        for (String literal : List.of("::1", "::2", "::3", "10.0.0.1", "10.0.0.2")) {
            addresses.add(new InetSocketAddress(InetAddress.getByName(literal), 25));
        }
        assertEquals(List.of(0, 3, 1, 4, 2), AddressRace.interleaved(addresses).stream().map(addresses::indexOf).toList());
    }
}
