package org.autoroute.smtp.relay.internal.login;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicLong;

import org.autoroute.smtp.routing.IpAddress;
import org.junit.jupiter.api.Test;

/** Who fails too often is not listened to for a while, however many connections that were. */
class ListenerLoginsTest {

    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);
    private final ListenerLogins logins = new ListenerLogins(clock::get);

    private static IpAddress ip(String text) {
        return IpAddress.parse(text).orElseThrow();
    }

    private void fails(String peer, int times) {
        for (int i = 0; i < times; i++) {
            logins.failed(ip(peer));
        }
    }

    @Test
    void tenFailuresBarOneAddressForAMinute() {
        fails("192.0.2.1", ListenerLogins.MOST_FAILURES - 1);
        assertFalse(logins.isBarred(ip("192.0.2.1")));
        fails("192.0.2.1", 1);
        assertTrue(logins.isBarred(ip("192.0.2.1")));
        assertFalse(logins.isBarred(ip("192.0.2.2")));
        clock.addAndGet(ListenerLogins.MEMORY);
        assertTrue(logins.isBarred(ip("192.0.2.1")));
        clock.addAndGet(1);
        assertFalse(logins.isBarred(ip("192.0.2.1")));
    }

    @Test
    void anotherAddressOfTheSameNetworkIsTheSameComputer() {
        for (int i = 0; i < ListenerLogins.MOST_FAILURES; i++) {
            fails("2001:db8::" + i, 1);
        }
        assertTrue(logins.isBarred(ip("2001:db8::ffff")));
        assertFalse(logins.isBarred(ip("2001:db8:0:1::1")));
    }

    @Test
    void whatIsRememberedIsBounded() {
        fails("192.0.2.1", ListenerLogins.MOST_FAILURES);
        for (int i = 0; i < 2000; i++) {
            fails("10.1." + i / 250 + "." + i % 250, 1);
        }
        assertFalse(logins.isBarred(ip("192.0.2.1")));
        fails("10.1.7.249", ListenerLogins.MOST_FAILURES);
        assertTrue(logins.isBarred(ip("10.1.7.249")));
    }
}
