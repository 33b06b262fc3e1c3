package org.autoroute.smtp.ui.internal.tray;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.autoroute.smtp.ui.internal.testing.OwnThreads;

@Timeout(60)
class XembedWatchTest {

    private final List<Boolean> told = new CopyOnWriteArrayList<>();

    @Test
    void waylandHasNoSuchTray() {
        try (XembedWatch watch = new XembedWatch(Map.of("WAYLAND_DISPLAY", "wayland-0", "DISPLAY", ":0"))) {
            watch.start(told::add);
            assertEquals(List.of(false), told);
        }
    }

    @Test
    void neitherHasAScreenlessComputer() {
        try (XembedWatch watch = new XembedWatch(Map.of())) {
            watch.start(told::add);
            assertEquals(List.of(false), told);
        }
    }

    @Test
    void norADisplayThatDoesNotAnswer() {
        try (XembedWatch watch = new XembedWatch(Map.of("DISPLAY", ":64999"))) {
            watch.start(told::add);
            Programs.await("an answer", () -> told.equals(List.of(false)));
        }
    }

    @Test
    void aPanelThatComesGoesAndComesAgainIsNoticed() throws IOException {
        assumeTrue(Programs.installed("Xvfb", "trayer"), "needs Xvfb and trayer");
        try (Programs programs = new Programs()) {
            String display = programs.display();
            try (XembedWatch watch = new XembedWatch(Map.of("DISPLAY", display))) {
                watch.start(told::add);
                Programs.await("nothing at first", () -> told.equals(List.of(false)));
                Process panel = programs.panel(display);
                Programs.await("the panel", () -> told.equals(List.of(false, true)));
                programs.end(panel);
                Programs.await("its end", () -> told.equals(List.of(false, true, false)));
                programs.panel(display);
                Programs.await("another panel", () -> told.equals(List.of(false, true, false, true)));
            }
        }
    }

    @Test
    void itsThreadEndsWithIt() throws IOException {
        OwnThreads threads = OwnThreads.named("autoroute-tray-x11");
        assumeTrue(Programs.installed("Xvfb"), "needs Xvfb");
        try (Programs programs = new Programs(); XembedWatch watch = new XembedWatch(Map.of("DISPLAY", programs.display()))) {
            watch.start(told::add);
            Programs.await("an answer", () -> told.equals(List.of(false)));
            watch.close();
            Programs.await("its thread has ended", threads::haveEnded);
        }
    }
}
