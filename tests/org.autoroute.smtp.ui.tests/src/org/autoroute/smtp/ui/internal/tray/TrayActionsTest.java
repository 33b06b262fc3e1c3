package org.autoroute.smtp.ui.internal.tray;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.autoroute.smtp.ui.internal.model.LiveModel;
import org.autoroute.smtp.ui.internal.model.Presenter;
import org.autoroute.smtp.ui.internal.testing.FakeService;

class TrayActionsTest {

    private final FakeService service = new FakeService();
    private final List<String> commands = new ArrayList<>();
    private final TrayActions actions = new TrayActions(new LiveModel(service, new Presenter(Locale.ENGLISH), Runnable::run), () -> {
        throw new AssertionError("nobody asked for the window");
    }, commands::add);

    @BeforeEach
    void twoServers() {
        service.server("192.0.2.25").server("198.51.100.7");
    }

    @Test
    void aServerIsUsed() {
        actions.chosen(new Action.Use(2, "198.51.100.7"));
        assertEquals(List.of("use 2"), service.calls);
    }

    @Test
    void aServerThatMovedMeanwhileIsTheOneThatWasRead() {
        actions.chosen(new Action.Use(1, "198.51.100.7"));
        assertEquals(List.of("use 2"), service.calls);
    }

    @Test
    void aServerThatIsGoneIsNotReplacedByAnother() {
        actions.chosen(new Action.Use(1, "smtp.gone.example"));
        actions.chosen(new Action.Use(3, "smtp.gone.example"));
        assertEquals(List.of(), service.calls);
    }

    @Test
    void theSwitchesReachTheService() {
        actions.chosen(new Action.Autoroute(false));
        actions.chosen(new Action.Pause(true));
        actions.chosen(new Action.Pause(false));
        actions.chosen(Action.Plain.NEXT);
        assertEquals(List.of("routing.autoroute=false", "pause", "resume", "next"), service.calls);
    }

    @Test
    void otherRoomsAreAskedByTheirCommands() {
        actions.chosen(Action.Plain.PREFERENCES);
        actions.chosen(Action.Plain.HELP);
        assertEquals(List.of("org.autoroute.smtp.ui.command.preferences", "org.autoroute.smtp.ui.command.help"), commands);
    }
}
