package org.autoroute.smtp.routing;

import static org.autoroute.smtp.routing.Situation.ip;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

    /** The examples of RFC 5952 section 4 among them. */
    @ParameterizedTest
    @CsvSource({"2001:0db8::0001, 2001:db8::1", "2001:db8:0:0:0:0:2:1, 2001:db8::2:1", "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1", "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1", "2001:DB8::A, 2001:db8::a", "::, ::", "0:0:0:0:0:0:0:1, ::1",
        "1::, 1::", "::ffff:192.0.2.1, 192.0.2.1", "64:ff9b::192.0.2.33, 64:ff9b::c000:221", "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0", "0.0.0.0, 0.0.0.0",
        "255.255.255.255, 255.255.255.255"})
    void isWrittenInOneWay(String text, String canonical) {
        assertEquals(canonical, ip(text).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1.2.3", "1.2.3.4.5", "1.2.3.256", "01.2.3.4", "1.2.3.-4", "1.2.3.+4", " 1.2.3.4", "1.2.3.4 ", "0x1.2.3.4", "\u0661.2.3.4", ":", ":::",
        "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:8::", "::1::", "12345::", "g::", "::1.2.3", "1.2.3.4::", "::1%lo", "[::1]", "1:", ":1"})
    void isNoAddress(String text) {
        assertEquals(Optional.empty(), IpAddress.parse(text));
    }

    @Test
    void networksEndWhereTheyShould() {
        assertEquals(ip("10.255.255.255"), IpPrefix.parse("10.0.0.0/8").orElseThrow().last());
        assertEquals(ip("255.255.255.255"), IpPrefix.parse("0.0.0.0/0").orElseThrow().last());
        assertEquals(ip("2001:db8::ffff:ffff:ffff:ffff"), IpPrefix.parse("2001:db8::/64").orElseThrow().last());
        assertEquals(ip("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"), IpPrefix.parse("::/0").orElseThrow().last());
        assertEquals(ip("::1"), IpPrefix.parse("::1/128").orElseThrow().last());
    }

    @Test
    void ipv4IsNotInsideIpv6() {
        assertTrue(IpPrefix.parse("::/0").filter(all -> all.contains(ip("10.0.0.1"))).isEmpty());
    }

    @Test
    void theMaskIsWrittenAsTheManualDoes() {
        assertEquals("255.255.255.0", Situation.own("10.0.0.1/24").mask());
        assertEquals("255.255.255.255", Situation.own("10.0.0.1/32").mask());
        assertEquals("0.0.0.0", Situation.own("10.0.0.1/0").mask());
        assertEquals("/64", Situation.own("2001:db8::1/64").mask());
    }
}
