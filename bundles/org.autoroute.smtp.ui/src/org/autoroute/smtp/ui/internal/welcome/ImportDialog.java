package org.autoroute.smtp.ui.internal.welcome;

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

import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.help.Topics;
import org.autoroute.smtp.ui.internal.model.LiveModel;

/** Takes over servers from the mail clients of this computer. UI thread. */
public final class ImportDialog extends Dialog {

    private final Messages messages = Messages.of(ImportDialog.class);
    private final LiveModel model;
    private final Finder finder;
    private FoundServers servers;

    /** @param finder searches when the dialog opens */
    public ImportDialog(Shell parent, LiveModel model, Finder finder) {
        super(parent);
        this.model = model;
        this.finder = finder;
    }

    @Override
    public void create() {
        super.create();
        servers.onChange(this::chosen);
        servers.search();
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(messages.get("import.title"));
    }

    @Override
    protected boolean isResizable() {
        return true;
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(12, 12).spacing(0, 10).applyTo(area);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
        Topics.on(area, "smtp-servers");
        Label what = new Label(area, SWT.WRAP);
        what.setText(messages.get("import.message"));
        GridDataFactory.fillDefaults().grab(true, false).hint(560, SWT.DEFAULT).applyTo(what);
        servers = new FoundServers(area, model, finder);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(servers.control());
        return area;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, messages.get("import.add"), true);
        createButton(parent, IDialogConstants.CANCEL_ID, messages.get("import.cancel"), false);
    }

    @Override
    protected Point getInitialSize() {
        Point wanted = super.getInitialSize();
        return new Point(Math.max(wanted.x, 980), Math.max(wanted.y, 560));
    }

    @Override
    protected void okPressed() {
        servers.add();
        super.okPressed();
    }

    private void chosen() {
        getButton(IDialogConstants.OK_ID).setEnabled(!servers.lines().isEmpty());
    }
}
