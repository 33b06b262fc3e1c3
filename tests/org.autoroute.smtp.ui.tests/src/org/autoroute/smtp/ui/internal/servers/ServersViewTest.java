package org.autoroute.smtp.ui.internal.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.autoroute.smtp.routing.Login;
import org.autoroute.smtp.relay.Secret;
import org.autoroute.smtp.relay.ServerHealth;
import org.autoroute.smtp.relay.TlsMemory;
import org.autoroute.smtp.routing.Connection.Kind;
import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.service.settings.SettingKey;
import org.autoroute.smtp.ui.internal.certificate.CertificateScreens;
import org.autoroute.smtp.ui.internal.testing.Bot;
import org.autoroute.smtp.ui.internal.testing.BotShell;
import org.autoroute.smtp.ui.internal.testing.BotTable;
import org.autoroute.smtp.ui.internal.testing.BotText;
import org.autoroute.smtp.ui.internal.testing.FakeService;
import org.autoroute.smtp.ui.internal.testing.OnStage;
import org.autoroute.smtp.ui.internal.testing.Stage;
import org.autoroute.smtp.ui.internal.testing.Words;

/** What the manual says of the page Servers, done as a user does it. */
@Timeout(60)
@ExtendWith(OnStage.class)
class ServersViewTest {

    private static final int SERVER = 0;
    private static final int STATE = 6;
    private static final int FILTER = 0;
    private static final int LINE = 1;

    private final Stage stage;
    private final FakeService service;
    private final AtomicReference<ServersView> view = new AtomicReference<>();
    private final AtomicReference<String> told = new AtomicReference<>();
    private final AtomicInteger imports = new AtomicInteger();
    private Bot bot;

    ServersViewTest(Stage stage) {
        this.stage = stage;
        service = stage.service();
    }

    @BeforeEach
    void open() {
        service.at("192.0.2.10", 24, "wlan0", "Home", Kind.WIFI);
        bot = stage.open(shell -> view.set(new ServersView(shell, stage.model(), imports::incrementAndGet)));
    }

    private BotTable list(String... lines) {
        service.list(String.join("\n", lines) + "\n");
        long rows = List.of(lines).stream().filter(line -> !line.startsWith("#")).count();
        bot.waitUntil("the rows", () -> bot.table(0).rowCount() == rows);
        return bot.table(0);
    }

    private void expect(String... lines) {
        String wanted = String.join("\n", lines) + "\n";
        bot.waitUntil("the list " + wanted + " but it is " + service.state().list().text(), () -> service.state().list().text().equals(wanted));
        bot.waitUntil("the table follows", () -> bot.table(0).rowCount() == List.of(lines).stream().filter(line -> !line.startsWith("#")).count());
    }

    private BotText edit(BotTable table, int row) {
        table.doubleClick(row);
        return line();
    }

    private BotText line() {
        return bot.text(LINE);
    }

    private void noLineIsWritten() {
        bot.waitUntil("no line is written", () -> bot.textCount() == 1);
    }

    private void copyElsewhere(String text) {
        bot.ask(() -> {
            Clipboard clipboard = new Clipboard(bot.display());
            clipboard.setContents(new Object[] {text}, new Transfer[] {TextTransfer.getInstance()});
            clipboard.dispose();
            return null;
        });
    }

    private String clipboard() {
        return bot.ask(() -> {
            Clipboard clipboard = new Clipboard(bot.display());
            String text = (String) clipboard.getContents(TextTransfer.getInstance());
            clipboard.dispose();
            return text;
        });
    }

    @Test
    void theFirstButtonAddsAndTheLineIsWrittenInPlace() {
        BotTable table = list("a.example");
        assertEquals("Add a server (Insert)", bot.ask(() -> bot.toolbarButtonWithTooltip("Add").widget().getParent().getItem(0).getToolTipText()));
        bot.toolbarButtonWithTooltip("Add a server").click();
        line().setText(" b.example:587 \"Office\" ").pressShortcut(0, SWT.CR);
        expect("a.example", "b.example:587 \"Office\"");
        noLineIsWritten();
        assertEquals(List.of(1), table.selections());
    }

    @Test
    void propertiesWriteTheLineAnewAndUndoBringsTheOldOneBack() {
        BotTable table = list("a.example # mine", "b.example");
        table.select(0).pressShortcut(SWT.ALT, SWT.CR);
        Bot dialog = bot.within(stage.bot().shell("Server Properties").widget());
        dialog.text(1).setText("587");
        dialog.button("Save").click();
        expect("a.example:587 # mine", "b.example");
        table.pressShortcut(SWT.MOD1, 'z');
        expect("a.example # mine", "b.example");
    }

    @Test
    void propertiesThatWereNotChangedChangeNothing() {
        BotTable table = list("a.example 192.0.2.0/24");
        table.select(0);
        table.contextMenu("Properties\u2026").click();
        BotShell dialog = stage.bot().shell("Server Properties");
        bot.within(dialog.widget()).button("Save").click();
        bot.waitUntil("the dialog is closed", () -> !dialog.isOpen());
        expect("a.example 192.0.2.0/24");
        assertFalse(service.calls.contains("change the list"));
    }

    @Test
    void whereAProviderIsAskedTheActionIsToSignIn() {
        BotTable table = list("a.example login=password user=anna", "b.example login=oauth:google user=bob");
        table.select(0);
        assertTrue(bot.toolbarButtonWithTooltip("Store the password of the selected server").isEnabled());
        assertTrue(table.contextMenu("Set Password\u2026").isEnabled());
        table.select(1);
        assertTrue(table.contextMenu("Sign In\u2026").isEnabled());
        assertTrue(bot.toolbarButtonWithTooltip("Sign in to the provider of the selected server").isEnabled());
    }

    @Test
    void theMarkGoesWhenTheCommandLineStoresThePasswordMeanwhile() {
        BotTable table = list("a.example login=password user=anna", "b.example");
        bot.waitUntil("the mark", () -> table.cell(0, STATE).equals("No password"));
        stage.service().secretStored(new HostPort("a.example", 25), new Login.Stored("anna", Optional.empty(), false, false), new Secret("pw"));
        bot.waitUntil("the mark is gone", () -> !table.cell(0, STATE).equals("No password"));
    }

    @Test
    void aMissingPasswordIsMarkedNotedAndGoneOnceItIsStored() {
        BotTable table = list("a.example login=password user=anna", "b.example");
        bot.waitUntil("the mark", () -> table.cell(0, STATE).equals("No password"));
        table.select(1);
        assertFalse(table.contextMenu("Set Password\u2026").isEnabled());
        table.select(0);
        bot.waitUntil("the note", () -> bot.hasLabelThatContains("No password is stored for anna at a.example:25"));
        table.contextMenu("Set Password\u2026").click();
        Bot dialog = bot.within(stage.bot().shell("Set Password").widget());
        dialog.text().setText("s3cret");
        dialog.button("Store").click();
        bot.waitUntil("the mark is gone", () -> !table.cell(0, STATE).equals("No password"));
        bot.waitUntil("the note is gone", () -> !bot.hasLabelThatContains("No password"));
    }

    @Test
    void aCertificateIsPinnedAfterAYesOnlyAndUndoTakesThatBack() {
        BotTable table = list("a.example:465 # mine");
        table.select(0);
        assertFalse(table.contextMenu("Certificate\u2026").isEnabled());
        service.health(new ServerHealth(new HostPort("a.example", 465), ServerHealth.State.DOWN, Instant.EPOCH, 3, Optional.empty(), "its certificate is not trusted",
                Optional.of(CertificateScreens.CERTIFICATE), TlsMemory.Level.NONE));
        bot.waitUntil("the certificate can be seen", () -> table.contextMenu("Certificate\u2026").isEnabled());
        table.contextMenu("Certificate\u2026").click();
        BotShell dialog = stage.bot().shell("Certificate");
        bot.within(dialog.widget()).button("Cancel").click();
        bot.waitUntil("the dialog is closed", () -> !dialog.isOpen());
        expect("a.example:465 # mine");
        table.contextMenu("Certificate\u2026").click();
        bot.within(stage.bot().shell("Certificate").widget()).button("Trust This Certificate").click();
        expect("a.example:465 pin=" + CertificateScreens.CERTIFICATE.fingerprint() + " # mine");
        table.pressShortcut(SWT.MOD1, 'z');
        expect("a.example:465 # mine");
    }

    @Test
    void aLineThatCanHardlyBeMeantSoSaysWhyWhenItIsSelected() {
        BotTable table = list("# comment", "a.example", "b.example:465 tls=starttls");
        table.select(1);
        bot.waitUntil("the note", () -> bot.hasLabelThatContains("Servers speak TLS from the beginning at port 465. Write tls=implicit"));
        table.select(0);
        bot.waitUntil("no note", () -> !bot.hasLabelThatContains("Servers speak TLS from the beginning at port 465. Write tls=implicit"));
    }

    @Test
    void anEmptyListSaysWhatToDoNextAndTakesTheFirstServer() {
        bot.label("No servers yet");
        assertFalse(bot.table(0).isVisible());
        bot.button("Add Server").click();
        line().setText("a.example").pressShortcut(0, SWT.CR);
        expect("a.example");
        assertTrue(bot.table(0).isVisible());
    }

    @Test
    void anEmptyListOffersTheImport() {
        bot.button("Import…").click();
        bot.waitUntil("the import", () -> imports.get() == 1);
        bot.toolbarButtonWithTooltip("Import").click();
        bot.waitUntil("the import again", () -> imports.get() == 2);
    }

    @Test
    void theKeyForFindingLeadsToTheFilter() {
        BotTable table = list("a.example", "b.example");
        table.pressShortcut(SWT.MOD1, 'f');
        bot.waitUntil("the filter has the keyboard", () -> bot.ask(() -> bot.display().getFocusControl() == bot.text(FILTER).widget()));
    }

    @Test
    void aNewLineThatIsGivenUpLeavesWhatWasSelected() {
        BotTable table = list("a.example", "b.example", "c.example");
        table.select(1);
        bot.toolbarButtonWithTooltip("Add a server").click();
        line().setText("d.exam").pressShortcut(0, SWT.ESC);
        noLineIsWritten();
        assertEquals(List.of(1), table.selections());
        assertTrue(bot.toolbarButtonWithTooltip("Edit").isEnabled());
    }

    @Test
    void addingToAnEmptyListCanBeGivenUp() {
        bot.button("Add Server").click();
        line().setText("a.exam");
        assertFalse(bot.toolbarButtonWithTooltip("Delete").isEnabled());
        line().pressShortcut(0, SWT.ESC);
        bot.waitUntil("empty again", () -> !bot.table(0).isVisible());
        assertEquals(List.of(), service.calls);
    }

    @Test
    void aDoubleClickEditsTheWholeLine() {
        BotText line = edit(list("a.example", "b.example:587 \"Office\" # work"), 1);
        assertEquals("b.example:587 \"Office\" # work", line.getText());
        line.setText("b.example:25").pressShortcut(0, SWT.CR);
        expect("a.example", "b.example:25");
        noLineIsWritten();
    }

    @Test
    void f2EditsAndEscGivesUp() {
        list("a.example").select(0).pressShortcut(0, SWT.F2);
        line().setText("b.example").pressShortcut(0, SWT.ESC);
        noLineIsWritten();
        assertEquals(List.of(), service.calls);
    }

    @Test
    void aFaultIsToldWithItsPlaceWhileTypingAndEnterIsRefused() {
        BotText line = edit(list("a.example"), 0);
        line.setText("a.example:x");
        bot.label("Position 11: expected a port from 1 to 65535");
        assertEquals("Position 11: expected a port from 1 to 65535", bot.ask(line.widget()::getToolTipText));
        line.pressShortcut(0, SWT.CR);
        bot.waitUntil("the caret is at the fault", () -> line.caret() == 10);
        assertTrue(line.isOpen());
        assertEquals(List.of(), service.calls);
        line.setText("a.example:26").pressShortcut(0, SWT.CR);
        expect("a.example:26");
    }

    @Test
    void anEmptiedLineIsNoServer() {
        BotText line = edit(list("a.example"), 0);
        line.setText("").pressShortcut(0, SWT.CR);
        line.setText("").pressShortcut(0, SWT.ESC);
        noLineIsWritten();
        assertEquals(List.of(), service.calls);
    }

    @Test
    void theSyntaxIsShownWhileALineIsWritten() {
        edit(list("a.example"), 0);
        bot.waitUntil("the hint", () -> bot.ask(() -> note().contains("smtp.first.example:587 \"Office\" 203.0.113.1-203.0.113.254")));
    }

    private String note() {
        return List.of(((Composite) view.get().control()).getChildren()).getLast() instanceof Composite line
                ? ((Label) line.getChildren()[1]).getText() : "";
    }

    @Test
    void theSameServerTwiceIsToldButAllowed() {
        BotText line = edit(list("a.example", "b.example"), 1);
        line.setText("A.example:25");
        bot.label("Row 1 says the same.");
        line.pressShortcut(0, SWT.CR);
        expect("a.example", "A.example:25");
    }

    @Test
    void nothingTypedIsLostByARefreshWhileEditing() {
        BotTable table = list("a.example", "b.example");
        BotText line = edit(table, 1);
        line.setText("b.example:58");
        service.resolved("a.example", "192.0.2.25");
        bot.waitUntil("the other row is refreshed", () -> table.cell(0, STATE).equals("Resolved"));
        service.list("x.example\na.example\nb.example\n");
        assertEquals("b.example:58", line.getText());
        line.setText("b.example:587").pressShortcut(0, SWT.CR);
        expect("x.example", "a.example", "b.example:587");
    }

    @Test
    void whatOthersChangedInTheSameLineIsNotOverwrittenAndNothingTypedIsLost() {
        BotText line = edit(list("a.example", "b.example"), 1);
        line.setText("b.example:587");
        service.list("a.example\nc.example\n");
        stage.model().onRefusal(told::set);
        line.pressShortcut(0, SWT.CR);
        bot.waitUntil("the refusal", () -> told.get() != null);
        assertEquals("b.example:587", line.getText());
        assertTrue(line.isOpen());
        assertEquals("a.example\nc.example\n", service.state().list().text());
    }

    @Test
    void aRefusedChangeLeavesTheLineOpen() {
        BotText line = edit(list("a.example"), 0);
        service.refuse(Words.text("refused"));
        stage.model().onRefusal(told::set);
        line.setText("b.example").pressShortcut(0, SWT.CR);
        bot.waitUntil("the refusal", () -> told.get() != null);
        bot.waitUntil("it can be written again", () -> bot.ask(line.widget()::getEditable));
        assertEquals("b.example", line.getText());
    }

    @Test
    void aWrongLineOfTheFileIsShownWithItsReasonAndCanBePutRight() {
        BotTable table = list("a.example", "b.example:x", "c.example");
        assertEquals("b.example:x", table.cell(1, SERVER));
        assertEquals("Not valid", table.cell(1, STATE));
        edit(table, 1).setText("b.example").pressShortcut(0, SWT.CR);
        expect("a.example", "b.example", "c.example");
    }

    @Test
    void deletingAsksNothingAndIsUndoneExactlyAsItWas() {
        BotTable table = list("# mine", "a.example", "# about b", "b.example", "c.example:x", "d.example");
        table.select(1, 2).pressShortcut(0, SWT.DEL);
        expect("# mine", "a.example", "# about b", "d.example");
        bot.label("2 lines deleted. Ctrl+Z brings them back.");
        assertEquals(List.of(1), table.selections());
        table.pressShortcut(SWT.MOD1, 'z');
        expect("# mine", "a.example", "# about b", "b.example", "c.example:x", "d.example");
        bot.waitUntil("they are in hand again", () -> table.selections().equals(List.of(1, 2)));
    }

    @Test
    void everythingIsUndoneStepByStep() {
        BotTable table = list("a.example", "b.example", "c.example");
        table.select(0).pressShortcut(0, SWT.DEL);
        expect("b.example", "c.example");
        table.select(0).pressShortcut(SWT.ALT, SWT.ARROW_DOWN);
        expect("c.example", "b.example");
        edit(table, 0).setText("c.example:26").pressShortcut(0, SWT.CR);
        expect("c.example:26", "b.example");
        noLineIsWritten();
        bot.toolbarButtonWithTooltip("Undo").click();
        expect("c.example", "b.example");
        bot.toolbarButtonWithTooltip("Undo").click();
        expect("b.example", "c.example");
        bot.toolbarButtonWithTooltip("Undo").click();
        expect("a.example", "b.example", "c.example");
        bot.waitUntil("nothing is left to undo", () -> !bot.toolbarButtonWithTooltip("Undo").isEnabled());
    }

    @Test
    void undoKeepsWhatOthersAddedMeanwhile() {
        BotTable table = list("a.example", "b.example");
        table.select(0).pressShortcut(0, SWT.DEL);
        expect("b.example");
        service.list("b.example\nc.example\n");
        bot.waitUntil("the third", () -> table.rowCount() == 2);
        table.pressShortcut(SWT.MOD1, 'z');
        expect("a.example", "b.example", "c.example");
    }

    @Test
    void severalRowsMoveByKeyboardAndKeysPressedQuicklyAllCount() {
        BotTable table = list("a.example", "b.example", "c.example", "d.example", "e.example");
        table.select(3, 4);
        table.pressShortcut(SWT.ALT, SWT.ARROW_UP).pressShortcut(SWT.ALT, SWT.ARROW_UP).pressShortcut(SWT.ALT, SWT.ARROW_UP)
                .pressShortcut(SWT.ALT, SWT.ARROW_UP);
        expect("d.example", "e.example", "a.example", "b.example", "c.example");
        bot.waitUntil("the rows stay in hand", () -> table.selections().equals(List.of(0, 1)));
        assertFalse(bot.toolbarButtonWithTooltip("Move the selected servers up").isEnabled());
        table.pressShortcut(SWT.ALT, SWT.ARROW_DOWN);
        expect("a.example", "d.example", "e.example", "b.example", "c.example");
    }

    @Test
    void rowsAreDraggedToAnotherPlace() {
        BotTable table = list("a.example", "b.example", "c.example", "d.example");
        table.select(0, 2);
        bot.ask(() -> {
            view.get().drop(4);
            return null;
        });
        expect("b.example", "d.example", "a.example", "c.example");
        bot.waitUntil("they stay in hand", () -> table.selections().equals(List.of(2, 3)));
    }

    @Test
    void aFilterShowsOnlyWhatHoldsItAndKeepsTheOrder() {
        BotTable table = list("a.example", "b.example:587", "ab.example");
        table.select(0);
        bot.text(FILTER).setText("A.E");
        bot.waitUntil("one row", () -> table.column(SERVER).equals(List.of("a.example")));
        bot.label("The order can be changed when the filter is empty.");
        assertFalse(bot.toolbarButtonWithTooltip("Move the selected servers down").isEnabled());
        bot.text(FILTER).setText("587").pressShortcut(0, SWT.CR);
        bot.waitUntil("the other row, in hand", () -> table.column(SERVER).equals(List.of("b.example")) && table.selections().equals(List.of(0)));
        table.pressShortcut(0, SWT.DEL);
        bot.waitUntil("it is gone", () -> service.state().list().text().equals("a.example\nab.example\n"));
        bot.text(FILTER).pressShortcut(0, SWT.ESC);
        bot.waitUntil("all rows", () -> table.rowCount() == 2);
    }

    @Test
    void aFilterWithoutHitsSaysSo() {
        BotTable table = list("a.example");
        bot.text(FILTER).setText("zebra");
        bot.label("No server matches “zebra”.");
        assertFalse(table.isVisible());
        bot.button("Show All").click();
        bot.waitUntil("the row", table::isVisible);
        assertEquals("", bot.text(FILTER).getText());
    }

    @Test
    void linesAreCopiedAsText() {
        BotTable table = list("a.example", "b.example:587 \"Office\" # work", "c.example");
        table.select(0, 1).pressShortcut(SWT.MOD1, 'c');
        bot.waitUntil("the text", () -> "a.example\nb.example:587 \"Office\" # work\n".equals(clipboard()));
        assertEquals(List.of(), service.calls);
    }

    @Test
    void linesAreCutAndPastedBehindTheSelection() {
        BotTable table = list("a.example", "b.example", "c.example", "d.example");
        table.select(0, 1).pressShortcut(SWT.MOD1, 'x');
        expect("c.example", "d.example");
        table.select(0).pressShortcut(SWT.MOD1, 'v');
        expect("c.example", "a.example", "b.example", "d.example");
        bot.waitUntil("what was pasted is in hand", () -> table.selections().equals(List.of(1, 2)));
        table.pressShortcut(SWT.MOD1, 'z').pressShortcut(SWT.MOD1, 'z');
        expect("a.example", "b.example", "c.example", "d.example");
    }

    @Test
    void textFromElsewhereIsPastedWithoutItsComments() {
        BotTable table = list("a.example");
        copyElsewhere("# from a mail\r\nb.example:587\r\n\r\na.example\r\n");
        table.select().pressShortcut(SWT.MOD1, 'v');
        expect("a.example", "b.example:587", "a.example");
        bot.label("One of the pasted lines was in the list already.");
    }

    @Test
    void oneWrongLineKeepsTheWholeTextOutAndIsNamed() {
        BotTable table = list("a.example");
        copyElsewhere("b.example\nc.example:x\n");
        table.pressShortcut(SWT.MOD1, 'v');
        bot.label("Nothing was pasted: line 2, column 11: expected a port from 1 to 65535");
        assertEquals(List.of(), service.calls);
    }

    @Test
    void useNowChoosesTheSelectedServer() {
        BotTable table = list("a.example:x", "192.0.2.25", "198.51.100.7");
        table.select(0);
        assertFalse(bot.toolbarButtonWithTooltip("Send through the selected server until the next network change").isEnabled());
        table.select(2);
        bot.toolbarButtonWithTooltip("Send through the selected server until the next network change").click();
        bot.waitUntil("it is active", () -> table.isBold(2) && !table.isBold(1));
        assertEquals(List.of("use 2"), service.calls);
        service.setting(SettingKey.ROUTING_AUTOROUTE, "false");
        bot.toolbarButtonWithTooltip("Send through the selected server until another is chosen");
    }

    @Test
    void theContextMenuHasItAllWithItsKeys() {
        BotTable table = list("a.example", "b.example");
        table.select(1);
        assertEquals("&Delete\tDelete", table.contextMenu("Delete").text());
        assertEquals("Und&o\tCtrl+Z", table.contextMenu("Undo").text());
        assertFalse(table.contextMenu("Undo").isEnabled());
        assertFalse(table.contextMenu("Move Down").isEnabled());
        table.contextMenu("Move Up").click();
        expect("b.example", "a.example");
        table.contextMenu("Edit").click();
        line().setText("c.example").pressShortcut(0, SWT.CR);
        expect("c.example", "a.example");
    }

    @Test
    void allRowsAreSelected() {
        BotTable table = list("a.example", "b.example", "c.example");
        table.pressShortcut(SWT.MOD1, 'a');
        bot.waitUntil("all", () -> table.selections().equals(List.of(0, 1, 2)));
        assertFalse(bot.toolbarButtonWithTooltip("Edit").isEnabled());
        assertTrue(bot.toolbarButtonWithTooltip("Delete").isEnabled());
    }

    private int width(BotTable table, String title) {
        return bot.ask(() -> List.of(table.widget().getColumns()).stream().filter(column -> column.getText().equals(title)).findFirst().orElseThrow().getWidth());
    }

    @Test
    void aColumnThatNobodyUsesTakesNoRoom() {
        BotTable table = list("a.example", "b.example");
        assertEquals(0, width(table, "Link"));
        assertEquals(0, width(table, "Login"));
        assertEquals(0, width(table, "Last used"));
        assertTrue(width(table, "Address") > 0);
        list("a.example \"Home\"", "b.example user=alice@b.example", "c.example");
        bot.waitUntil("both columns", () -> width(table, "Link") > 40 && width(table, "Login") > 60);
        list("a.example");
        bot.waitUntil("no column", () -> width(table, "Link") == 0 && width(table, "Login") == 0);
    }

    @Test
    void aWidthSetByHandStaysWhenAnotherColumnComes() {
        BotTable table = list("a.example", "b.example");
        bot.ask(() -> {
            table.widget().getColumn(SERVER).setWidth(333);
            return null;
        });
        list("a.example \"Home\"", "b.example", "c.example");
        bot.waitUntil("the column", () -> width(table, "Link") > 40);
        assertEquals(333, width(table, "Server"));
    }

    @Test
    void whatIsTypedIntoTheRowsGoesOnInTheFilter() {
        BotTable table = list("a.example", "b.example", "bc.example");
        table.select(0);
        table.pressShortcut(0, 'b');
        bot.waitUntil("the filter", () -> table.column(SERVER).equals(List.of("b.example", "bc.example")));
        assertTrue(bot.ask(bot.text(FILTER).widget()::isFocusControl));
        bot.ask(table.widget()::setFocus);
        table.pressShortcut(SWT.SHIFT, 'c');
        bot.waitUntil("both letters", () -> table.column(SERVER).equals(List.of("bc.example")));
        assertEquals("bc", bot.text(FILTER).getText());
    }

    @Test
    void theSelectionStaysOnItsServersWhenOthersChangeTheList() {
        BotTable table = list("a.example", "b.example", "c.example");
        table.select(1, 2);
        service.list("x.example\na.example\nb.example\nc.example\n");
        bot.waitUntil("the new row", () -> table.rowCount() == 4);
        assertEquals(List.of(2, 3), table.selections());
    }

    @Test
    void aLongLineIsShownInFullByItsTipAndStaysWithinTheTable() {
        String host = "a-name-of-some-length.".repeat(10) + "example";
        BotTable table = list(host + ":2525 \"" + "A long connection ".repeat(5) + "\" 10.0.0.1-10.255.255.254", "192.0.2.25");
        int room = bot.ask(() -> table.widget().getClientArea().width);
        int columns = bot.ask(() -> List.of(table.widget().getColumns()).stream().mapToInt(column -> column.getWidth()).sum());
        assertTrue(columns <= room, columns + " of " + room);
        BotText line = edit(table, 0);
        assertTrue(bot.ask(() -> line.widget().getParent().getBounds().width > room * 9 / 10));
    }

    @Test
    void theFocusGoesWhereItIsNeeded() {
        bot.ask(() -> {
            view.get().setFocus();
            return null;
        });
        list("a.example", "b.example");
        bot.ask(() -> {
            view.get().setFocus();
            return null;
        });
        assertEquals(List.of(0), bot.table(0).selections());
    }

    @Test
    void aViewThatIsClosedWhileItsLineIsTakenLeavesNothingBehind() {
        list("a.example");
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Consumer<RuntimeException> handler = bot.ask(bot.display()::getRuntimeExceptionHandler);
        bot.ask(() -> {
            bot.display().setRuntimeExceptionHandler(failure::set);
            return null;
        });
        BotText line = edit(bot.table(0), 0).setText("b.example");
        bot.ask(() -> {
            line.widget().notifyListeners(SWT.KeyDown, enter());
            view.get().control().dispose();
            return null;
        });
        bot.waitUntil("the line is taken", () -> service.state().list().text().equals("b.example\n"));
        AtomicInteger after = new AtomicInteger();
        stage.model().ask(service.changeServers(list -> list), after::incrementAndGet, () -> { });
        bot.waitUntil("all has been told", () -> after.get() == 1);
        bot.ask(() -> {
            bot.display().setRuntimeExceptionHandler(handler);
            return null;
        });
        assertNull(failure.get());
    }

    private static Event enter() {
        Event event = new Event();
        event.keyCode = SWT.CR;
        return event;
    }
}
