package org.autoroute.smtp.ui.internal.preferences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.autoroute.smtp.relay.ListenState;
import org.autoroute.smtp.service.settings.SettingKey;
import org.autoroute.smtp.ui.internal.app.Memory;
import org.autoroute.smtp.ui.internal.app.Renewal;
import org.autoroute.smtp.ui.internal.autostart.StartWithSystem;
import org.autoroute.smtp.ui.internal.testing.Bot;
import org.autoroute.smtp.ui.internal.testing.BotCheckBox;
import org.autoroute.smtp.ui.internal.testing.BotText;
import org.autoroute.smtp.ui.internal.testing.FakeLogins;
import org.autoroute.smtp.ui.internal.testing.FakeService;
import org.autoroute.smtp.ui.internal.testing.OnStage;
import org.autoroute.smtp.ui.internal.testing.Stage;

/** The manual's settings in the dialog: shown, checked while typing, applied at once, and following what others change. */
@Timeout(60)
@ExtendWith(OnStage.class)
class PreferencesTest {

    private static final String TITLE = "Preferences";
    private static final String CLOSE = "Apply and Close";

    private final Stage stage;
    private final FakeService service;
    private final Memory memory = Memory.ofNothing();
    private final PlayedAutostart autostart = new PlayedAutostart();
    private final AtomicInteger imports = new AtomicInteger();
    private Preferences preferences;
    private Shell parent;
    private Bot bot;

    PreferencesTest(Stage stage) {
        this.stage = stage;
        service = stage.service();
    }

    @BeforeEach
    void prepare() {
        StartWithSystem start = new StartWithSystem(autostart, () -> Optional.of(PlayedAutostart.OWN));
        preferences = new Preferences(stage.model(), memory, start, imports::incrementAndGet, stage.bot().display()::asyncExec);
        stage.open(shell -> parent = shell);
    }

    @AfterEach
    void end() {
        preferences.close();
    }

    private void open(String page) {
        stage.bot().ask(() -> {
            preferences.open(parent, Optional.of(page));
            return null;
        });
        bot = stage.bot().within(stage.bot().shell(TITLE).widget());
    }

    private long dialogs() {
        return stage.bot().ask(() -> Arrays.stream(stage.bot().display().getShells()).filter(shell -> shell.getText().equals(TITLE)).count());
    }

    private BotCheckBox box(String text) {
        return bot.checkBox(text);
    }

    private BotText port() {
        return bot.text(0);
    }

    private void waitForCall(String call) {
        bot.waitUntil(call, () -> service.calls.contains(call));
    }

    @Test
    void generalHasTheOptionsOfTheManual() {
        open(Preferences.GENERAL);
        assertTrue(box("Show program window always topmost").isChecked());
        assertTrue(box("Use first SMTP server in list as default").isChecked());
        assertTrue(box("Notifications").isChecked());
        for (String off : List.of("Disable autoroute feature", "Don't resolve addresses within LAN",
                "Don't resolve addresses when no dial-up connection", "Expand masks (255.255.255.0 → 255.255.0.0)", "Start with the system")) {
            assertFalse(box(off).isChecked(), off);
        }
    }

    @Test
    void whatIsTickedIsAppliedAndTheDialogStays() {
        open(Preferences.GENERAL);
        box("Expand masks (255.255.255.0 → 255.255.0.0)").click();
        box("Disable autoroute feature").click();
        assertTrue(service.calls.isEmpty());
        bot.button("Apply").click();
        waitForCall("routing.expandMasks=true");
        waitForCall("routing.autoroute=false");
        assertEquals(1, dialogs());
        assertEquals(2, service.calls.size(), service.calls::toString);
    }

    @Test
    void applyAndCloseDoesBoth() {
        open(Preferences.GENERAL);
        box("Show program window always topmost").click();
        bot.button(CLOSE).click();
        waitForCall("window.alwaysOnTop=false");
        bot.waitUntil("closed", () -> dialogs() == 0);
    }

    @Test
    void whoHasToLogInIsSaidAndWhatIsMissing() {
        open(Preferences.INTERNAL_SERVER);
        bot.label("While the user is empty, nobody has to log in.");
        bot.label("No password is stored.");
        bot.text(2).setText(" post, man ");
        bot.label("Mail clients on other computers must log in with this user and password, under TLS. Those on this computer may.");
        bot.label("They cannot yet: tick STARTTLS above or enter a port for TLS, and set a password.");
        box("Offer STARTTLS to mail clients").click();
        bot.label("They cannot yet: set a password.");
        bot.button("Apply").click();
        waitForCall("server.user=post, man");
        bot.text(2).setText("x".repeat(256));
        bot.label("Expected a name of at most 255 bytes without line ends and tabs, or nothing.");
        assertFalse(bot.button("Apply").isEnabled());
    }

    @Test
    void thePasswordIsKeptAtOnceAndNotShown() {
        open(Preferences.INTERNAL_SERVER);
        bot.text(2).setText("post");
        bot.button("Set Password…").click();
        Bot dialog = stage.bot().within(stage.bot().shell("Set Password").widget());
        dialog.text().setText("s3cret");
        dialog.button("Store").click();
        bot.label("A password is stored.");
        assertEquals("s3cret", service.logins().stored().get(FakeLogins.LISTENER).reveal());
        assertTrue(service.calls.isEmpty(), service.calls::toString);
        bot.label("They cannot yet: tick STARTTLS above, or enter a port for TLS.");
    }

    @Test
    void cancelGivesBackWhatWasNotApplied() {
        open(Preferences.GENERAL);
        box("Notifications").click();
        bot.button("Cancel").click();
        bot.waitUntil("closed", () -> dialogs() == 0);
        open(Preferences.GENERAL);
        assertTrue(box("Notifications").isChecked());
        assertTrue(service.calls.isEmpty());
    }

    @Test
    void defaultsAreRestoredOnThePageAndAppliedWhenTheUserSaysSo() {
        service.setting(SettingKey.ROUTING_EXPAND_MASKS, "true").setting(SettingKey.ROUTING_USE_FIRST_AS_DEFAULT, "false");
        open(Preferences.GENERAL);
        bot.button("Restore Defaults").click();
        bot.waitUntil("restored", () -> !box("Expand masks (255.255.255.0 → 255.255.0.0)").isChecked());
        assertTrue(box("Use first SMTP server in list as default").isChecked());
        assertTrue(service.calls.isEmpty());
        bot.button("Apply").click();
        waitForCall("routing.expandMasks=false");
        waitForCall("routing.useFirstAsDefault=true");
    }

    @Test
    void aChangeFromOutsideShowsUpInTheOpenDialog() {
        open(Preferences.GENERAL);
        service.setting(SettingKey.ROUTING_DONT_RESOLVE_IN_LAN, "true");
        bot.waitUntil("followed", () -> box("Don't resolve addresses within LAN").isChecked());
    }

    @Test
    void whatTheUserTouchedIsKeptAndTheOtherValueTold() {
        open(Preferences.INTERNAL_SERVER);
        port().setText("2626");
        service.setting(SettingKey.SERVER_PORT, "2727");
        bot.label("Changed elsewhere to 2727");
        assertEquals("2626", port().getText());
        bot.button("Apply").click();
        waitForCall("server.port=2626");
    }

    @Test
    void aWrongPortIsToldBesideTheFieldAndCannotBeApplied() {
        open(Preferences.INTERNAL_SERVER);
        for (String wrong : List.of("", "0", "65536", "smtp")) {
            port().setText(wrong);
            bot.label("Expected a number from 1 to 65535.");
            assertFalse(bot.button("Apply").isEnabled(), wrong);
            assertFalse(bot.button(CLOSE).isEnabled(), wrong);
        }
        port().setText("2525");
        bot.waitUntil("good again", () -> bot.button("Apply").isEnabled() && bot.button(CLOSE).isEnabled());
    }

    @Test
    void theOwnPortIsKnownAsSuch() {
        open(Preferences.INTERNAL_SERVER);
        port().setText("2525");
        bot.label("Autoroute SMTP listens on this port now.");
    }

    @Test
    void aTakenPortIsToldAndAFreeOneTaken() throws IOException {
        service.listening(new ListenState.Listening(List.of(new InetSocketAddress("127.0.0.1", 25))));
        try (ServerSocket taken = new ServerSocket(0)) {
            open(Preferences.INTERNAL_SERVER);
            port().setText(Integer.toString(taken.getLocalPort()));
            bot.waitUntil("taken", () -> bot.hasLabelThatContains("Port " + taken.getLocalPort() + " is in use"));
            bot.waitUntil("offer", () -> bot.hasButtonThatStarts("Use port "));
            bot.buttonThatStarts("Use port ").click();
            bot.label("This port is free.");
            assertFalse(bot.hasButtonThatStarts("Use port "));
        }
    }

    @Test
    void masksAreReadBackInPlainWords() {
        open(Preferences.INTERNAL_SERVER);
        bot.styledText().setText("127.0.0.1, ::1\n192.168.*.*, 194.186.212.*");
        bot.label("Lets in: this computer; local networks: 192.168.*.*; addresses of the internet: 194.186.212.*");
        bot.button("Apply").click();
        waitForCall("server.allowed=127.0.0.1, ::1, 192.168.*.*, 194.186.212.*");
    }

    @Test
    void aWrongMaskIsMarkedAndItsPositionTold() {
        open(Preferences.INTERNAL_SERVER);
        bot.styledText().setText("10.0.0.7, 10.0.x, ::1");
        bot.waitUntil("told", () -> bot.hasLabelThatContains("at column 11"));
        assertEquals("10.0.x", bot.styledText().underlined());
        assertFalse(bot.button(CLOSE).isEnabled());
        bot.styledText().setText("10.0.0.7, ::1, 127.0.0.1");
        assertEquals("", bot.styledText().underlined());
        assertTrue(bot.button(CLOSE).isEnabled());
    }

    @Test
    void openingToTheWorldIsWarnedOfButPossible() {
        open(Preferences.INTERNAL_SERVER);
        assertFalse(bot.hasLabelThatContains("Everybody on the internet"));
        bot.styledText().setText("*.*.*.*");
        bot.waitUntil("warned", () -> bot.hasLabelThatContains("Everybody on the internet"));
        bot.label("Lets in: everybody, from any address");
        assertTrue(bot.button(CLOSE).isEnabled());
    }

    @Test
    void serversAreEditedHereToo() {
        service.server("smtp.first.example");
        open(Preferences.SMTP_SERVERS);
        bot.label("Changes of the list take effect at once; Undo takes them back, Cancel does not.");
        assertEquals(1, bot.table(0).rowCount());
    }

    @Test
    void aSecondCallBringsTheOpenDialogToAnotherPage() {
        open(Preferences.GENERAL);
        open(Preferences.INTERNAL_SERVER);
        bot.label("Server TCP &port:");
        assertEquals(1, dialogs());
    }

    @Test
    void theDialogStaysAboveTheWindowAndDoesNotLockIt() {
        open(Preferences.GENERAL);
        Shell dialog = stage.bot().shell(TITLE).widget();
        assertEquals(parent, bot.ask(dialog::getParent));
        assertEquals(0, bot.ask(dialog::getStyle) & (SWT.APPLICATION_MODAL | SWT.PRIMARY_MODAL | SWT.SYSTEM_MODAL));
        assertTrue(bot.ask(parent::isEnabled));
    }

    @Test
    void theSizeIsRemembered() {
        open(Preferences.GENERAL);
        Shell dialog = stage.bot().shell(TITLE).widget();
        bot.ask(() -> {
            dialog.setSize(801, 702);
            return null;
        });
        bot.button("Cancel").click();
        bot.waitUntil("closed", () -> dialogs() == 0);
        assertEquals(Optional.of("801 702"), memory.get("preferences.size"));
        open(Preferences.GENERAL);
        Shell reopened = stage.bot().shell(TITLE).widget();
        assertEquals("Point {801, 702}", bot.ask(() -> reopened.getSize().toString()));
    }

    @Test
    void theStartWithTheSystemIsSetInTheSystem() {
        open(Preferences.GENERAL);
        box("Start with the system").click();
        assertEquals(Optional.empty(), autostart.command());
        bot.button("Apply").click();
        bot.waitUntil("entry", () -> autostart.command().equals(Optional.of(PlayedAutostart.OWN)));
        box("Start with the system").click();
        bot.button(CLOSE).click();
        bot.waitUntil("no entry", () -> autostart.command().isEmpty());
    }

    @Test
    void whatTheSystemRefusesIsToldBesideTheBox() {
        autostart.refuse("disk full");
        open(Preferences.GENERAL);
        box("Start with the system").click();
        bot.button("Apply").click();
        bot.label("The system's entry could not be read or changed: disk full");
    }

    @Test
    void anotherInstallationThatStartsIsNamed() throws IOException {
        autostart.enable(List.of("/opt/other/autoroute-smtp"));
        open(Preferences.GENERAL);
        bot.waitUntil("named", () -> bot.hasLabelThatContains("/opt/other/autoroute-smtp"));
        assertFalse(box("Start with the system").isChecked());
    }

    @Test
    void theSystemsOwnItemOpensThem() {
        AtomicInteger opened = new AtomicInteger();
        stage.bot().ask(() -> {
            Menu menu = new Menu(parent, SWT.POP_UP);
            MenuItem about = new MenuItem(menu, SWT.PUSH);
            about.setID(1);
            MenuItem item = new MenuItem(menu, SWT.PUSH);
            item.setID(2);
            SystemMenu.on(menu, 2, opened::incrementAndGet);
            SystemMenu.on(null, 2, opened::incrementAndGet);
            about.notifyListeners(SWT.Selection, null);
            item.notifyListeners(SWT.Selection, null);
            return null;
        });
        assertEquals(1, opened.get());
    }

    @Test
    void whatIsNotAppliedYetOutlivesAnotherThemeOrLanguage() {
        open(Preferences.GENERAL);
        box("Expand masks (255.255.255.0 → 255.255.0.0)").click();
        open(Preferences.INTERNAL_SERVER);
        port().setText("2600");
        Shell before = stage.bot().shell(TITLE).widget();

        stage.bot().ask(() -> {
            Renewal.reopen(stage.bot().display());
            return null;
        });

        bot = stage.bot().within(stage.bot().shell(TITLE).widget());
        assertTrue(stage.bot().ask(before::isDisposed));
        assertEquals("2600", port().getText());
        bot.button(CLOSE).click();
        waitForCall("server.port=2600");
        waitForCall("routing.expandMasks=true");
    }
}
