package org.autoroute.smtp.ui.internal.tray.dbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DesktopBusTest {

    private final DesktopBus desktop = new DesktopBus(Map.of());

    @Test
    void aFaultOfOneWhoAttendsCostsNoOther() throws InterruptedException {
        CountDownLatch heard = new CountDownLatch(1);
        desktop.attend(bus -> { }, () -> {
            throw new IllegalStateException("played");
        });
        desktop.attend(bus -> { }, heard::countDown);
        desktop.start();
        assertTrue(heard.await(10, TimeUnit.SECONDS));
        desktop.close();
    }

    @Test
    void aFaultIsLogged() {
        List<LogRecord> logged = new CopyOnWriteArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                logged.add(record);
            }

            @Override
            public void flush() {
                // Nothing is kept back.
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
        Logger logger = Logger.getLogger(DesktopBus.class.getName());
        logger.addHandler(handler);
        try {
            desktop.execute(() -> {
                throw new IllegalStateException("played");
            });
            desktop.close();
        } finally {
            logger.removeHandler(handler);
        }
        assertEquals(List.of("played"), logged.stream().map(record -> record.getThrown().getMessage()).toList());
    }
}
