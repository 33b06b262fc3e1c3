package org.autoroute.smtp.ui.internal.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.eclipse.e4.ui.model.application.ui.basic.MBasicFactory;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.junit.jupiter.api.Test;

/** The only window is never hidden where nothing could bring it back. */
class WindowControlTest {

    private final MWindow window = MBasicFactory.INSTANCE.createWindow();
    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicInteger explained = new AtomicInteger();

    private WindowControl control(boolean tray) {
        return new WindowControl(window, ended::incrementAndGet, () -> tray, () -> { }, explained::incrementAndGet);
    }

    @Test
    void withATrayClosingHides() {
        control(true).close();
        assertFalse(window.isVisible());
        assertEquals(0, ended.get());
        assertEquals(0, explained.get());
    }

    @Test
    void withoutATrayClosingLeavesTheWindowAndSaysWhy() {
        control(false).close();
        assertTrue(window.isVisible());
        assertEquals(0, ended.get());
        assertEquals(1, explained.get());
    }

    @Test
    void aWindowThatIsHiddenWhenTheTrayGoesComesBack() {
        window.setVisible(false);
        control(false).stayReachable();
        assertTrue(window.isVisible());
    }

    @Test
    void whatWasMadeSmallForWantOfATrayIsHiddenWhenOneComes() {
        AtomicBoolean tray = new AtomicBoolean();
        WindowControl control = new WindowControl(window, ended::incrementAndGet, tray::get, () -> { }, explained::incrementAndGet);
        window.setVisible(false);
        control.stayReachable();
        tray.set(true);
        control.hideAgain();
        assertFalse(window.isVisible());
    }

    @Test
    void aWindowThatTheUserOpenedStaysWhenATrayComes() {
        AtomicBoolean tray = new AtomicBoolean();
        WindowControl control = new WindowControl(window, ended::incrementAndGet, tray::get, () -> { }, explained::incrementAndGet);
        window.setVisible(false);
        control.stayReachable();
        control.show();
        tray.set(true);
        control.hideAgain();
        assertTrue(window.isVisible());
    }

    @Test
    void quitEndsTheProgram() {
        control(true).quit();
        assertEquals(1, ended.get());
    }

    @Test
    void withoutATrayHidingLeavesTheWindow() {
        control(false).hide();
        assertTrue(window.isVisible());
    }

    @Test
    void aHiddenWindowIsShownAgain() {
        WindowControl control = control(true);
        control.hide();
        control.show();
        assertTrue(window.isVisible());
    }

    @Test
    void aTrayThatIsGoneByNowCounts() {
        AtomicBoolean tray = new AtomicBoolean(true);
        WindowControl control = new WindowControl(window, ended::incrementAndGet, tray::get, () -> { }, explained::incrementAndGet);
        control.close();
        assertFalse(window.isVisible());
        control.show();
        tray.set(false);
        control.close();
        assertTrue(window.isVisible());
    }
}
