package org.autoroute.smtp.network.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.autoroute.smtp.network.internal.linux.LinuxLinks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every system has. */
class PortableTest {

    @ParameterizedTest
    @CsvSource({"Linux,LINUX", "Windows 11,WINDOWS", "Windows Server 2025,WINDOWS", "Mac OS X,MACOS", "FreeBSD,OTHER", "SunOS,OTHER", "'',OTHER"})
    void systemsAreKnownByTheirNames(String name, Platform platform) {
        assertEquals(platform, Platform.of(name));
    }

    @Test
    void thePortableReadingAgreesWithTheKernels() throws IOException {
        Need.that(Platform.current() == Platform.LINUX, "needs Linux");
        assertEquals(addresses(new LinuxLinks().read()), addresses(new PortableLinks().read()));
    }

    private static Set<String> addresses(List<Link> links) {
        return links.stream().flatMap(l -> l.addresses().stream().map(a -> l.name() + " " + a.address() + "/" + a.prefixLength()))
                .collect(Collectors.toSet());
    }

    @Test
    void sleepIsNoticedAndOrdinaryTimeIsNot() {
        long[] wall = {0};
        long[] monotonic = {0};
        SleepDetector detector = new SleepDetector(() -> wall[0], () -> monotonic[0]);
        wall[0] += 30_000;
        monotonic[0] += 30_000_000_000L;
        assertFalse(detector.slept());
        wall[0] += 3_600_000;
        monotonic[0] += 2_000_000_000L;
        assertTrue(detector.slept());
        assertFalse(detector.slept());
        wall[0] -= 3_600_000;
        assertFalse(detector.slept(), "a clock set back");
    }

    @Test
    void everySystemsMonitorCanBeMadeAnywhere() {
        for (Platform each : Platform.values()) {
            each.monitor().close();
        }
    }
}
