package org.autoroute.smtp.ui.internal.welcome;

import java.util.List;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;

import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.help.Topics;
import org.autoroute.smtp.ui.internal.model.LiveModel;
import org.autoroute.smtp.ui.internal.window.Looks;

/** Leads a new user from nothing to the first message in four steps. Stands beside the window, not before it. UI thread. */
public final class WelcomeDialog extends Dialog {

    private final Messages messages = Messages.of(WelcomeDialog.class);
    private final List<Step> steps;
    private final StackLayout pages = new StackLayout();
    private Composite body;
    private Label heading;
    private Label count;
    private List<Control> controls;
    private int current;

    /**
     * Not open yet.
     *
     * @param first  the step it opens at, 0 for the introduction
     * @param finder searches when the user comes to the servers
     * @param check  opens the check; the welcome is closed before
     */
    public WelcomeDialog(Shell parent, LiveModel model, Finder finder, Runnable check, int first) {
        super(parent);
        current = first;
        setShellStyle(SWT.DIALOG_TRIM | SWT.RESIZE | SWT.MODELESS);
        setBlockOnOpen(false);
        steps = List.of(new IntroductionStep(messages), new ServersStep(messages, model, finder), new ClientStep(messages, model),
                new TestStep(messages, model, () -> {
                    close();
                    check.run();
                }));
    }

    /** The step in front, 0 for the introduction. */
    int step() {
        return current;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(messages.get("welcome.title"));
    }

    @Override
    public void create() {
        super.create();
        show(current);
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).margins(16, 14).spacing(8, 12).applyTo(area);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
        Topics.on(area, "introduction");
        heading = new Label(area, SWT.NONE);
        heading.setFont(new Looks(area).large());
        GridDataFactory.swtDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).applyTo(heading);
        count = new Label(area, SWT.NONE);
        GridDataFactory.swtDefaults().align(SWT.END, SWT.CENTER).applyTo(count);
        body = new Composite(area, SWT.NONE);
        body.setLayout(pages);
        GridDataFactory.fillDefaults().grab(true, true).span(2, 1).applyTo(body);
        controls = steps.stream().map(step -> step.create(body)).toList();
        return area;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.BACK_ID, messages.get("welcome.back"), false);
        createButton(parent, IDialogConstants.NEXT_ID, messages.get("welcome.next"), true);
        createButton(parent, IDialogConstants.CANCEL_ID, messages.get("welcome.close"), false);
    }

    @Override
    protected void buttonPressed(int id) {
        switch (id) {
            case IDialogConstants.BACK_ID -> show(current - 1);
            case IDialogConstants.NEXT_ID -> next();
            default -> super.buttonPressed(id);
        }
    }

    @Override
    protected Point getInitialSize() {
        Point wanted = super.getInitialSize();
        return new Point(Math.max(wanted.x, 760), Math.max(wanted.y, 500));
    }

    private void next() {
        steps.get(current).passed();
        if (current + 1 < steps.size()) {
            show(current + 1);
        } else {
            close();
        }
    }

    private void show(int index) {
        current = index;
        heading.setText(messages.get(steps.get(index).title()));
        count.setText(messages.get("welcome.count", index + 1, steps.size()));
        pages.topControl = controls.get(index);
        body.layout();
        body.getParent().layout();
        boolean last = index + 1 == steps.size();
        getButton(IDialogConstants.BACK_ID).setEnabled(index > 0);
        Button next = getButton(IDialogConstants.NEXT_ID);
        next.setText(messages.get(last ? "welcome.finish" : "welcome.next"));
        offerToClose(!last);
        next.setFocus();
        steps.get(index).entered();
    }

    /** Without a gap where the button would be. */
    private void offerToClose(boolean offered) {
        Button button = getButton(IDialogConstants.CANCEL_ID);
        button.setVisible(offered);
        ((GridData) button.getLayoutData()).exclude = !offered;
        ((GridLayout) button.getParent().getLayout()).numColumns = offered ? 3 : 2;
        button.getParent().getParent().layout(true, true);
    }
}
