package org.autoroute.smtp.ui.internal.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;

import com.sun.jna.Pointer;
import org.junit.jupiter.api.Test;

/** What is asked of the systems that cannot be tried here. */
class TopmostTest {

    private final List<String> calls = new ArrayList<>();

    @Test
    void windowsIsAskedForTheTopmostLayerWithoutMovingTheWindow() {
        WindowsTopmost system = new WindowsTopmost((window, after, x, y, width, height, flags) -> {
            calls.add(Pointer.nativeValue(window) + " " + Pointer.nativeValue(after) + " " + x + y + width + height + " " + flags);
            return 1;
        });
        system.set(new Pointer(42), true);
        system.set(new Pointer(42), false);
        assertEquals(List.of("42 -1 0000 19", "42 -2 0000 19"), calls);
    }

    @Test
    void macOsIsAskedForTheLevelOfFloatingWindows() {
        CocoaTopmost system = new CocoaTopmost(new CocoaTopmost.ObjectiveC() {
            private final List<String> selectors = new ArrayList<>();

            @Override
            public Pointer sel_registerName(String name) {
                selectors.add(name);
                return new Pointer(selectors.size());
            }

            @Override
            public Pointer objc_msgSend(Pointer receiver, Pointer selector) {
                return record(receiver, selector, "");
            }

            @Override
            public Pointer objc_msgSend(Pointer receiver, Pointer selector, long argument) {
                return record(receiver, selector, Long.toString(argument));
            }

            private Pointer record(Pointer receiver, Pointer selector, String argument) {
                calls.add(Pointer.nativeValue(receiver) + " " + selectors.get((int) Pointer.nativeValue(selector) - 1) + argument);
                return new Pointer(7);
            }
        });
        system.set(new Pointer(42), true);
        system.set(new Pointer(42), false);
        assertEquals(List.of("42 window", "7 setLevel:3", "42 window", "7 setLevel:0"), calls);
    }
}
