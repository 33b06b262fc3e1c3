package org.autoroute.smtp.ui.internal.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import org.autoroute.smtp.routing.Fingerprint;

class FingerprintTextTest {

    @Test
    void groupsOfFourEightInALine() {
        assertEquals("0123 4567 89AB CDEF 0123 4567 89AB CDEF\n0123 4567 89AB CDEF 0123 4567 89AB CDEF",
                FingerprintText.inGroups(new Fingerprint("0123456789abcdef".repeat(4))));
    }
}
