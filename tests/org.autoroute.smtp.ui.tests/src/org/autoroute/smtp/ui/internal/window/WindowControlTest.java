package org.autoroute.smtp.ui.internal.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;

import org.eclipse.e4.ui.model.application.ui.basic.MBasicFactory;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.junit.jupiter.api.Test;

/** The only window is never hidden where nothing could bring it back. */
class WindowControlTest {

    private final MWindow window = MBasicFactory.INSTANCE.createWindow();
    private final AtomicInteger ended = new AtomicInteger();

    private WindowControl control(boolean tray) {
        return new WindowControl(window, ended::incrementAndGet, () -> tray, () -> { });
    }

    @Test
    void withATrayClosingHides() {
        control(true).close();
        assertFalse(window.isVisible());
        assertEquals(0, ended.get());
    }

    @Test
    void withoutATrayClosingEndsTheProgram() {
        control(false).close();
        assertTrue(window.isVisible());
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
        AtomicInteger asked = new AtomicInteger();
        WindowControl control = new WindowControl(window, ended::incrementAndGet, () -> asked.getAndIncrement() == 0, () -> { });
        control.close();
        assertFalse(window.isVisible());
        control.show();
        control.close();
        assertTrue(window.isVisible());
        assertEquals(1, ended.get());
    }
}
