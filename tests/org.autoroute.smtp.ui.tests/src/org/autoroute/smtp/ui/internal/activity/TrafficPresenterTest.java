package org.autoroute.smtp.ui.internal.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;

import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.model.Times;
import org.autoroute.smtp.ui.internal.testing.FakeService;
import org.autoroute.smtp.ui.internal.testing.Sessions;

/** The last hour as bars and in words. */
class TrafficPresenterTest {

    private final FakeService service = new FakeService().time(Sessions.START.plusSeconds(30 * 60));
    private final TrafficPresenter presenter = new TrafficPresenter(new Messages(TrafficPresenter.class, Locale.ENGLISH),
            new Times(Locale.GERMAN, ZoneOffset.UTC, InstantSource.system()));

    private TrafficView shown() {
        return presenter.of(service.traffic());
    }

    @Test
    void withoutMailItIsFlatAndSaysSo() {
        assertTrue(shown().empty());
        assertEquals("No mail in the last hour", shown().description());
        assertTrue(shown().bars().stream().allMatch(bar -> bar.messages() == 0 && bar.octets() == 0));
        assertEquals(List.of("10:13", "11:12"), shown().hours());
    }

    @Test
    void barsAreSharesOfTheHighestAndSayTheirNumbers() {
        service.session(Sessions.open(1, service.state().route()).delivered("a", List.of("b"), 1000).delivered("a", List.of("b"), 2000).ended());
        service.session(Sessions.open(121, service.state().route()).delivered("a", List.of("b"), 6000).ended());
        assertFalse(shown().empty());
        assertEquals(new TrafficView.Bar(1, 0.5, "10:42: 2 messages, 3 KB"), shown().bars().get(29));
        assertEquals(new TrafficView.Bar(0.5, 1, "10:44: 1 message, 6 KB"), shown().bars().get(31));
        assertEquals("Messages a minute, up to 2", shown().messages());
        assertEquals("Size a minute, up to 6 KB", shown().octets());
        assertEquals("Since 10:13: 3 messages, 9 KB", shown().description());
    }

    @Test
    void sizesStandInTheUnitThatFits() {
        Sizes sizes = new Sizes(new Messages(Sizes.class, Locale.ENGLISH), Locale.GERMAN);
        assertEquals(List.of("0 B", "999 B", "1 KB", "1,5 KB", "999 KB", "1 MB", "1.234 MB"),
                List.of(0L, 999L, 1000L, 1500L, 999_400L, 1_000_000L, 1_234_000_000L).stream().map(sizes::of).toList());
    }
}
