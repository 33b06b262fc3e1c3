package org.autoroute.smtp.ui.internal.tray;

import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;

/** The menu as a native one that this program shows itself. UI thread. */
final class SwtMenu implements AutoCloseable {

    private final Shell owner;
    private final Menu menu;
    private final TrayListener listener;

    SwtMenu(Display display, TrayListener listener) {
        this.listener = listener;
        owner = new Shell(display, SWT.NO_TRIM | SWT.TOOL);
        menu = new Menu(owner, SWT.POP_UP);
        owner.setMenu(menu);
    }

    /** Where the mouse is. */
    void popUp(List<MenuLine> lines) {
        fill(lines);
        menu.setVisible(true);
    }

    /** With its upper left corner at that pixel of the screen. */
    void popUp(List<MenuLine> lines, int x, int y) {
        fill(lines);
        int zoom = menu.getDisplay().getPrimaryMonitor().getZoom();
        menu.setLocation(new Point(x * 100 / zoom, y * 100 / zoom));
        menu.setVisible(true);
    }

    /** The shell behind it, never seen. */
    Shell owner() {
        return owner;
    }

    @Override
    public void close() {
        owner.dispose();
    }

    private void fill(List<MenuLine> lines) {
        for (MenuItem old : menu.getItems()) {
            old.dispose();
        }
        lines.forEach(this::add);
    }

    private void add(MenuLine line) {
        switch (line) {
            case MenuLine.Separator separator -> new MenuItem(menu, SWT.SEPARATOR);
            case MenuLine.Info info -> item(SWT.PUSH, info.text()).setEnabled(false);
            case MenuLine.Command command -> {
                MenuItem item = item(SWT.PUSH, command.text());
                item.setEnabled(command.enabled());
                item.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> listener.chosen(command.action())));
            }
            case MenuLine.Check check -> {
                MenuItem item = item(SWT.CHECK, check.text());
                item.setSelection(check.on());
                item.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> listener.chosen(check.action())));
            }
            case MenuLine.Choice choice -> {
                MenuItem item = item(SWT.RADIO, choice.text());
                item.setSelection(choice.chosen());
                // The button that loses the choice is told of it, too.
                item.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> {
                    if (item.getSelection()) {
                        listener.chosen(choice.action());
                    }
                }));
            }
        }
    }

    private MenuItem item(int style, String text) {
        MenuItem item = new MenuItem(menu, style);
        item.setText(text);
        return item;
    }
}
