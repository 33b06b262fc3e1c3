package org.autoroute.smtp.relay.internal.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.Random;

import org.junit.jupiter.api.Test;

class OctetsTest {

    @Test
    void findsEveryOctetBelowTheBoundAtEveryPlace() {
        for (int octet = 0; octet < 256; octet++) {
            for (int at = 0; at < 20; at++) {
                byte[] octets = new byte[20];
                java.util.Arrays.fill(octets, (byte) 'x');
                octets[at] = (byte) octet;
                assertEquals(octet < 0x0e ? at : 20, Octets.control(Octet.buffer(octets), 0, 20), "octet " + octet + " at " + at);
            }
        }
    }

    @Test
    void findsWhatALoopFinds() {
        Random random = new Random(1);
        for (int round = 0; round < 20_000; round++) {
            byte[] octets = new byte[random.nextInt(40)];
            for (int i = 0; i < octets.length; i++) {
                octets[i] = (byte) (random.nextInt(6) == 0 ? random.nextInt(20) : random.nextInt(256));
            }
            ByteBuffer buffer = Octet.buffer(octets);
            int from = octets.length == 0 ? 0 : random.nextInt(octets.length);
            int expected = from;
            while (expected < octets.length && (octets[expected] & 0xff) >= 0x0e) {
                expected++;
            }
            assertEquals(expected, Octets.control(buffer, from, octets.length));
        }
    }
}
