package org.autoroute.smtp.ui.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;

import org.autoroute.smtp.routing.Connection.Kind;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.model.TrayMenu.Action;
import org.autoroute.smtp.ui.internal.model.TrayMenu.Command;
import org.autoroute.smtp.ui.internal.model.TrayMenu.Info;
import org.autoroute.smtp.ui.internal.testing.FakeService;
import org.autoroute.smtp.ui.internal.testing.Words;

class TrayMenuTest {

    private final Messages messages = new Messages(TrayMenu.class, Locale.ENGLISH);
    private final FakeService service = new FakeService();

    private WindowModel shown() {
        return new Presenter(Locale.ENGLISH).present(service.state(), service.counters());
    }

    @Test
    void theMenuNamesTheActiveServerAndOffersWhatCanBeDone() {
        service.at("192.0.2.10", 24, "eth0", "Wire", Kind.ETHERNET).server("192.0.2.25");
        List<TrayMenu.Item> items = TrayMenu.items(shown(), messages);
        assertEquals(new Info("Active SMTP: 192.0.2.25:25 (192.0.2.25)"), items.getFirst());
        assertEquals(List.of(Action.OPEN, Action.NEXT, Action.QUIT),
                items.stream().filter(Command.class::isInstance).map(item -> ((Command) item).action()).toList());
    }

    @Test
    void nextCannotBeChosenWithoutServers() {
        assertFalse(TrayMenu.items(shown(), messages).stream()
                .anyMatch(item -> item instanceof Command command && command.action() == Action.NEXT && command.enabled()));
    }

    @Test
    void theTooltipTellsServerAndReason() {
        service.at("192.0.2.10", 24, "eth0", "Wire", Kind.ETHERNET).server("192.0.2.25");
        assertEquals("Autoroute SMTP: 192.0.2.25:25 (192.0.2.25)\nYour address 192.0.2.10 and this server are in the same network, 192.0.2.0/24.",
                TrayMenu.tooltip(shown(), messages));
    }

    @Test
    void theTooltipTellsTheProblemWhenThereIsOne() {
        service.server("192.0.2.25").portTaken(Words.text("portTaken"), 2525);
        assertEquals("Autoroute SMTP: port 25 is taken", TrayMenu.tooltip(shown(), messages));
    }

    @Test
    void theTooltipIsNoLongerThanWindowsShows() {
        service.at("192.0.2.10", 24, "eth0", "Wire", Kind.ETHERNET).server("a-host-name-of-some-length." + "x".repeat(60) + ".example");
        String tooltip = TrayMenu.tooltip(shown(), messages);
        assertTrue(tooltip.length() <= 127 && tooltip.endsWith("…"), tooltip);
    }
}
