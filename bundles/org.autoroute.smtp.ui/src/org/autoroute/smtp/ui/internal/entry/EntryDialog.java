package org.autoroute.smtp.ui.internal.entry;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;

import org.autoroute.smtp.routing.LinePart;
import org.autoroute.smtp.routing.LineParts;
import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.dialog.FormDialog;
import org.autoroute.smtp.ui.internal.window.Looks;

/** All that a line of the server list can say, a field for each part, and the line they make. Changes nothing itself. UI thread. */
public final class EntryDialog extends FormDialog {

    private static final int LINE_WIDTH = 500;

    private final Messages messages;
    private final Suggestions here;
    private final Supplier<List<String>> providers;
    private LineParts parts;
    private ServerGroup server;
    private List<PartView> views = List.of();
    private StyledText line;

    /**
     * @param parts     of the line as it stands
     * @param providers reads the names of those one can sign in with; called in the background
     */
    public EntryDialog(Shell parent, LineParts parts, Suggestions here, Supplier<List<String>> providers) {
        this(parent, parts, here, providers, Messages.of(EntryDialog.class));
    }

    private EntryDialog(Shell parent, LineParts parts, Suggestions here, Supplier<List<String>> providers, Messages messages) {
        super(parent, new Style(messages.get("title"), "smtp-servers", 0, 0, 1));
        this.messages = messages;
        this.parts = parts;
        this.here = here;
        this.providers = providers;
    }

    /** The line as the fields have it. */
    public String line() {
        return parts.line();
    }

    @Override
    protected void fill(Composite area) {
        Composite columns = new Composite(area, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).equalWidth(true).spacing(12, 0).applyTo(columns);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(columns);
        Composite left = column(columns);
        server = new ServerGroup(left, messages, parts, this::edited);
        LoginGroup login = new LoginGroup(left, messages, parts, this::edited);
        offer(login);
        LinkGroup links = new LinkGroup(column(columns), messages, parts, here, this::edited);
        views = List.of(server, login, links);
        Label what = new Label(area, SWT.NONE);
        what.setText(messages.get("line"));
        line = new StyledText(area, SWT.BORDER | SWT.MULTI | SWT.WRAP | SWT.READ_ONLY | SWT.V_SCROLL);
        line.setAlwaysShowScrollBars(false);
        line.setMargins(4, 4, 4, 4);
        Looks.name(line, what.getText());
        GridDataFactory.fillDefaults().grab(true, true).hint(LINE_WIDTH, 4 * line.getLineHeight()).applyTo(line);
    }

    private void offer(LoginGroup login) {
        CompletableFuture.supplyAsync(providers).thenAcceptAsync(names -> whileOpen(() -> login.offer(names)), uiThread());
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
        // What is wrong with a field stands below it.
        grow();
    }

    private void show() {
        Map<LinePart, Text> faults = parts.faults();
        views.forEach(view -> view.show(parts, faults));
        line.setText(parts.line());
        getButton(IDialogConstants.OK_ID).setEnabled(faults.isEmpty());
    }
}
