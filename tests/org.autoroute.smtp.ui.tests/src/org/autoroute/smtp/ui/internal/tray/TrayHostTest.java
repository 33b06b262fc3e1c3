package org.autoroute.smtp.ui.internal.tray;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.autoroute.smtp.ui.internal.model.Mark;

/** Places that come and go. */
class TrayHostTest {

    private static final TrayLook LOOK = new TrayLook(Mark.ON, "on", List.of());

    private final List<String> seen = new ArrayList<>();
    private final List<Runnable> later = new ArrayList<>();
    private final AtomicInteger nowhere = new AtomicInteger();
    private final AtomicInteger somewhere = new AtomicInteger();
    private final Played first = new Played("first");
    private final Played second = new Played("second");
    private final TrayHost host = new TrayHost(List.of(first, second), Runnable::run, (delay, task) -> later.add(task));

    @BeforeEach
    void start() {
        host.onChange(nowhere::incrementAndGet, somewhere::incrementAndGet);
        host.show(LOOK);
        host.start();
    }

    private void timePasses() {
        List<Runnable> due = List.copyOf(later);
        later.clear();
        due.forEach(Runnable::run);
    }

    @Test
    void theBestPlaceIsTaken() {
        first.there(true);
        second.there(true);
        assertEquals(List.of("first shows on"), seen);
        assertTrue(host.available());
    }

    @Test
    void aBetterPlaceIsWaitedForUntilItHasAnswered() {
        second.there(true);
        assertFalse(host.available());
        first.there(false);
        assertEquals(List.of("second shows on"), seen);
    }

    @Test
    void aPlaceThatDoesNotAnswerIsNone() {
        second.there(true);
        timePasses();
        assertTrue(host.available());
        assertEquals(0, nowhere.get());
    }

    @Test
    void theIconMovesWhenABetterPlaceComesAndBackWhenItGoes() {
        first.there(false);
        second.there(true);
        first.there(true);
        first.there(false);
        assertEquals(List.of("second shows on", "first shows on", "second hides", "second shows on", "first hides"), seen);
    }

    @Test
    void whatIsShownChangesWhereTheIconIs() {
        first.there(true);
        host.show(new TrayLook(Mark.OFF, "off", List.of()));
        assertEquals(List.of("first shows on", "first shows off"), seen);
    }

    @Test
    void noPlaceAtAllIsToldOnce() {
        first.there(false);
        assertEquals(0, nowhere.get());
        second.there(false);
        assertEquals(1, nowhere.get());
        timePasses();
        assertEquals(1, nowhere.get());
    }

    @Test
    void aPanelThatComesBackSoonWasNeverMissed() {
        first.there(true);
        second.there(false);
        timePasses();
        first.there(false);
        assertFalse(host.available());
        first.there(true);
        timePasses();
        assertEquals(0, nowhere.get());
    }

    @Test
    void aPanelThatStaysAwayIsMissed() {
        first.there(true);
        second.there(false);
        timePasses();
        first.there(false);
        assertEquals(0, nowhere.get());
        timePasses();
        assertEquals(1, nowhere.get());
    }

    @Test
    void aPanelThatComesLateIsToldAndTheFirstOneIsNot() {
        first.there(false);
        second.there(false);
        second.there(true);
        assertEquals(1, somewhere.get());
        first.there(true);
        assertEquals(1, somewhere.get(), "the icon only moved");
    }

    @Test
    void whoComesLateIsToldToo() {
        first.there(false);
        second.there(false);
        AtomicInteger late = new AtomicInteger();
        host.onChange(late::incrementAndGet, somewhere::incrementAndGet);
        assertEquals(1, late.get());
    }

    @Test
    void whatComesAfterTheEndIsNoLongerUsed() {
        host.close();
        first.there(true);
        timePasses();
        assertEquals(List.of("first closes", "second closes"), seen);
        assertEquals(0, nowhere.get());
    }

    private final class Played implements TrayPlace {

        private final String name;
        private Consumer<Boolean> told = there -> { };

        Played(String name) {
            this.name = name;
        }

        void there(boolean there) {
            told.accept(there);
        }

        @Override
        public void watch(Consumer<Boolean> there) {
            told = there;
        }

        @Override
        public void show(TrayLook look) {
            seen.add(name + " shows " + look.tooltip());
        }

        @Override
        public void hide() {
            seen.add(name + " hides");
        }

        @Override
        public void close() {
            seen.add(name + " closes");
        }
    }
}
