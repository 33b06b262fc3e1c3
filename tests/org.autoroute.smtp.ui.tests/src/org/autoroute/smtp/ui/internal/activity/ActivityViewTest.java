package org.autoroute.smtp.ui.internal.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.autoroute.smtp.relay.SessionRecord;
import org.autoroute.smtp.relay.SessionRecord.Outcome;
import org.autoroute.smtp.routing.Route;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.model.Times;
import org.autoroute.smtp.ui.internal.testing.Bot;
import org.autoroute.smtp.ui.internal.testing.FakeService;
import org.autoroute.smtp.ui.internal.testing.OnStage;
import org.autoroute.smtp.ui.internal.testing.Sessions;
import org.autoroute.smtp.ui.internal.testing.Stage;

/** The part Activity on a real display. */
@Timeout(60)
@ExtendWith(OnStage.class)
class ActivityViewTest {

    private static final Times TIMES = new Times(Locale.GERMAN, ZoneOffset.UTC, InstantSource.fixed(Sessions.START));

    private final List<SessionRecord> asked = new CopyOnWriteArrayList<>();
    private final AtomicReference<Shell> shell = new AtomicReference<>();
    private final Stage stage;
    private final FakeService service;

    ActivityViewTest(Stage stage) {
        this.stage = stage;
        service = stage.service();
    }

    private Bot open() {
        return stage.open(parent -> {
            shell.set(parent);
            new ActivityView(parent, stage.model(), TIMES, asked::add);
        });
    }

    private Route route() {
        return service.state().route();
    }

    private SessionRecord delivered(long id, String from) {
        return Sessions.open(id, route()).delivered(from, List.of("bob@example.net"), 2048).ended();
    }

    private static void awaitRows(Bot bot, int count) {
        bot.waitUntil(count + " rows", () -> bot.table(0).rowCount() == count && bot.table(0).isVisible());
    }

    private static void awaitDetails(Bot bot, String words) {
        bot.waitUntil("details: " + words, () -> details(bot).contains(words));
    }

    private static String details(Bot bot) {
        StyledText text = bot.widget(StyledText.class);
        return bot.ask(text::getText);
    }

    @Test
    void withoutMailItSaysWhereToSendIt() {
        Bot bot = open();
        bot.label("No mail yet");
        bot.label("Messages appear here as soon as a mail program sends through Autoroute SMTP. Its outgoing server (SMTP) is “localhost”, port 2525.");
        assertFalse(bot.table(0).isVisible());
    }

    @Test
    void withoutMailTheKeyboardIsInTheFilterForWithoutAPlaceNoKeyWorks() {
        AtomicReference<ActivityView> view = new AtomicReference<>();
        Bot bot = stage.open(parent -> view.set(new ActivityView(parent, stage.model(), TIMES, asked::add)));
        bot.label("No mail yet");
        Combo choice = bot.widget(Combo.class);
        bot.waitUntil("the keyboard elsewhere", () -> bot.ask(() -> choice.setFocus() && choice.isFocusControl()));

        bot.ask(() -> {
            view.get().setFocus();
            return null;
        });

        assertTrue(bot.ask(() -> bot.display().getFocusControl() instanceof Text));
    }

    @Test
    void messagesAppearAsTheyCome() {
        service.server("192.0.2.25").session(delivered(1, "anna@example.org"));
        Bot bot = open();
        awaitRows(bot, 1);
        service.session(Sessions.open(2, route()).sending("carol@example.org", List.of()).record());
        awaitRows(bot, 2);
        bot.waitUntil("the open one on top", () -> bot.table(0).cell(0, 6).equals("Under way…"));
        assertEquals("anna@example.org", bot.table(0).cell(1, 1));
        service.session(delivered(2, "carol@example.org"));
        bot.waitUntil("delivered", () -> bot.table(0).cell(0, 6).startsWith("250"));
    }

    @Test
    void theSelectionAndItsDetailsStayWhileMoreComes() {
        service.server("192.0.2.25").session(delivered(1, "anna@example.org"));
        Bot bot = open();
        awaitRows(bot, 1);
        bot.table(0).select(0);
        awaitDetails(bot, "anna@example.org");
        service.session(delivered(2, "carol@example.org"));
        awaitRows(bot, 2);
        assertEquals(1, bot.table(0).selection());
        assertTrue(details(bot).contains("anna@example.org"));
    }

    @Test
    void detailsTakeRoomOnlyWhileARowIsSelected() {
        service.server("192.0.2.25").session(delivered(1, "anna@example.org"));
        Bot bot = open();
        awaitRows(bot, 1);
        StyledText details = bot.widget(StyledText.class);
        assertFalse(bot.ask(details::isVisible));
        bot.table(0).select(0);
        bot.waitUntil("details are seen", () -> bot.ask(details::isVisible));
    }

    @Test
    void theDetailsOfAnOpenSessionGrow() {
        service.server("192.0.2.25").session(Sessions.open(1, route()).record());
        Bot bot = open();
        awaitRows(bot, 1);
        bot.table(0).select(0);
        awaitDetails(bot, "Under way");
        service.session(Sessions.open(1, route()).ended(Outcome.FAILED, "421 4.4.2 Connection lost"));
        awaitDetails(bot, "421 4.4.2 Connection lost");
    }

    @Test
    void theFilterHidesAndGivesBack() {
        service.server("192.0.2.25").session(delivered(1, "anna@example.org")).session(delivered(2, "carol@example.org"));
        Bot bot = open();
        awaitRows(bot, 2);
        bot.text().setText("anna");
        awaitRows(bot, 1);
        bot.text().setText("nobody");
        bot.button("Clear Filter").click();
        awaitRows(bot, 2);
    }

    @Test
    void problemsCanBeSeenAlone() {
        service.server("192.0.2.25").session(delivered(1, "anna@example.org")).session(Sessions.open(2, route()).ended(Outcome.REFUSED, "554 5.7.1 No"));
        Bot bot = open();
        awaitRows(bot, 2);
        bot.comboBox().select(1);
        awaitRows(bot, 1);
        bot.waitUntil("the refused one", () -> bot.table(0).cell(0, 6).equals("554 5.7.1 No"));
    }

    @Test
    void theSystemsKeyCopiesTheSelectedRows() {
        service.server("192.0.2.25").session(delivered(1, "anna@example.org"));
        Bot bot = open();
        awaitRows(bot, 1);
        bot.table(0).select(0).pressShortcut(SWT.MOD1, 'c');
        bot.waitUntil("copied", () -> bot.clipboard().startsWith("10:42:05"));
        assertEquals("10:42:05\tanna@example.org\tbob@example.net\t2 KB\t192.0.2.25\tDefault\t250 2.0.0 Ok: queued as 4711", bot.clipboard());
    }

    @Test
    void whyThisServerAsksForTheSelectedSession() {
        service.server("192.0.2.25").session(delivered(1, "anna@example.org")).session(delivered(2, "carol@example.org"));
        Bot bot = open();
        awaitRows(bot, 2);
        assertFalse(bot.toolbarButton("Why This Server?").isEnabled());
        bot.table(0).select(1);
        bot.toolbarButton("Why This Server?").click();
        bot.waitUntil("asked", () -> asked.size() == 1);
        assertEquals(1, asked.getFirst().id());
    }

    @Test
    void whileItCannotBeSeenNothingIsAsked() {
        Bot bot = open();
        bot.waitUntil("looked", () -> service.sessionReads.get() > 0);
        bot.ask(() -> {
            shell.get().setVisible(false);
            return null;
        });
        AtomicInteger reads = new AtomicInteger(-1);
        AtomicReference<Instant> since = new AtomicReference<>(Instant.now());
        bot.waitUntil("nothing asked for three beats", () -> {
            int now = service.sessionReads.get();
            if (reads.getAndSet(now) != now) {
                since.set(Instant.now());
            }
            return Duration.between(since.get(), Instant.now()).toMillis() > 1500;
        });
        service.server("192.0.2.25").session(delivered(1, "anna@example.org"));
        bot.ask(() -> {
            shell.get().setVisible(true);
            return null;
        });
        awaitRows(bot, 1);
    }

    @Test
    void aThousandSessionsTakeTheUiThreadNoTime() {
        service.server("192.0.2.25");
        Route route = route();
        ActivityRows rows = new ActivityRows(new Messages(ActivityRows.class, Locale.ENGLISH), TIMES);
        List<SessionRecord> sessions = new ArrayList<>(LongStream.rangeClosed(1, 1000)
                .mapToObj(id -> Sessions.open(id, route).delivered(id + "@example.org", List.of("bob@example.net"), id).ended()).toList());
        AtomicReference<ActivityTable> table = new AtomicReference<>();
        Bot bot = stage.open(parent -> table.set(new ActivityTable(parent, new Messages(ActivityTable.class, Locale.ENGLISH), () -> { })));
        List<Long> millis = new ArrayList<>();
        for (long id = 1001; id <= 1030; id++) {
            sessions.removeFirst();
            sessions.add(Sessions.open(id, route).delivered(id + "@example.org", List.of("bob@example.net"), id).ended());
            List<ActivityRow> now = rows.of(sessions);
            millis.add(bot.ask(() -> {
                long start = System.nanoTime();
                table.get().show(now);
                table.get().control().update();
                return Duration.ofNanos(System.nanoTime() - start).toMillis();
            }));
        }
        long median = millis.stream().sorted().skip(millis.size() / 2).findFirst().orElseThrow();
        assertTrue(median < 100, "the median of " + millis);
    }
}
