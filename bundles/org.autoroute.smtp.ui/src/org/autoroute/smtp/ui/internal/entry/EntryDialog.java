package org.autoroute.smtp.ui.internal.entry;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

import org.autoroute.smtp.routing.LinePart;
import org.autoroute.smtp.routing.LineParts;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.help.Topics;
import org.autoroute.smtp.ui.internal.model.UiThread;
import org.autoroute.smtp.ui.internal.window.Looks;

/** All that a line of the server list can say, a field for each part, and the line they make. Changes nothing itself. UI thread. */
public final class EntryDialog extends Dialog {

    private static final int LINE_WIDTH = 500;

    private final Messages messages = Messages.of(EntryDialog.class);
    private final Suggestions here;
    private final Supplier<List<String>> providers;
    private LineParts parts;
    private ServerGroup server;
    private List<PartView> views = List.of();
    private Text line;

    /**
     * @param parts     of the line as it stands
     * @param providers reads the names of those one can sign in with; called in the background
     */
    public EntryDialog(Shell parent, LineParts parts, Suggestions here, Supplier<List<String>> providers) {
        super(parent);
        this.parts = parts;
        this.here = here;
        this.providers = providers;
    }

    /** The line as the fields have it. */
    public String line() {
        return parts.line();
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(messages.get("title"));
        Topics.on(shell, "smtp-servers");
    }

    @Override
    protected boolean isResizable() {
        return true;
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).equalWidth(true).margins(12, 12).spacing(12, 10).applyTo(area);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
        Composite left = column(area);
        server = new ServerGroup(left, messages, parts, this::edited);
        LoginGroup login = new LoginGroup(left, messages, parts, this::edited);
        offer(login, new UiThread(parent.getDisplay()));
        LinkGroup links = new LinkGroup(column(area), messages, parts, here, this::edited);
        views = List.of(server, login, links);
        Label what = new Label(area, SWT.NONE);
        what.setText(messages.get("line"));
        GridDataFactory.fillDefaults().span(2, 1).applyTo(what);
        line = new Text(area, SWT.BORDER | SWT.MULTI | SWT.WRAP | SWT.READ_ONLY);
        Looks.name(line, what.getText());
        GridDataFactory.fillDefaults().span(2, 1).grab(true, true).hint(LINE_WIDTH, 3 * line.getLineHeight()).applyTo(line);
        return area;
    }

    private void offer(LoginGroup login, UiThread uiThread) {
        CompletableFuture.supplyAsync(providers).thenAcceptAsync(names -> {
            if (getShell() != null && !getShell().isDisposed()) {
                login.offer(names);
            }
        }, uiThread);
    }

    private static Composite column(Composite area) {
        Composite column = new Composite(area, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 10).applyTo(column);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(column);
        return column;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, messages.get("ok"), true);
        createButton(parent, IDialogConstants.CANCEL_ID, messages.get("cancel"), false);
        show();
        server.setFocus();
    }

    private void edited(UnaryOperator<LineParts> change) {
        parts = change.apply(parts);
        show();
        grow();
    }

    private void show() {
        Map<LinePart, org.autoroute.smtp.routing.Text> faults = parts.faults();
        views.forEach(view -> view.show(parts, faults));
        line.setText(parts.line());
        getButton(IDialogConstants.OK_ID).setEnabled(faults.isEmpty());
    }

    /** What is wrong with a field stands below it and needs room. */
    private void grow() {
        Point size = getShell().getSize();
        int needed = getShell().computeSize(size.x, SWT.DEFAULT).y;
        if (needed > size.y) {
            getShell().setSize(size.x, needed);
        }
    }
}
