package org.autoroute.smtp.service.internal.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.autoroute.smtp.relay.SessionRecord;
import org.autoroute.smtp.service.AutorouteService.Registration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActivityTest {

    @TempDir
    private Path directory;

    private Path file() {
        return directory.resolve("logs").resolve("sessions.log");
    }

    @Test
    void aSessionIsOneObjectWithTheNamesOfTheInterface() {
        assertEquals("{\"id\":7,\"start\":\"2026-11-23T09:00:00.123Z\",\"duration\":0.042,\"client\":\"127.0.0.1\",\"helo\":\"laptop\","
                + "\"server\":\"smtp.first.example:25\",\"address\":\"192.0.2.25\",\"tls\":{\"protocol\":\"TLSv1.3\",\"cipher\":\"TLS_AES_256_GCM_SHA384\",\"verified\":true},"
                + "\"reason\":\"expanded subnet\",\"comment\":\"default\","
                + "\"outcome\":\"delivered\",\"reply\":\"221 2.0.0 Bye\",\"size\":1042,\"messages\":[{\"from\":\"a\\\"b@example.org\","
                + "\"recipients\":[\"c@example.org\",\"d@example.org\"],\"recipientCount\":2,\"size\":1042,\"delivered\":true,"
                + "\"reply\":\"250 2.0.0 queued\"}],\"messageCount\":1}", SessionJson.line(Records.delivered(7), Object::toString));
        String refused = SessionJson.line(Records.refused(8), Object::toString);
        assertTrue(refused.contains("\"server\":null,\"address\":null,\"tls\":null,\"reason\":\"none\",\"comment\":\"N/A\",\"outcome\":\"refused\""), refused);
    }

    @Test
    void theLogDoesNotGetTheExplanation() {
        assertFalse(Records.delivered(7).explanation().steps().isEmpty());
        assertFalse(SessionJson.line(Records.delivered(7), Object::toString).contains("There is no default"));
    }

    @Test
    void theLogTellsTheNextRunWhenServersWereUsed() throws Exception {
        SessionRecord session = Records.delivered(1);
        try (Activity first = new Activity(file(), InstantSource.system())) {
            assertEquals(Map.of(), first.earlierUses().toCompletableFuture().get(10, TimeUnit.SECONDS));
            first.ended(session);
            first.ended(Records.refused(2));
        }
        Files.writeString(file(), "{\"id\":3,\"start\":\"2026-11-23T09:0", StandardOpenOption.APPEND);
        Instant end = session.start().truncatedTo(ChronoUnit.MILLIS).plus(session.duration());
        try (Activity second = new Activity(file(), InstantSource.system())) {
            assertEquals(Map.of(session.server().orElseThrow(), end), second.earlierUses().toCompletableFuture().get(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void theLaterLineOfTheLogCountsWhateverTheClockSaid() throws Exception {
        SessionRecord now = Records.delivered(2);
        try (Activity first = new Activity(file(), InstantSource.system())) {
            first.ended(Records.begun(Records.delivered(1), now.start().plus(Duration.ofDays(400))));
            first.ended(now);
        }
        try (Activity second = new Activity(file(), InstantSource.system())) {
            assertEquals(List.of(now.start().truncatedTo(ChronoUnit.MILLIS).plus(now.duration())),
                    List.copyOf(second.earlierUses().toCompletableFuture().get(10, TimeUnit.SECONDS).values()));
        }
    }

    @Test
    void ofALongLogOnlyTheEndIsRead() throws Exception {
        Files.createDirectories(file().getParent());
        String line = SessionJson.line(Records.delivered(1), Object::toString);
        Files.writeString(file(), line.replace("smtp.first.example", "long.ago.example") + "\n" + (line + "\n").repeat(1000));
        try (Activity activity = new Activity(file(), InstantSource.system())) {
            assertEquals(Set.of(Records.delivered(1).server().orElseThrow()),
                    activity.earlierUses().toCompletableFuture().get(10, TimeUnit.SECONDS).keySet());
        }
    }

    @Test
    void linesThatAreNoSessionsTellNothing() throws Exception {
        Files.createDirectories(file().getParent());
        Files.write(file(), List.of("", "null", "[]", "{}", "{\"server\":\"a.example:25\",\"messages\":7}",
                "{\"server\":\"a.example:25\",\"messages\":[{\"delivered\":true}],\"start\":\"yesterday\",\"duration\":1}",
                "{\"server\":\"a.example:25\",\"messages\":[{\"delivered\":true}],\"start\":\"2026-11-23T09:00:00Z\",\"duration\":\"x\"}",
                "{\"server\":\"not a server\",\"messages\":[{\"delivered\":true}],\"start\":\"2026-11-23T09:00:00Z\",\"duration\":1}"));
        try (Activity activity = new Activity(file(), InstantSource.system())) {
            assertEquals(Map.of(), activity.earlierUses().toCompletableFuture().get(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void theRingKeepsTheLatest() {
        try (Activity activity = new Activity(file(), InstantSource.system())) {
            for (int id = 1; id <= Activity.RING + 5; id++) {
                activity.ended(Records.refused(id));
            }
            assertEquals(Activity.RING, activity.ended().size());
            assertEquals(6, activity.ended().getFirst().id());
            assertEquals(Activity.RING + 5, activity.ended().getLast().id());
        }
    }

    @Test
    void eachSessionIsALineOfTheLogThatOnlyItsOwnerReads() throws Exception {
        try (Activity activity = new Activity(file(), InstantSource.system())) {
            activity.ended(Records.delivered(1));
            activity.ended(Records.refused(2));
        }
        assertEquals(List.of(SessionJson.line(Records.delivered(1), Object::toString), SessionJson.line(Records.refused(2), Object::toString)),
                Files.readAllLines(file()));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file().getParent())));
    }

    @Test
    void theLogGoesOnWhereItWasAndBeginsAnewWhenItIsFull() throws Exception {
        for (int run = 0; run < 2; run++) {
            try (RotatedFile log = new RotatedFile(file(), 10, 2)) {
                for (int i = 1; i <= 4; i++) {
                    log.write("line " + run + i);
                }
            }
        }
        assertEquals(List.of("line 13", "line 14"), Files.readAllLines(file()));
        assertEquals(List.of("line 11", "line 12"), Files.readAllLines(file().resolveSibling("sessions.log.1")));
        assertEquals(List.of("line 03", "line 04"), Files.readAllLines(file().resolveSibling("sessions.log.2")));
        assertFalse(Files.exists(file().resolveSibling("sessions.log.3")));
    }

    @Test
    void aDiskThatCannotBeWrittenHarmsNeitherRingNorListeners() throws Exception {
        Files.writeString(directory.resolve("logs"), "not a directory");
        CountDownLatch heard = new CountDownLatch(2);
        try (Activity activity = new Activity(file(), InstantSource.system())) {
            activity.listen(record -> heard.countDown());
            activity.ended(Records.delivered(1));
            activity.ended(Records.delivered(2));
            assertTrue(heard.await(10, TimeUnit.SECONDS));
            assertEquals(2, activity.ended().size());
        }
    }

    @Test
    void aSlowDiskDoesNotHoldUpTheLoop() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        try (Activity activity = new Activity(file(), new RotatedFile(file(), 1000, 1), 3, InstantSource.system())) {
            activity.listen(record -> {
                begun.countDown();
                await(slow);
            });
            activity.ended(Records.refused(1));
            assertTrue(begun.await(10, TimeUnit.SECONDS));
            for (int id = 2; id <= 20; id++) {
                activity.ended(Records.refused(id));
            }
            assertEquals(20, activity.ended().size(), "the ring has what the log leaves out");
            slow.countDown();
        }
        assertEquals(4, Files.readAllLines(file()).size());
    }

    @Test
    void aListenerThatHasGoneHearsNothingMore() throws Exception {
        List<Long> heard = new ArrayList<>();
        try (Activity activity = new Activity(file(), InstantSource.system())) {
            CountDownLatch two = new CountDownLatch(2);
            Registration registration = activity.listen(record -> heard.add(record.id()));
            registration.close();
            activity.listen(record -> two.countDown());
            activity.ended(Records.refused(1));
            activity.ended(Records.refused(2));
            assertTrue(two.await(10, TimeUnit.SECONDS));
        }
        assertEquals(List.of(), heard);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
