package org.autoroute.smtp.ui.internal.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.concurrent.atomic.AtomicReference;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.autoroute.smtp.ui.internal.testing.Bot;
import org.autoroute.smtp.ui.internal.testing.OnStage;
import org.autoroute.smtp.ui.internal.testing.Stage;

@Timeout(60)
@ExtendWith(OnStage.class)
class LooksTest {

    private final Stage stage;

    LooksTest(Stage stage) {
        this.stage = stage;
    }

    /** What the system tells a screen reader. */
    private interface Atk extends Library {

        String atk_object_get_name(Pointer accessible);
    }

    private interface Gtk extends Library {

        Pointer gtk_widget_get_accessible(Pointer widget);
    }

    @Test
    void aScreenReaderHearsTheWordsOfALabelWithoutItsSignsAndEachNewName() {
        assumeTrue(SWT.getPlatform().equals("gtk"), "only GTK is asked here");
        AtomicReference<Text> field = new AtomicReference<>();
        stage.open(shell -> field.set(new Text(shell, SWT.BORDER)));
        assertEquals("Allowed IPs", named(field.get(), "Allowed &IPs:"));
        assertEquals("Port", named(field.get(), "Port"));
    }

    private String named(Text field, String name) {
        return stage.bot().ask(() -> {
            Looks.name(field, name);
            Pointer accessible = Native.load("libgtk-3.so.0", Gtk.class).gtk_widget_get_accessible(SystemHandle.of(field));
            return Native.load("libatk-1.0.so.0", Atk.class).atk_object_get_name(accessible);
        });
    }

    @Test
    void aLabelShowsEveryCharacterItIsGiven() {
        AtomicReference<Label> label = new AtomicReference<>();
        AtomicReference<Label> other = new AtomicReference<>();
        Bot bot = stage.open(shell -> {
            label.set(new Label(shell, SWT.NONE));
            other.set(new Label(shell, SWT.NONE));
        });
        int wide = bot.ask(() -> {
            label.get().setText(Looks.plain("AT&T"));
            return label.get().computeSize(SWT.DEFAULT, SWT.DEFAULT).x;
        });
        int narrow = bot.ask(() -> {
            other.get().setText("ATT");
            return other.get().computeSize(SWT.DEFAULT, SWT.DEFAULT).x;
        });
        assertEquals(true, wide > narrow, wide + " is no wider than " + narrow);
    }
}
