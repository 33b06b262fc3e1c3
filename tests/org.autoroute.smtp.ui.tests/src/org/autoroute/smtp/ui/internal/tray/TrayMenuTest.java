package org.autoroute.smtp.ui.internal.tray;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.autoroute.smtp.routing.Connection.Kind;
import org.autoroute.smtp.service.settings.SettingKey;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.model.Mark;
import org.autoroute.smtp.ui.internal.model.Presenter;
import org.autoroute.smtp.ui.internal.testing.FakeService;
import org.autoroute.smtp.ui.internal.testing.Words;
import org.autoroute.smtp.ui.internal.tray.MenuLine.Check;
import org.autoroute.smtp.ui.internal.tray.MenuLine.Choice;
import org.autoroute.smtp.ui.internal.tray.MenuLine.Command;
import org.autoroute.smtp.ui.internal.tray.MenuLine.Info;
import org.autoroute.smtp.ui.internal.tray.MenuLine.Separator;

class TrayMenuTest {

    private final FakeService service = new FakeService();

    @BeforeEach
    void goHome() {
        service.at("192.0.2.10", 24, "eth0", "Wire", Kind.ETHERNET);
    }

    private TrayLook look() {
        return look(Locale.ENGLISH);
    }

    private TrayLook look(Locale language) {
        return new TrayMenu(new Messages(TrayMenu.class, language))
                .look(service.state(), new Presenter(language).present(service.state(), service.counters()));
    }

    private <T extends MenuLine> List<T> lines(Class<T> kind) {
        return look().menu().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Test
    void theMenuHasTheActiveServerAllServersAndWhatCanBeDone() {
        service.server("192.0.2.25").server("smtp.second.example \"Office\"");
        assertEquals(List.<MenuLine>of(
                new Info("Active SMTP: 192.0.2.25:25 (192.0.2.25)"),
                new Separator(),
                new Choice(new Action.Use(1, "192.0.2.25"), "192.0.2.25", true),
                new Choice(new Action.Use(2, "smtp.second.example \"Office\""), "smtp.second.example \"Office\"", false),
                new Command(Action.Plain.NEXT, "&Next >>", true),
                new Separator(),
                new Check(new Action.Autoroute(false), "&Automatic Routing", true),
                new Check(new Action.Pause(true), "&Pause", false),
                new Separator(),
                new Command(Action.Plain.OPEN, "&Open", true),
                new Command(Action.Plain.PREFERENCES, "P&references…", true),
                new Command(Action.Plain.HELP, "&Help", true),
                new Separator(),
                new Command(Action.Plain.QUIT, "&Quit", true)), look().menu());
    }

    @Test
    void nextCannotBeChosenWithoutServers() {
        assertTrue(lines(Command.class).contains(new Command(Action.Plain.NEXT, "&Next >>", false)));
    }

    @Test
    void whatIsOffIsTurnedOnAndWhatIsPausedGoesOn() {
        service.setting(SettingKey.ROUTING_AUTOROUTE, "false").pause().toCompletableFuture().join();
        assertEquals(List.of(new Check(new Action.Autoroute(true), "&Automatic Routing", false), new Check(new Action.Pause(false), "&Pause", true)),
                lines(Check.class));
    }

    @Test
    void aMenuIsNoLongerThanAScreenButHasTheActiveServer() {
        IntStream.rangeClosed(1, 30).forEach(i -> service.server("198.51.100." + i));
        service.use(27).toCompletableFuture().join();
        List<Choice> choices = lines(Choice.class);
        assertEquals(21, choices.size());
        assertEquals(new Choice(new Action.Use(27, "198.51.100.27"), "198.51.100.27", true), choices.getLast());
        assertTrue(lines(Command.class).contains(new Command(Action.Plain.OPEN, "9 more servers…", true)));
    }

    @Test
    void aLongLineIsCutShortAndAnAmpersandIsNoMnemonic() {
        service.server("192.0.2.25 \"Fish & Chips " + "x".repeat(60) + "\"");
        String text = lines(Choice.class).getFirst().text();
        assertTrue(text.startsWith("192.0.2.25 \"Fish && Chips x") && text.endsWith("…") && text.length() <= 61, text);
    }

    @Test
    void aLineIsNotCutWithinACharacter() {
        service.server("192.0.2.25 \"x" + "\ud83d\ude00".repeat(40) + "\"").server("192.0.2.26 \"" + "\ud83d\ude00".repeat(40) + "\"");
        for (Choice choice : lines(Choice.class)) {
            assertTrue(choice.text().endsWith("\ud83d\ude00\u2026"), choice.text());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "ru"})
    void everyMnemonicIsUsedOnce(String language) {
        List<Character> letters = look(Locale.of(language)).menu().stream().map(TrayMenuTest::text)
                .filter(text -> text.contains("&")).map(text -> Character.toLowerCase(text.charAt(text.indexOf('&') + 1))).toList();
        assertEquals(7, letters.size());
        assertEquals(letters.size(), letters.stream().distinct().count(), letters::toString);
    }

    private static String text(MenuLine line) {
        return switch (line) {
            case Command command -> command.text();
            case Check check -> check.text();
            case Choice choice -> choice.text();
            case Info info -> info.text();
            case Separator separator -> "";
        };
    }

    @Test
    void theTooltipTellsServerAndReason() {
        service.server("192.0.2.25");
        assertEquals("Autoroute SMTP: 192.0.2.25:25 (192.0.2.25)\nIn the same network as your address 192.0.2.10.",
                look().tooltip());
    }

    @Test
    void theTooltipTellsTheProblemWhenThereIsOne() {
        service.server("192.0.2.25").portTaken(Words.text("portTaken"), 2525);
        assertEquals("Autoroute SMTP: port 25 is taken", look().tooltip());
        assertEquals(Mark.PROBLEM, look().mark());
    }

    @Test
    void aPauseIsShownByIconAndTooltip() {
        service.server("192.0.2.25");
        assertEquals(Mark.ON, look().mark());
        service.pause().toCompletableFuture().join();
        assertEquals(Mark.OFF, look().mark());
        assertTrue(look().tooltip().startsWith("Autoroute SMTP: paused"), look().tooltip());
    }

    @Test
    void theTooltipIsNoLongerThanWindowsShows() {
        service.server("a-host-name-of-some-length." + "x".repeat(60) + ".example");
        String tooltip = look().tooltip();
        assertTrue(tooltip.length() <= 127 && tooltip.endsWith("…"), tooltip);
    }
}
