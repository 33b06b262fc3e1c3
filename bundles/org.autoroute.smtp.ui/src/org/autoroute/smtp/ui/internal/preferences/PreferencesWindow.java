package org.autoroute.smtp.ui.internal.preferences;

import java.util.Map;
import java.util.Optional;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.preference.IPreferenceNode;
import org.eclipse.jface.preference.PreferenceDialog;
import org.eclipse.jface.preference.PreferenceManager;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;

import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.app.Memory;
import org.autoroute.smtp.ui.internal.help.Topics;
import org.autoroute.smtp.ui.internal.window.Looks;
import org.autoroute.smtp.ui.internal.window.RowSearch;

/**
 * The preference dialog. It does not lock the window, so that what a setting does can be seen at once; it belongs to the window, so it stays above it.
 */
final class PreferencesWindow extends PreferenceDialog {

    private static final String SIZE = "preferences.size";
    private static final int LEAST_WIDTH = 560;
    private static final int LEAST_HEIGHT = 420;

    private final Memory memory;
    private final Messages messages = Messages.of(PreferencesWindow.class);

    PreferencesWindow(Shell parent, PreferenceManager pages, Memory memory) {
        super(parent, pages);
        this.memory = memory;
        setShellStyle(SWT.DIALOG_TRIM | SWT.RESIZE | SWT.MODELESS | getDefaultOrientation());
        setBlockOnOpen(false);
        setMinimumPageSize(LEAST_WIDTH, LEAST_HEIGHT);
    }

    /** Brings the page to the front, unless the one in front has a wrong value. */
    void show(String page) {
        IPreferenceNode node = findNodeMatching(page);
        if (node != null) {
            getTreeViewer().setSelection(new StructuredSelection(node), true);
        }
    }

    /** Id of the page that is, or was, in front. */
    String front() {
        return getSelectedNodePreference();
    }

    @Override
    protected TreeViewer createTreeViewer(Composite parent) {
        TreeViewer tree = super.createTreeViewer(parent);
        Looks.name(tree.getTree(), messages.get("pages"));
        RowSearch.off(tree.getTree());
        return tree;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(messages.get("title"));
        Topics.on(shell, Preferences.GENERAL);
        if (getParentShell() != null) {
            shell.setImages(getParentShell().getImages());
        }
    }

    /** JFace has words for them, too, but only in English. */
    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        super.createButtonsForButtonBar(parent);
        Map.of(IDialogConstants.OK_ID, "ok", IDialogConstants.CANCEL_ID, "cancel").forEach((id, words) -> {
            getButton(id).setText(messages.get(words));
            setButtonLayoutData(getButton(id));
        });
    }

    @Override
    protected Point getInitialSize() {
        Point fitting = super.getInitialSize();
        return memory.get(SIZE).flatMap(PreferencesWindow::parse).orElse(fitting);
    }

    @Override
    public boolean close() {
        if (getShell() != null && !getShell().isDisposed()) {
            Point size = getShell().getSize();
            memory.put(SIZE, size.x + " " + size.y);
        }
        return super.close();
    }

    private static Optional<Point> parse(String text) {
        if (!text.matches("[1-9][0-9]{2,3} [1-9][0-9]{2,3}")) {
            return Optional.empty();
        }
        String[] numbers = text.split(" ");
        return Optional.of(new Point(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1])));
    }
}
