package org.autoroute.smtp.relay.conformance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Random;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link ChunkFuzz} holds against the relay, at random instead of guided; bench/fuzz/run searches longer. */
class ChunkFuzzTest {

    private static final int INPUTS = 300;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    @Timeout(120)
    void theTargetHolds(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < INPUTS; i++) {
            byte[] head = new byte[6];
            random.nextBytes(head);
            String message = random.nextInt(4) == 0 ? stray(random, Wire.random(random, 2000)) : Wire.random(random, 3000);
            byte[] octets = (new String(head, ISO_8859_1) + message).getBytes(ISO_8859_1);
            try {
                ChunkFuzz.fuzzerTestOneInput(octets);
            } catch (AssertionError failed) {
                throw new AssertionError("input " + i + ": " + Wire.hex(octets), failed);
            }
        }
    }

    private static String stray(Random random, String message) {
        int at = random.nextInt(message.length() + 1);
        return message.substring(0, at) + "\r\n\0".charAt(random.nextInt(3)) + message.substring(at);
    }
}
