package org.autoroute.smtp.ui.internal.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.Widget;

/**
 * Finds and uses the widgets of the running program in the words of SWTBot, so that SWTBot can take its place. Called from any thread but the UI
 * thread; what is not there yet is waited for.
 */
public final class Bot {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final long TURN = Duration.ofMillis(20).toNanos();

    private final Display display;
    private final Supplier<Stream<Shell>> scope;

    Bot(Display display) {
        this(display, () -> Arrays.stream(display.getShells()));
    }

    private Bot(Display display, Supplier<Stream<Shell>> scope) {
        this.display = display;
        this.scope = scope;
    }

    /** Looks only into this shell. */
    public Bot within(Shell shell) {
        return new Bot(display, () -> Stream.of(shell).filter(one -> !one.isDisposed()));
    }

    public Display display() {
        return display;
    }

    /** Runs on the UI thread and gives back what it found. */
    public <T> T ask(Supplier<T> question) {
        AtomicReference<T> answer = new AtomicReference<>();
        display.syncExec(() -> answer.set(question.get()));
        return answer.get();
    }

    /** Waits for something that is looked at from the test's thread. */
    public void waitUntil(String what, BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(LIMIT);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("Not in time: " + what);
            }
            LockSupport.parkNanos(TURN);
        }
    }

    /** The window, once it is made. */
    public Optional<Shell> shell() {
        return ask(() -> Arrays.stream(display.getShells()).filter(shell -> shell.getText().equals("Autoroute SMTP")).findFirst());
    }

    /** Whether the window has its icon, the last thing done to it. */
    boolean isDressed() {
        return shell().map(shell -> ask(() -> shell.getImages().length > 0)).orElse(false);
    }

    /** Another window or dialog, waited for. */
    public BotShell shell(String title) {
        AtomicReference<Shell> found = new AtomicReference<>();
        waitUntil("shell " + title, () -> {
            found.set(ask(() -> Arrays.stream(display.getShells()).filter(shell -> shell.getText().equals(title) && shell.isVisible()).findFirst()
                    .orElse(null)));
            return found.get() != null;
        });
        return new BotShell(this, found.get());
    }

    public BotButton button(String text) {
        return new BotButton(this, find(Button.class, button -> button.getText().replace("&", "").equals(text.replace("&", "")), "button " + text));
    }

    /** Whether such a button can be seen. */
    public boolean hasButton(String text) {
        return ask(() -> controls(Button.class).anyMatch(button -> button.getText().replace("&", "").equals(text) && button.isVisible()));
    }

    /** The first label that holds this text, waited for; label and its icon stand apart. */
    public Control label(String text) {
        return find(Control.class, control -> text(control).equals(text), "label " + text);
    }

    /** The tab with that title. */
    public BotTab tab(String title) {
        AtomicReference<CTabItem> found = new AtomicReference<>();
        waitUntil("tab " + title, () -> {
            found.set(ask(() -> controls(CTabFolder.class).flatMap(folder -> Arrays.stream(folder.getItems()))
                    .filter(item -> item.getText().equals(title)).findFirst().orElse(null)));
            return found.get() != null;
        });
        return new BotTab(this, found.get());
    }

    /** The table a screen reader calls so; counted in the order of the window. */
    public BotTable table(int index) {
        AtomicReference<Table> found = new AtomicReference<>();
        waitUntil("table " + index, () -> {
            found.set(ask(() -> controls(Table.class).skip(index).findFirst().orElse(null)));
            return found.get() != null;
        });
        return new BotTable(this, found.get());
    }

    /** A button of a tool bar. */
    public BotToolItem toolbarButton(String text) {
        AtomicReference<ToolItem> found = new AtomicReference<>();
        waitUntil("tool item " + text, () -> {
            found.set(ask(() -> controls(ToolBar.class).flatMap(bar -> Arrays.stream(bar.getItems()))
                    .filter(item -> item.getText().replace("&", "").equals(text)).findFirst().orElse(null)));
            return found.get() != null;
        });
        return new BotToolItem(this, found.get());
    }

    /** The first widget of a kind for which there are no words. */
    public <T extends Control> T widget(Class<T> kind) {
        return find(kind, widget -> true, kind.getSimpleName());
    }

    /** The only tree. */
    public BotTree tree() {
        return new BotTree(this, find(Tree.class, tree -> true, "tree"));
    }

    /** Whether a label that can be seen has this in its text. */
    public boolean hasLabelThatContains(String part) {
        return ask(() -> controls(Label.class).anyMatch(label -> label.isVisible() && label.getText().contains(part)));
    }

    /** The button that can be seen whose text begins so. */
    public BotButton buttonThatStarts(String start) {
        return new BotButton(this, find(Button.class, button -> button.isVisible() && button.getText().startsWith(start), "button " + start));
    }

    public boolean hasButtonThatStarts(String start) {
        return ask(() -> controls(Button.class).anyMatch(button -> button.isVisible() && button.getText().startsWith(start)));
    }

    /** The box with that text, without its mnemonic. */
    public BotCheckBox checkBox(String text) {
        return new BotCheckBox(this, find(Button.class, button -> (button.getStyle() & SWT.CHECK) != 0
                && button.getText().replace("&", "").equals(text), "check box " + text));
    }

    /** The only text field of several lines. */
    public BotStyledText styledText() {
        return new BotStyledText(this, find(StyledText.class, StyledText::isVisible, "text of several lines"));
    }

    /** The only list that drops down. */
    public BotCombo comboBox() {
        return new BotCombo(this, find(Combo.class, combo -> true, "combo box"));
    }

    /** The list that drops down with that number, 0 for the first. */
    public BotCombo comboBox(int index) {
        AtomicReference<Combo> found = new AtomicReference<>();
        waitUntil("combo box " + index, () -> {
            found.set(ask(() -> controls(Combo.class).skip(index).findFirst().orElse(null)));
            return found.get() != null;
        });
        return new BotCombo(this, found.get());
    }

    /** What was copied last. */
    public String clipboard() {
        return ask(() -> {
            Clipboard clipboard = new Clipboard(display);
            try {
                return String.valueOf(clipboard.getContents(TextTransfer.getInstance()));
            } finally {
                clipboard.dispose();
            }
        });
    }

    /** The only text field of the dialog in front. */
    public BotText text() {
        return new BotText(this, find(Text.class, text -> text.isVisible() && text.getEditable(), "text"));
    }

    /** The text field with that number among those that can be seen and written in, 0 for the first. */
    public BotText text(int index) {
        AtomicReference<Text> found = new AtomicReference<>();
        waitUntil("text " + index, () -> {
            found.set(ask(() -> controls(Text.class).filter(text -> text.isVisible() && text.getEditable()).skip(index).findFirst().orElse(null)));
            return found.get() != null;
        });
        return new BotText(this, found.get());
    }

    /** How many text fields can be seen and written in. */
    public long textCount() {
        return ask(() -> controls(Text.class).filter(text -> text.isVisible() && text.getEditable()).count());
    }

    /** The toolbar's button whose tooltip begins so. */
    public BotToolItem toolbarButtonWithTooltip(String start) {
        AtomicReference<ToolItem> found = new AtomicReference<>();
        waitUntil("toolbar button " + start, () -> {
            found.set(ask(() -> controls(ToolBar.class).flatMap(bar -> Arrays.stream(bar.getItems()))
                    .filter(item -> item.getToolTipText() != null && item.getToolTipText().startsWith(start)).findFirst().orElse(null)));
            return found.get() != null;
        });
        return new BotToolItem(this, found.get());
    }

    /** Whether a text, not a label, that can be seen holds just this. */
    public boolean shows(String text) {
        return ask(() -> controls(Text.class).anyMatch(one -> one.isVisible() && one.getText().equals(text)));
    }

    /** Whether a label with that text can be seen. */
    public boolean says(String text) {
        return ask(() -> controls(Label.class).anyMatch(one -> one.isVisible() && one.getText().equals(text)));
    }

    /** The texts that can be seen but not changed. */
    public List<String> readOnlyTexts() {
        return ask(() -> controls(Text.class).filter(text -> text.isVisible() && !text.getEditable()).map(Text::getText).toList());
    }

    public boolean isVisible() {
        return shell().map(shell -> ask(shell::isVisible)).orElse(false);
    }

    /** As the title bar's button does. */
    public void close() {
        Shell shell = shell().orElseThrow();
        display.asyncExec(shell::close);
    }

    void click(Widget button) {
        display.asyncExec(() -> send(button, SWT.Selection, new Event()));
    }

    /**
     * As a key does that is pressed in a control.
     *
     * @param modifiers as of {@link SWT#MOD1}
     * @param key       a character in lower case, or one of SWT's key codes
     */
    void press(Control control, int modifiers, int key) {
        display.asyncExec(() -> {
            Event event = new Event();
            event.stateMask = modifiers;
            event.keyCode = key;
            event.character = (key & SWT.KEYCODE_BIT) == 0 ? (char) key : 0;
            send(control, SWT.KeyDown, event);
        });
    }

    void send(Widget widget, int type, Event event) {
        event.widget = widget;
        event.display = display;
        widget.notifyListeners(type, event);
    }

    private <T extends Control> T find(Class<T> kind, Predicate<T> wanted, String what) {
        AtomicReference<T> found = new AtomicReference<>();
        waitUntil(what, () -> {
            found.set(ask(() -> controls(kind).filter(wanted).findFirst().orElse(null)));
            return found.get() != null;
        });
        return found.get();
    }

    private <T extends Control> Stream<T> controls(Class<T> kind) {
        List<Control> all = new ArrayList<>();
        scope.get().forEach(shell -> collect(shell, all));
        return all.stream().filter(kind::isInstance).map(kind::cast);
    }

    private static void collect(Control control, List<Control> into) {
        into.add(control);
        if (control instanceof Composite composite) {
            Arrays.stream(composite.getChildren()).forEach(child -> collect(child, into));
        }
    }

    private static String text(Control control) {
        return switch (control) {
            case Label label -> label.getText();
            case CLabel label -> label.getText();
            default -> "";
        };
    }
}
