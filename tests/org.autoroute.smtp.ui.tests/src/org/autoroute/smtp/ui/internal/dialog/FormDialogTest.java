package org.autoroute.smtp.ui.internal.dialog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.autoroute.smtp.ui.internal.testing.Bot;
import org.autoroute.smtp.ui.internal.testing.OnStage;
import org.autoroute.smtp.ui.internal.testing.Stage;

@Timeout(60)
@ExtendWith(OnStage.class)
class FormDialogTest {

    private static final int CONTENT = 300;

    private final Stage stage;
    private final Bot bot;
    private Shell parent;

    FormDialogTest(Stage stage) {
        this.stage = stage;
        bot = stage.bot();
    }

    /** One with content 300 wide and high. */
    private static final class Plain extends FormDialog {

        Plain(Shell parent, int width, int height) {
            super(parent, new Style("Plain", "smtp-servers", width, height, 1));
            setBlockOnOpen(false);
        }

        @Override
        protected void fill(Composite area) {
            GridDataFactory.fillDefaults().grab(true, true).hint(CONTENT, CONTENT).applyTo(new Composite(area, SWT.NONE));
        }
    }

    @BeforeEach
    void openParent() {
        AtomicReference<Shell> opened = new AtomicReference<>();
        stage.open(opened::set);
        parent = opened.get();
    }

    private Plain open(int width, int height) {
        return bot.ask(() -> {
            Plain dialog = new Plain(parent, width, height);
            dialog.open();
            return dialog;
        });
    }

    @Test
    void itIsAsLargeAsItsStyleSaysAndNeverSmallerThanItsContent() {
        Point wide = bot.ask(() -> open(700, 0).getShell().getSize());
        assertEquals(700, wide.x);
        assertTrue(wide.y > CONTENT, wide.toString());
        Shell small = bot.ask(() -> open(0, 0).getShell());
        Point least = bot.ask(small::getMinimumSize);
        assertTrue(least.x > CONTENT && least.y > CONTENT, least.toString());
    }

    @Test
    void itComesBackAsLargeAsItWasLeftWhileItsParentIsThere() {
        Plain first = open(400, 400);
        bot.ask(() -> {
            first.getShell().setSize(640, 520);
            return first.close();
        });
        assertEquals(new Point(640, 520), bot.ask(() -> open(400, 400).getShell().getSize()));
    }

    @Test
    void f1OpensItsTopic() {
        Plain dialog = open(0, 0);
        bot.ask(() -> {
            dialog.getShell().notifyListeners(SWT.Help, new Event());
            return null;
        });
        Shell help = bot.shell("Autoroute SMTP Help").widget();
        assertEquals(dialog.getShell(), bot.ask(help::getParent));
        bot.within(help).waitUntil("its page", () -> bot.within(help).styledText().getText().startsWith("SMTP Servers"));
    }

    @Test
    void whatComesAfterItsEndIsPassedOver() {
        AtomicInteger ran = new AtomicInteger();
        Plain dialog = open(0, 0);
        bot.ask(() -> {
            dialog.whileOpen(ran::incrementAndGet);
            dialog.close();
            dialog.whileOpen(ran::incrementAndGet);
            return null;
        });
        assertEquals(1, ran.get());
    }

    /** Window managers give the keyboard to a window with a place in the task bar, which a dialog that opened this one does not have. */
    @Test
    void behindItTheKeyboardIsWhereItWasOpened() {
        Shell between = bot.ask(() -> {
            Shell shell = new Shell(parent, SWT.DIALOG_TRIM);
            shell.setSize(CONTENT, CONTENT);
            shell.open();
            return shell;
        });
        awaitActive(between);
        Plain dialog = bot.ask(() -> {
            Plain plain = new Plain(between, 0, 0);
            plain.open();
            return plain;
        });
        awaitActive(bot.ask(dialog::getShell));
        bot.ask(dialog::close);
        awaitActive(between);
    }

    private void awaitActive(Shell shell) {
        bot.waitUntil(shell + " is active", () -> bot.ask(() -> shell.getDisplay().getActiveShell() == shell));
    }
}
