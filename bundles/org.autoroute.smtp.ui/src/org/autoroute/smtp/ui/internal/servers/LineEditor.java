package org.autoroute.smtp.ui.internal.servers;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.TableEditor;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;

import org.autoroute.smtp.ui.internal.icons.Icon;
import org.autoroute.smtp.ui.internal.window.Looks;

/** A text field in the place of a row, as wide as the table, with a mark before it. UI thread. */
final class LineEditor {

    private final Table table;
    private final TableEditor place;
    private final Looks looks;
    private final String name;
    private final Ear ear;
    private Composite frame;
    private Label mark;
    private Text text;

    /** @param name what a screen reader calls it */
    LineEditor(Table table, String name, Ear ear) {
        this.table = table;
        this.name = name;
        this.ear = ear;
        looks = new Looks(table);
        place = new TableEditor(table) {
            /** Over the icon, too: the row would look out beside the field. */
            @Override
            public void layout() {
                super.layout();
                if (isOpen() && !frame.isDisposed()) {
                    Rectangle bounds = frame.getBounds();
                    frame.setBounds(0, bounds.y, table.getClientArea().width, bounds.height);
                }
            }
        };
        place.horizontalAlignment = SWT.LEFT;
        place.grabHorizontal = true;
        table.addListener(SWT.Resize, event -> keepInSight());
    }

    /** Hears what the user does in the field. */
    interface Ear {

        void typed();

        /** Enter. */
        void entered();

        /** Esc. */
        void givenUp();

        /** Another control of this window has the keyboard now. */
        void left();
    }

    boolean isOpen() {
        return frame != null;
    }

    String line() {
        return text.getText();
    }

    void open(TableItem item, String line) {
        frame = new Composite(table, SWT.NONE);
        frame.setBackground(table.getDisplay().getSystemColor(SWT.COLOR_LIST_BACKGROUND));
        GridLayoutFactory.fillDefaults().numColumns(2).extendedMargins(3, 0, 0, 0).spacing(4, 0).applyTo(frame);
        mark = new Label(frame, SWT.NONE);
        mark.setImage(looks.image(Icon.INACTIVE));
        text = new Text(frame, SWT.SINGLE);
        text.setText(line);
        text.selectAll();
        Looks.name(text, name);
        GridDataFactory.fillDefaults().grab(true, true).align(SWT.FILL, SWT.CENTER).applyTo(text);
        text.addListener(SWT.Modify, event -> ear.typed());
        text.addListener(SWT.Traverse, LineEditor::keepOwnKeys);
        text.addListener(SWT.KeyDown, this::pressed);
        text.addListener(SWT.FocusOut, event -> event.display.asyncExec(this::focusLost));
        show(item);
        text.setFocus();
    }

    /** Stands in the place of this item from now on. */
    void show(TableItem item) {
        place.setEditor(frame, item, 0);
        keepInSight();
    }

    /**
     * What is to be said of the line.
     *
     * @param icon a mark, coloured
     * @param why  in words, empty when there is nothing to say
     */
    void mark(Icon icon, String why) {
        mark.setImage(looks.image(icon));
        mark.setToolTipText(why.isEmpty() ? null : why);
        text.setToolTipText(why.isEmpty() ? null : why);
    }

    /** Back into the field, at the place of a fault. @param position 0 for before the first character */
    void point(int position) {
        text.setFocus();
        text.setSelection(position);
    }

    void setFocus() {
        text.setFocus();
    }

    /** While the change is under way the text stays as it is. */
    void freeze(boolean frozen) {
        text.setEditable(!frozen);
    }

    void close() {
        Composite old = frame;
        boolean focus = text.isFocusControl();
        frame = null;
        place.setEditor(null);
        if (focus) {
            table.setFocus();
        }
        old.dispose();
    }

    private void keepInSight() {
        if (isOpen()) {
            table.showItem(place.getItem());
            place.minimumHeight = frame.computeSize(SWT.DEFAULT, SWT.DEFAULT).y;
            place.layout();
        }
    }

    /** A dialog around would take them for its buttons. */
    private static void keepOwnKeys(Event event) {
        if (event.detail == SWT.TRAVERSE_RETURN || event.detail == SWT.TRAVERSE_ESCAPE) {
            event.doit = false;
        }
    }

    private void pressed(Event event) {
        switch (event.keyCode) {
            case SWT.CR, SWT.KEYPAD_CR -> {
                event.doit = false;
                ear.entered();
            }
            case SWT.ESC -> {
                event.doit = false;
                ear.givenUp();
            }
            default -> { }
        }
    }

    /** Another program in front, or a message of ours, is no reason to stop. */
    private void focusLost() {
        if (table.isDisposed() || !isOpen()) {
            return;
        }
        Control focus = table.getDisplay().getFocusControl();
        if (focus != null && focus != text && focus.getShell() == table.getShell()) {
            ear.left();
        }
    }
}
