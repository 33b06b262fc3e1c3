package org.autoroute.smtp.ui.internal.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.eclipse.core.runtime.ILogListener;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.graphics.DeviceData;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.autoroute.smtp.routing.Connection.Kind;
import org.autoroute.smtp.ui.internal.testing.Bot;
import org.autoroute.smtp.ui.internal.testing.FakeService;
import org.autoroute.smtp.ui.internal.testing.OnStage;
import org.autoroute.smtp.ui.internal.testing.RunQueue;
import org.autoroute.smtp.ui.internal.testing.Sessions;
import org.autoroute.smtp.ui.internal.testing.Stage;

/** The window stays open while the computer moves and mail goes through: it keeps nothing it does not need, and never stands still. */
@Timeout(300)
@ExtendWith(OnStage.class)
class EnduranceTest {

    private static final int CHANGES = 200;
    private static final int SESSIONS = 2000;
    /** A click is felt as late from about this on. */
    private static final long BLOCKED_MILLIS = 100;
    /**
     * The load is carried in so many. Where other programs crowd, the display and the collector of garbage may stand in line, too, and the window
     * waits for them: a matter of chance, which a leg may have. What blocks the window by itself does so in each.
     */
    private static final int LEGS = 10;

    private final FakeService service;
    private final Bot bot;
    private int moves;
    private long sessions;

    EnduranceTest(Stage stage) {
        assumeTrue(stage.hasWindow(), "the whole window is made inside OSGi only");
        service = stage.service();
        bot = stage.bot();
    }

    /** A part that is not seen has little to do: each has to bear it in front. */
    @ParameterizedTest
    @ValueSource(strings = {"Servers", "Network", "Activity"})
    void twoHundredMovesAndTwoThousandSessionsLeaveNothingBehind(String inFront) {
        Queue<String> logged = new ConcurrentLinkedQueue<>();
        ILogListener listener = (status, plugin) -> {
            if (status.getSeverity() >= IStatus.WARNING) {
                logged.add(plugin + ": " + status.getMessage() + " " + status.getException());
            }
        };
        Platform.addLogListener(listener);
        try {
            service.server("192.0.2.25").server("198.51.100.7").server("smtp.third.example \"Dial\"");
            bot.tab(inFront).activate();
            showOffline();
            load(CHANGES / LEGS, SESSIONS / 2);
            Map<String, Long> before = held();
            List<Worst> legs = IntStream.range(0, LEGS).mapToObj(leg -> loadWithPulse()).toList();
            System.out.println(inFront + " in front, the UI thread at its busiest in each leg, ms: " + legs);
            assertTrue(legs.stream().allMatch(leg -> leg.computed() < BLOCKED_MILLIS), () -> "the UI thread was busy for too long: " + legs);
            assertTrue(legs.stream().filter(leg -> leg.blocked() >= BLOCKED_MILLIS).count() <= byChance(),
                    () -> "the UI thread was blocked again and again: " + legs);
            assertEquals(before, held(), "resources held");
            assertEquals(List.of(), List.copyOf(logged));
        } finally {
            Platform.removeLogListener(listener);
        }
    }

    /** In how many legs others may have blocked the window: in less than half, and where more than two programs share a processor, in all but one. */
    private static int byChance() {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        return system.getSystemLoadAverage() > 2 * system.getAvailableProcessors() ? LEGS - 1 : LEGS / 2 - 1;
    }

    /** What is seen for the first time brings pictures that stay: the load would meet it or not. */
    private void showOffline() {
        service.offline();
        bot.waitUntil("no address", () -> bot.table(0).cell(0, 0).equals("N/A"));
    }

    private Worst loadWithPulse() {
        try (Pulse pulse = new Pulse(bot)) {
            load(CHANGES / LEGS, SESSIONS / LEGS);
            return pulse.worst();
        }
    }

    /** Both at once, evenly mixed; returns when the window shows the end of it. */
    private void load(int changes, int mails) {
        for (int change = 0; change < changes; change++) {
            move();
            for (int mail = 0; mail < mails / changes; mail++) {
                service.session(Sessions.open(++sessions, service.state().route()).delivered("me@laptop.example", List.of("friend@world.example"), 2048).ended());
            }
        }
        String own = network() + "10";
        bot.waitUntil("the last address " + own, () -> bot.table(0).cell(0, 0).equals(own));
    }

    private void move() {
        moves++;
        service.offline().at(network() + "10", 24, "wlan0", moves % 2 == 0 ? "Home" : "Office", Kind.WIFI);
    }

    private String network() {
        return moves % 2 == 0 ? "192.0.2." : "198.51.100.";
    }

    /** Fonts, pictures, colours and the like that the display has given out and not got back, by kind. */
    private Map<String, Long> held() {
        return bot.ask(() -> {
            while (bot.display().readAndDispatch()) {
                Thread.onSpinWait();
            }
            DeviceData data = bot.display().getDeviceData();
            return Arrays.stream(data.objects).collect(Collectors.groupingBy(one -> one.getClass().getSimpleName(), Collectors.counting()));
        });
    }

    /**
     * The longest, in milliseconds.
     *
     * @param blocked  the UI thread took to answer, without the time other programs had the processors
     * @param computed it computed before it answered
     */
    private record Worst(long blocked, long computed) {
    }

    /** Asks the UI thread again and again how long it takes to answer. */
    private static final class Pulse implements AutoCloseable {

        private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

        private final AtomicBoolean ended = new AtomicBoolean();
        private final AtomicLong blocked = new AtomicLong();
        private final AtomicLong computed = new AtomicLong();
        private final RunQueue ui;
        private final long uiId;
        private final Thread thread;

        Pulse(Bot bot) {
            ui = bot.ask(RunQueue::ofThisThread);
            uiId = bot.ask(() -> Thread.currentThread().threadId());
            thread = Thread.ofPlatform().daemon().start(() -> {
                RunQueue own = RunQueue.ofThisThread();
                while (!ended.get()) {
                    long asked = unheld(own);
                    long computedBefore = THREADS.getThreadCpuTime(uiId);
                    bot.ask(() -> true);
                    computed.accumulateAndGet(THREADS.getThreadCpuTime(uiId) - computedBefore, Math::max);
                    blocked.accumulateAndGet(unheld(own) - asked, Math::max);
                    LockSupport.parkNanos(2_000_000);
                }
            });
        }

        /** A clock that stands while one of the two threads waits for a processor. */
        private long unheld(RunQueue own) {
            return System.nanoTime() - ui.stoodNanos() - own.stoodNanos();
        }

        Worst worst() {
            return new Worst(blocked.get() / 1_000_000, computed.get() / 1_000_000);
        }

        @Override
        public void close() {
            ended.set(true);
            try {
                thread.join(5000);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
