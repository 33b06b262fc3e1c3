package org.autoroute.smtp.ui.internal.dialog;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;

import org.autoroute.smtp.ui.internal.help.Topics;
import org.autoroute.smtp.ui.internal.model.UiThread;
import org.autoroute.smtp.ui.internal.window.Looks;

/**
 * The frame that modal dialogs share: a title, a topic of the help behind F1, a grid with the usual margins, and a size. It can be made larger, never so
 * small that something is cut off, and comes back as large as the user left it while its parent is there. UI thread.
 */
public abstract class FormDialog extends Dialog {

    private static final int MARGIN = 12;
    private static final int GAP = 10;
    private static final int COLUMN_GAP = 8;

    private final Style style;
    private UiThread uiThread;

    /**
     * How a dialog looks.
     *
     * @param title   of its window
     * @param topic   the help's, see {@link Topics#on}
     * @param width   at first, in points, unless its content needs more
     * @param height  the same
     * @param columns of the grid its content is in
     */
    public record Style(String title, String topic, int width, int height, int columns) {
    }

    protected FormDialog(Shell parent, Style style) {
        super(parent);
        this.style = style;
    }

    /** Puts what the dialog is about into a grid that fills the frame. */
    protected abstract void fill(Composite area);

    /** Words that are as wide as the grid, and wrap where the dialog is narrow. @param width in points, at first */
    protected final Label words(Composite area, String plain, int width) {
        Label label = new Label(area, SWT.WRAP);
        label.setText(Looks.plain(plain));
        GridDataFactory.fillDefaults().span(style.columns(), 1).grab(true, false).hint(width, SWT.DEFAULT).applyTo(label);
        return label;
    }

    /** For what others answer later. */
    protected final UiThread uiThread() {
        return uiThread;
    }

    /** Passes over what comes after the dialog has been closed. */
    protected final void whileOpen(Runnable what) {
        if (getShell() != null && !getShell().isDisposed()) {
            what.run();
        }
    }

    /** Makes room below for what has come since it was opened. */
    protected final void grow() {
        Point size = getShell().getSize();
        int needed = getShell().computeSize(size.x, SWT.DEFAULT).y;
        if (needed > size.y) {
            getShell().setSize(size.x, needed);
        }
    }

    @Override
    protected final void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(style.title());
        uiThread = new UiThread(shell.getDisplay());
        Topics.on(shell, style.topic());
    }

    @Override
    protected final boolean isResizable() {
        return true;
    }

    @Override
    protected final Control createDialogArea(Composite parent) {
        Composite area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(style.columns()).margins(MARGIN, MARGIN).spacing(COLUMN_GAP, GAP).applyTo(area);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
        fill(area);
        return area;
    }

    @Override
    protected final Point getInitialSize() {
        Point needed = super.getInitialSize();
        Rectangle screen = getShell().getMonitor().getClientArea();
        getShell().setMinimumSize(Math.min(needed.x, screen.width), Math.min(needed.y, screen.height));
        Point wanted = getParentShell() != null && getParentShell().getData(memory()) instanceof Point left ? left
                : new Point(style.width(), style.height());
        return new Point(Math.max(needed.x, wanted.x), Math.max(needed.y, wanted.y));
    }

    @Override
    public boolean close() {
        Shell shell = getShell();
        Shell parent = getParentShell();
        if (shell == null || shell.isDisposed() || parent == null) {
            return super.close();
        }
        if (!shell.getMaximized()) {
            parent.setData(memory(), shell.getSize());
        }
        boolean hadKeyboard = shell.getDisplay().getActiveShell() == shell;
        boolean closed = super.close();
        // Some window managers pass over a parent that is a dialog itself. Whoever is in another program by now is left there.
        if (hadKeyboard && !parent.isDisposed()) {
            parent.forceActive();
        }
        return closed;
    }

    private String memory() {
        return FormDialog.class.getName() + ' ' + getClass().getName();
    }
}
