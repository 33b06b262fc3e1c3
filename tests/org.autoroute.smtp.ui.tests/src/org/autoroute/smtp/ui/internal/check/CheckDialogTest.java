package org.autoroute.smtp.ui.internal.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.autoroute.smtp.service.AutorouteService.Registration;
import org.autoroute.smtp.service.check.Action;
import org.autoroute.smtp.service.check.CheckListener;
import org.autoroute.smtp.service.check.CheckRequest;
import org.autoroute.smtp.service.check.Finding;
import org.autoroute.smtp.service.check.Report;
import org.autoroute.smtp.service.check.Step;
import org.autoroute.smtp.service.check.Verdict;
import org.autoroute.smtp.ui.internal.testing.Bot;
import org.autoroute.smtp.ui.internal.testing.OnStage;
import org.autoroute.smtp.ui.internal.testing.Stage;

/** The dialog with checks whose course is in the test's hand. */
@ExtendWith(OnStage.class)
@Timeout(60)
class CheckDialogTest {

    private final Stage stage;
    private final List<CheckRequest> requests = new CopyOnWriteArrayList<>();
    private final List<CheckListener> listeners = new CopyOnWriteArrayList<>();
    private final List<Action> applied = new CopyOnWriteArrayList<>();
    private final List<CheckListener> closed = new CopyOnWriteArrayList<>();
    private final AtomicReference<CheckDialog> dialog = new AtomicReference<>();
    private Bot bot;

    CheckDialogTest(Stage stage) {
        this.stage = stage;
    }

    @BeforeEach
    void open() {
        stage.open(shell -> {
            dialog.set(new CheckDialog(shell, this::begin, (action, done) -> {
                applied.add(action);
                done.run();
            }));
        });
        run(() -> dialog.get().open());
        bot = stage.bot().within(stage.bot().ask(() -> dialog.get().getShell()));
    }

    private Registration begin(CheckRequest request, CheckListener listener) {
        requests.add(request);
        listeners.add(listener);
        return () -> closed.add(listener);
    }

    private void run(Runnable action) {
        stage.bot().ask(() -> {
            action.run();
            return null;
        });
    }

    private static Finding finding(Step step, Verdict verdict, Optional<Action> action) {
        return new Finding(step, verdict, step.title(), action.map(one -> step.title()), action);
    }

    private void end(Finding... findings) {
        for (Finding finding : findings) {
            listeners.getLast().begun(finding.step());
            listeners.getLast().found(finding);
        }
        listeners.getLast().ended(new Report(List.of(findings)));
    }

    private Text field(int index) {
        return stage.bot().ask(() -> texts(dialog.get().getShell()).get(index));
    }

    private static List<Text> texts(Composite parent) {
        List<Text> found = new ArrayList<>();
        for (Control child : parent.getChildren()) {
            if (child instanceof Text text) {
                found.add(text);
            } else if (child instanceof Composite inner) {
                found.addAll(texts(inner));
            }
        }
        return found;
    }

    @Test
    void beginsAtOnceAndSendsNothing() {
        assertEquals(List.of(CheckRequest.PLAIN), requests);
        bot.label("Looking for what keeps mail from going out\u2026");
        assertFalse(bot.button("Check Again").isEnabled());
        assertFalse(bot.button("Copy").isEnabled());
    }

    @Test
    void showsWhatWasFound() {
        end(finding(Step.SERVER, Verdict.PASSED, Optional.empty()));
        bot.label("All is well: mail goes out.");
        assertTrue(bot.button("Check Again").isEnabled());
    }

    @Test
    void aWarningIsNoFailure() {
        end(finding(Step.PORT, Verdict.WARNING, Optional.of(new Action.Retry())));
        bot.label("Mail can go out, but something deserves a look.");
    }

    @Test
    void aButtonDoesWhatHelpsAndLooksAgain() {
        end(finding(Step.PROGRAM, Verdict.FAILED, Optional.of(new Action.UsePort(2525))));
        bot.label("Something keeps mail from going out.");
        bot.button("Use port 2525").click();
        stage.bot().waitUntil("a second check", () -> requests.size() == 2);
        assertEquals(List.of(new Action.UsePort(2525)), applied);
        stage.bot().waitUntil("no old button", () -> !bot.hasButton("Use port 2525"));
    }

    @Test
    void whatAFormerCheckSaysIsPassedOver() {
        CheckListener former = listeners.getFirst();
        end(finding(Step.SERVER, Verdict.PASSED, Optional.empty()));
        bot.button("Check Again").click();
        stage.bot().waitUntil("a second check", () -> requests.size() == 2);
        former.found(finding(Step.PROGRAM, Verdict.FAILED, Optional.of(new Action.Resume())));
        former.ended(new Report(List.of(finding(Step.PROGRAM, Verdict.FAILED, Optional.of(new Action.Resume())))));
        end(finding(Step.SERVER, Verdict.PASSED, Optional.empty()));
        bot.label("All is well: mail goes out.");
        assertFalse(bot.hasButton("Resume"));
    }

    @Test
    void aTestMessageNeedsTwoGoodAddresses() {
        end(finding(Step.SERVER, Verdict.PASSED, Optional.empty()));
        run(() -> field(1).setText("me@home.example"));
        assertFalse(bot.button("Send a Test Message").isEnabled());
        run(() -> field(2).setText("you"));
        assertFalse(bot.button("Send a Test Message").isEnabled());
        run(() -> field(2).setText("you@work.example"));
        bot.button("Send a Test Message").click();
        stage.bot().waitUntil("a second check", () -> requests.size() == 2);
        assertEquals("me@home.example", requests.getLast().message().orElseThrow().from().text());
        assertEquals("you@work.example", requests.getLast().message().orElseThrow().to().text());
    }

    @Test
    void anotherComputerNeedsAnAddress() {
        end(finding(Step.SERVER, Verdict.PASSED, Optional.empty()));
        bot.label("All is well: mail goes out.");
        run(() -> field(0).setText("phone"));
        assertFalse(bot.button("Check Again").isEnabled());
        run(() -> field(0).setText("192.168.1.7"));
        bot.button("Check Again").click();
        stage.bot().waitUntil("a second check", () -> requests.size() == 2);
        assertEquals("192.168.1.7", requests.getLast().client().orElseThrow().toString());
        assertTrue(requests.getLast().message().isEmpty());
    }

    @Test
    void theResultCanBeCopied() {
        end(finding(Step.SERVER, Verdict.PASSED, Optional.empty()));
        bot.button("Copy").click();
        stage.bot().waitUntil("the clipboard", () -> stage.bot().ask(() -> {
            Clipboard clipboard = new Clipboard(stage.bot().display());
            Object text = clipboard.getContents(TextTransfer.getInstance());
            clipboard.dispose();
            return "[passed] A server is active: A server is active\n".equals(String.valueOf(text).replace("\r", ""));
        }));
    }

    @Test
    void closingEndsTheCheck() {
        run(() -> dialog.get().close());
        assertEquals(listeners, closed);
        listeners.getFirst().begun(Step.CONNECT);
    }

    private void enter(int field) {
        run(() -> field(field).traverse(SWT.TRAVERSE_RETURN));
    }

    @Test
    void enterBehindTheAddressesSendsTheMessageAndDoesNotCloseTheDialog() {
        end(finding(Step.SERVER, Verdict.PASSED, Optional.empty()));
        bot.label("All is well: mail goes out.");
        run(() -> field(1).setText("me@home.example"));
        enter(1);
        assertEquals(1, requests.size());
        run(() -> field(2).setText("you@work.example"));
        enter(2);
        stage.bot().waitUntil("a second check", () -> requests.size() == 2);
        assertTrue(requests.getLast().message().isPresent());
    }

    @Test
    void enterBehindAnotherComputerLooksAgain() {
        end(finding(Step.SERVER, Verdict.PASSED, Optional.empty()));
        bot.label("All is well: mail goes out.");
        run(() -> field(0).setText("phone"));
        enter(0);
        assertEquals(1, requests.size());
        run(() -> field(0).setText("192.168.1.7"));
        enter(0);
        stage.bot().waitUntil("a second check", () -> requests.size() == 2);
        assertTrue(requests.getLast().client().isPresent());
    }
}
