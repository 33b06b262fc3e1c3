package org.autoroute.smtp.ui.internal.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.autoroute.smtp.ui.internal.app.Renewal;
import org.autoroute.smtp.ui.internal.testing.Bot;
import org.autoroute.smtp.ui.internal.testing.BotTable;
import org.autoroute.smtp.ui.internal.testing.OnStage;
import org.autoroute.smtp.ui.internal.testing.Stage;

@ExtendWith(OnStage.class)
@Timeout(60)
class HelpWindowTest {

    private final Stage stage;
    private final AtomicReference<Shell> backstage = new AtomicReference<>();
    private Bot bot;

    HelpWindowTest(Stage stage) {
        this.stage = stage;
    }

    @BeforeEach
    void open() {
        bot = stage.open(shell -> {
            backstage.set(shell);
            Text field = new Text(shell, SWT.BORDER);
            Topics.on(shell, "general");
            Topics.on(field, "internal-server");
        });
    }

    private Bot show(String topic) {
        run(() -> Topics.show(backstage.get(), topic));
        return stage.bot().within(help());
    }

    @Test
    void inAnotherLanguageItIsOpenedAgainAtItsTopic() {
        show("general");
        Shell before = help();
        try {
            Locale.setDefault(Locale.GERMAN);
            run(() -> Renewal.reopen(stage.bot().display()));
        } finally {
            Locale.setDefault(Locale.ENGLISH);
        }
        assertTrue(before.isDisposed());
        Shell now = help();
        assertEquals("Allgemein", stage.bot().ask(() -> first(now, Table.class).getSelection()[0].getText()));
        run(now::dispose);
    }

    private void run(Runnable action) {
        stage.bot().ask(() -> {
            action.run();
            return null;
        });
    }

    private Shell help() {
        return stage.bot().ask(() -> Arrays.stream(stage.bot().display().getShells()).filter(shell -> HelpWindow.of(shell).isPresent()).findFirst()
                .orElse(null));
    }

    private static <T> T first(Composite parent, Class<T> kind) {
        for (Control child : parent.getChildren()) {
            T found = kind.isInstance(child) ? kind.cast(child) : child instanceof Composite inner ? first(inner, kind) : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private String text() {
        return stage.bot().ask(() -> first(help(), StyledText.class).getText());
    }

    private void key(Control control, int keyCode, int mask) {
        run(() -> {
            Event event = new Event();
            event.keyCode = keyCode;
            event.stateMask = mask;
            control.notifyListeners(SWT.KeyDown, event);
        });
    }

    @Test
    void aTopicIsShownAndSelected() {
        Bot help = show("mail-clients");
        assertTrue(text().startsWith("Mail clients\n"), text());
        assertEquals("Mail clients", help.table(0).cell(help.table(0).selection(), 0));
        assertEquals(Library.TOPICS.size(), help.table(0).rowCount());
    }

    @Test
    void anUnknownTopicIsTheIntroduction() {
        show("nonsense");
        assertTrue(text().startsWith("Introduction\n"), text());
    }

    @Test
    void thereIsOneWindowForAllTopics() {
        show("general");
        Shell first = help();
        show("internal-server");
        assertEquals(first, help());
        assertTrue(text().startsWith("Internal Server\n"), text());
    }

    @Test
    void fOneOpensTheTopicOfTheControl() {
        run(() -> {
            Control field = backstage.get().getChildren()[0];
            assertEquals(Optional.of("internal-server"), Topics.of(field));
            field.notifyListeners(SWT.Help, new Event());
        });
        assertTrue(text().startsWith("Internal Server\n"), text());
    }

    /** It could not be reached from the keyboard otherwise. */
    @Test
    void aModalDialogGetsTheWindowForItself() {
        show("general");
        Shell first = help();
        AtomicReference<Shell> dialog = new AtomicReference<>();
        run(() -> {
            dialog.set(new Shell(backstage.get(), SWT.DIALOG_TRIM | SWT.APPLICATION_MODAL));
            dialog.get().open();
            Topics.show(dialog.get(), "internal-server");
        });
        assertTrue(stage.bot().ask(first::isDisposed));
        assertEquals(dialog.get(), stage.bot().ask(() -> help().getParent()));
        Shell second = help();
        run(() -> Topics.show(dialog.get(), "general"));
        assertEquals(second, help());
    }

    @Test
    void askedForFromTheIconItBelongsToTheWindowInFront() {
        run(() -> backstage.get().forceActive());
        stage.bot().waitUntil("it has the keyboard", () -> stage.bot().ask(stage.bot().display()::getActiveShell) == backstage.get());
        run(() -> Topics.show(stage.bot().display(), Optional.empty(), "general"));
        Shell help = help();
        assertEquals(backstage.get(), stage.bot().ask(help::getParent));
        run(help::dispose);
    }

    @Test
    void escapeEndsTheSearchThenTheWindow() {
        Bot help = show("introduction");
        Shell shell = help();
        help.text().setText("port");
        escape(shell);
        stage.bot().waitUntil("the search is over", () -> help.table(0).rowCount() == Library.TOPICS.size());
        escape(shell);
        stage.bot().waitUntil("the window is closed", () -> shell.isDisposed());
    }

    private void escape(Shell shell) {
        run(() -> {
            Event event = new Event();
            event.type = SWT.KeyDown;
            event.keyCode = SWT.ESC;
            event.widget = first(shell, StyledText.class);
            first(shell, StyledText.class).notifyListeners(SWT.KeyDown, event);
        });
    }

    @Test
    void linksBackAndForwardLeadFromPageToPage() {
        Bot help = show("introduction");
        int link = text().indexOf("Choosing the server");
        StyledText view = stage.bot().ask(() -> first(help(), StyledText.class));
        run(() -> view.setCaretOffset(link));
        key(view, SWT.CR, SWT.NONE);
        assertTrue(text().startsWith("Choosing the server\n"), text());
        help.button("Back").click();
        stage.bot().waitUntil("back", () -> text().startsWith("Introduction\n"));
        assertFalse(help.button("Back").isEnabled());
        help.button("Forward").click();
        stage.bot().waitUntil("forward", () -> text().startsWith("Choosing the server\n"));
    }

    @Test
    void aLinkToAHeadingBringsItToTheTop() {
        show("introduction");
        run(() -> HelpWindow.of(help()).orElseThrow().show("mail-clients"));
        StyledText view = stage.bot().ask(() -> first(help(), StyledText.class));
        int caret = stage.bot().ask(() -> {
            int offset = view.getText().indexOf("Troubleshooting explains");
            view.setCaretOffset(offset);
            return offset;
        });
        assertTrue(caret > 0);
        key(view, SWT.CR, SWT.NONE);
        assertTrue(text().startsWith("Troubleshooting\n"), text());
    }

    @Test
    void aSearchLeavesTheTopicsThatHaveTheWordsAndSelectsThemInTheText() {
        Bot help = show("introduction");
        help.text().setText("ip_unprivileged");
        BotTable topics = help.table(0);
        stage.bot().waitUntil("one topic", () -> topics.rowCount() == 1);
        assertEquals("Mail clients", topics.cell(0, 0));
        assertEquals("ip_unprivileged", stage.bot().ask(() -> first(help(), StyledText.class).getSelectionText()));
        help.text().setText("no such words at all");
        stage.bot().waitUntil("no topic", () -> topics.rowCount() == 0);
        assertTrue(stage.bot().ask(help.label("No topic has these words.")::isVisible));
    }
}
