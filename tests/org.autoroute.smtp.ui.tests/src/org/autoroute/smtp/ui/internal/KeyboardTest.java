package org.autoroute.smtp.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.stream.Stream;

import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.autoroute.smtp.ui.internal.testing.OnStage;
import org.autoroute.smtp.ui.internal.testing.Screen;
import org.autoroute.smtp.ui.internal.testing.Sessions;
import org.autoroute.smtp.ui.internal.testing.Stage;
import org.autoroute.smtp.ui.internal.testing.TabWalk;
import org.autoroute.smtp.ui.internal.window.GtkVersion;
import org.autoroute.smtp.ui.internal.window.Looks;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;

/** Every screen as the keyboard finds it. */
@Timeout(60)
@ExtendWith(OnStage.class)
class KeyboardTest {

    private final Stage stage;

    KeyboardTest(Stage stage) {
        this.stage = stage;
    }

    static Stream<Screen> screens() {
        return CutOffTest.screens();
    }

    @ParameterizedTest
    @MethodSource("screens")
    void noLetterOpensTheSearchOfGtkOverTheRows(Screen screen) {
        assumeTrue(stage.bot().ask(GtkVersion::isThree));
        Gtk gtk = Native.load("libgtk-3.so.0", Gtk.class);
        Shell shell = screen.open().apply(stage);
        assertEquals(List.of(), stage.bot().ask(() -> TabWalk.controls(shell).filter(control -> control instanceof Table || control instanceof Tree)
                .filter(rows -> gtk.gtk_tree_view_get_enable_search(handle(rows))).map(TabWalk::name).toList()));
    }

    /** Tabs and tool bars have names of their own: those of their items. */
    @ParameterizedTest
    @MethodSource("screens")
    void whatTakesTheKeyboardHasANameForScreenReaders(Screen screen) {
        Shell shell = screen.open().apply(stage);
        assertEquals(List.of(), stage.bot().ask(() -> TabWalk.controls(shell)
                .filter(control -> control instanceof Text || control instanceof Combo || control instanceof Table || control instanceof Tree
                        || control instanceof StyledText || control instanceof Button button && button.getText().isEmpty())
                .filter(Control::isVisible)
                .filter(control -> control.getData(Looks.class.getName()) == null).map(control -> control.getClass().getSimpleName() + " in "
                        + control.getParent().getClass().getSimpleName() + " " + control.getBounds()).toList()));
    }

    /** Tab reaches whatever can have the keyboard, and comes round. */
    @ParameterizedTest
    @MethodSource("screens")
    void tabComesToEverythingInTheOrderOfReading(Screen screen) {
        Shell shell = screen.open().apply(stage);
        TabWalk walk = stage.bot().ask(() -> TabWalk.through(shell));
        assertEquals(walk.read(), walk.reached());
        assertEquals(walk.read(), walk.back());
    }

    @ParameterizedTest
    @MethodSource("screens")
    void tabComesToEverythingInAProgramAtWork(Screen screen) {
        Sessions.fill(stage.service());
        tabComesToEverythingInTheOrderOfReading(screen);
    }

    private static Pointer handle(Control control) {
        try {
            return new Pointer(control.getClass().getField("handle").getLong(control));
        } catch (ReflectiveOperationException otherSystem) {
            throw new AssertionError(otherSystem);
        }
    }

    /** The call of libgtk that is needed. */
    interface Gtk extends Library {
        boolean gtk_tree_view_get_enable_search(Pointer rows);
    }
}
