package org.autoroute.smtp.ui.internal.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.swt.widgets.Tree;

import org.autoroute.smtp.ui.internal.window.Looks;

/**
 * Where Tab leads in a window, by the names of its controls.
 *
 * @param reached one after the other, from where the keyboard was when it opened, until it comes round
 * @param back    the same with Shift, in the same order
 * @param read    those that can have the keyboard as one reads them, beginning with the same
 */
public record TabWalk(List<String> reached, List<String> back, List<String> read) {

    private static final int MOST = 100;

    /** On the UI thread. */
    public static TabWalk through(Shell shell) {
        List<Control> reached = walk(shell, SWT.TRAVERSE_TAB_NEXT);
        List<Control> back = walk(shell, SWT.TRAVERSE_TAB_PREVIOUS);
        List<Control> read = controls(shell).filter(TabWalk::takesKeyboard).toList();
        Control first = reached.isEmpty() ? null : reached.getFirst();
        return new TabWalk(names(reached), names(from(first, back.reversed())), names(from(first, read)));
    }

    private static List<Control> walk(Shell shell, int way) {
        List<Control> reached = new ArrayList<>();
        Control now = shell.getDisplay().getFocusControl();
        while (now != null && !reached.contains(now) && reached.size() < MOST) {
            reached.add(now);
            now.traverse(way);
            now = shell.getDisplay().getFocusControl();
        }
        // A group may have the keyboard when a window opens, before the first Tab.
        return reached.stream().filter(TabWalk::takesKeyboard).toList();
    }

    private static List<String> names(List<Control> controls) {
        return controls.stream().map(TabWalk::name).toList();
    }

    /** All controls, each group as one reads it: line by line. */
    public static Stream<Control> controls(Composite parent) {
        return Arrays.stream(parent.getChildren()).sorted(Comparator.comparingInt((Control child) -> line(child)).thenComparingInt(child -> child.getLocation().x))
                .flatMap(child -> child instanceof Composite group ? Stream.concat(Stream.of(child), controls(group)) : Stream.of(child));
    }

    /** What a screen reader calls it, or what stands on it. */
    public static String name(Control control) {
        Object name = control.getData(Looks.class.getName());
        return name != null ? (String) name : control instanceof Button button ? button.getText().replace("&", "") : control.getClass().getSimpleName();
    }

    /** Controls of one line need not have the same height. */
    private static int line(Control control) {
        Point middle = new Point(0, control.getLocation().y + control.getSize().y / 2);
        return Arrays.stream(control.getParent().getChildren()).filter(other -> other.getLocation().y <= middle.y && middle.y < other.getLocation().y + other.getSize().y)
                .mapToInt(other -> other.getLocation().y).min().orElse(middle.y);
    }

    private static boolean takesKeyboard(Control control) {
        boolean kind = control instanceof Text || control instanceof Combo || control instanceof Table || control instanceof Tree || control instanceof Link
                || control instanceof StyledText || control instanceof CTabFolder || control instanceof Button
                || control instanceof ToolBar bar && Arrays.stream(bar.getItems()).anyMatch(ToolItem::isEnabled);
        return kind && control.isVisible() && control.isEnabled();
    }

    private static List<Control> from(Control first, List<Control> controls) {
        int at = Math.max(0, controls.indexOf(first));
        return Stream.concat(controls.stream().skip(at), controls.stream().limit(at)).toList();
    }
}
