package org.autoroute.smtp.ui.internal.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.Tree;

/** What a user could not read or reach in a window: words wider than their control, controls outside their parent, keys given twice. UI thread. */
public final class CutOff {

    private static final Pattern MNEMONIC = Pattern.compile("(?<!&)&([^&\\s])");
    /** Around the words of a column's head. */
    private static final int HEAD_MARGIN = 8;

    private final List<String> faults = new ArrayList<>();
    private final Map<String, List<String>> keys = new TreeMap<>();

    private CutOff() {
    }

    /** One line for each fault, none when all is well. */
    public static List<String> in(Shell shell) {
        CutOff check = new CutOff();
        check.look(shell);
        check.keys.forEach((key, words) -> {
            if (words.size() > 1) {
                check.faults.add("one key for " + String.join(" and ", words));
            }
        });
        return check.faults;
    }

    private void look(Control control) {
        if (!control.getVisible() || control.getSize().x == 0 || control.getSize().y == 0) {
            return;
        }
        words(control);
        place(control);
        if (control instanceof Composite composite) {
            Arrays.stream(composite.getChildren()).forEach(this::look);
        }
    }

    private void words(Control control) {
        switch (control) {
            case Button button -> {
                fits(button, button.getText());
                key(button.getText());
            }
            case Label label when (label.getStyle() & SWT.SEPARATOR) == 0 -> {
                fits(label, label.getText());
                key(label.getText());
            }
            case Link link -> fits(link, link.getText());
            case CLabel label when label.getToolTipText() == null -> fits(label, label.getText());
            case Group group -> {
                wide(group.getText(), extent(group, group.getText()), group.getSize().x);
                key(group.getText());
            }
            case Combo combo when (combo.getStyle() & SWT.READ_ONLY) != 0 -> wide(combo.getText(), combo.computeSize(SWT.DEFAULT, SWT.DEFAULT).x, combo.getSize().x);
            case ToolBar bar -> wide("tool bar", bar.computeSize(SWT.DEFAULT, SWT.DEFAULT).x, bar.getSize().x);
            // A column without width is left out, not cut off.
            case Table table -> Arrays.stream(table.getColumns()).filter(column -> column.getWidth() > 0).forEach(column -> head(table, column.getText(), column.getWidth()));
            case Tree tree -> Arrays.stream(tree.getColumns()).forEach(column -> head(tree, column.getText(), column.getWidth()));
            case CTabFolder folder -> Arrays.stream(folder.getItems())
                    .forEach(item -> wide(item.getText(), extent(folder, item.getText()), item.getBounds().width));
            default -> { }
        }
    }

    /** Themes write it in bold. */
    private void head(Control table, String words, int width) {
        if (!words.isEmpty()) {
            Font bold = new Font(table.getDisplay(), Arrays.stream(table.getFont().getFontData())
                    .map(data -> new FontData(data.getName(), data.getHeight(), SWT.BOLD)).toArray(FontData[]::new));
            wide("column " + words, extent(table, words, bold) + HEAD_MARGIN, width);
            bold.dispose();
        }
    }

    /** Words that wrap may be narrow, but need the height. */
    private void fits(Control control, String words) {
        if (words.isEmpty()) {
            return;
        }
        Point size = control.getSize();
        boolean wraps = (control.getStyle() & SWT.WRAP) != 0 || control instanceof Link;
        Point needed = control.computeSize(wraps ? size.x : SWT.DEFAULT, SWT.DEFAULT);
        wide(words, wraps ? 0 : needed.x, size.x);
        if (needed.y > size.y) {
            faults.add("“" + words + "” is " + size.y + " high and needs " + needed.y);
        }
    }

    private void wide(String words, int needed, int there) {
        if (needed > there) {
            faults.add("“" + words + "” is " + there + " wide and needs " + needed);
        }
    }

    private static int extent(Control control, String words) {
        return extent(control, words, control.getFont());
    }

    private static int extent(Control control, String words, Font font) {
        GC gc = new GC(control);
        try {
            gc.setFont(font);
            return gc.textExtent(words.replace("&", "")).x;
        } finally {
            gc.dispose();
        }
    }

    /** What can be scrolled may be anywhere. */
    private void place(Control control) {
        Composite parent = control.getParent();
        if (parent == null || control instanceof Shell || parent instanceof ScrolledComposite || parent instanceof CTabFolder) {
            return;
        }
        Rectangle room = parent.getClientArea();
        Rectangle bounds = control.getBounds();
        if (bounds.x + bounds.width > room.x + room.width || bounds.y + bounds.height > room.y + room.height || bounds.x < room.x || bounds.y < room.y) {
            faults.add(name(control) + " at " + bounds + " is outside " + parent.getClass().getSimpleName() + " " + room);
        }
    }

    private static String name(Control control) {
        return switch (control) {
            case Button button -> "“" + button.getText() + "”";
            case Label label -> "“" + label.getText() + "”";
            default -> control.getClass().getSimpleName() + Stream.of(control instanceof Composite composite ? composite.getChildren() : new Control[0])
                    .map(child -> child instanceof Label label ? label.getText() : child.getClass().getSimpleName()).toList();
        };
    }

    private void key(String words) {
        MNEMONIC.matcher(words).results().map(MatchResult::group).map(key -> key.substring(1).toLowerCase(Locale.ROOT)).findFirst()
                .ifPresent(key -> keys.computeIfAbsent(key, one -> new ArrayList<>()).add(words));
    }
}
