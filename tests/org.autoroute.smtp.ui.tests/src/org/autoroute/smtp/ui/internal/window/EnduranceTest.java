package org.autoroute.smtp.ui.internal.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

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
            load(CHANGES / 10, SESSIONS / 2);
            Map<String, Long> before = held();
            try (Pulse pulse = new Pulse(bot)) {
                load(CHANGES, SESSIONS);
                System.out.println(inFront + " in front, the UI thread at its busiest: " + pulse.worst() + " ms, with " + crowding() + " programs a processor");
                assertTrue(pulse.worst() < BLOCKED_MILLIS * crowding(), () -> "the UI thread was blocked for " + pulse.worst() + " ms");
            }
            assertEquals(before, held(), "resources held");
            assertEquals(List.of(), List.copyOf(logged));
        } finally {
            Platform.removeLogListener(listener);
        }
    }

    /** How many programs share a processor now, 1 to 4: what they take from each other is not the window's. */
    private static double crowding() {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        return Math.clamp(system.getSystemLoadAverage() / system.getAvailableProcessors(), 1, 4);
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

    /** Asks the UI thread again and again how long it takes to answer. */
    private static final class Pulse implements AutoCloseable {

        private final AtomicBoolean ended = new AtomicBoolean();
        private final AtomicLong worst = new AtomicLong();
        private final Thread thread;

        Pulse(Bot bot) {
            thread = Thread.ofPlatform().daemon().start(() -> {
                while (!ended.get()) {
                    long asked = System.nanoTime();
                    bot.ask(() -> true);
                    worst.accumulateAndGet(System.nanoTime() - asked, Math::max);
                    LockSupport.parkNanos(2_000_000);
                }
            });
        }

        long worst() {
            return worst.get() / 1_000_000;
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
