package org.autoroute.smtp.ui.internal.check;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TrayDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;

import org.autoroute.smtp.service.AutorouteService.Registration;
import org.autoroute.smtp.service.check.CheckListener;
import org.autoroute.smtp.service.check.CheckRequest;
import org.autoroute.smtp.service.check.Finding;
import org.autoroute.smtp.service.check.Report;
import org.autoroute.smtp.service.check.Step;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.help.Topics;
import org.autoroute.smtp.ui.internal.model.UiThread;
import org.autoroute.smtp.ui.internal.window.Clip;
import org.autoroute.smtp.ui.internal.window.Looks;

/** Shows a check while it runs and what it found. Not modal, so that what helps can be done beside it. UI thread. */
final class CheckDialog extends TrayDialog {

    private static final int AGAIN = IDialogConstants.CLIENT_ID;
    private static final int COPY = IDialogConstants.CLIENT_ID + 1;
    private static final String KEY = CheckDialog.class.getName();
    private static final Point SIZE = new Point(680, 720);

    private final Messages messages = Messages.of(CheckDialog.class);
    private final BiFunction<CheckRequest, CheckListener, Registration> checks;
    private final Remedies remedies;
    private Optional<Registration> running = Optional.empty();
    private Optional<Report> report = Optional.empty();
    private Live live = new Live();
    private Executor uiThread;
    private Label summary;
    private StepList steps;
    private MessageForm form;

    /** @param checks begins a check; its registration ends it */
    CheckDialog(Shell parent, BiFunction<CheckRequest, CheckListener, Registration> checks, Remedies remedies) {
        super(parent);
        this.checks = checks;
        this.remedies = remedies;
        setShellStyle(SWT.CLOSE | SWT.TITLE | SWT.RESIZE | SWT.MODELESS);
        setBlockOnOpen(false);
        setHelpAvailable(false);
    }

    /** The check that is open in a shell, if one is. */
    static Optional<CheckDialog> of(Shell shell) {
        return shell.getData(KEY) instanceof CheckDialog dialog ? Optional.of(dialog) : Optional.empty();
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(messages.get("title"));
        shell.setData(KEY, this);
        uiThread = new UiThread(shell.getDisplay());
        Topics.on(shell, "troubleshooting");
    }

    @Override
    protected Point getInitialSize() {
        return SIZE;
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = new Composite(parent, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
        GridLayoutFactory.fillDefaults().margins(12, 12).spacing(0, 10).applyTo(area);
        summary = new Label(area, SWT.WRAP);
        summary.setFont(new Looks(summary).bold());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(summary);
        steps = new StepList(area, messages, action -> remedies.apply(action, this::againSoon));
        GridDataFactory.fillDefaults().grab(true, true).hint(SWT.DEFAULT, 200).applyTo(steps.control());
        form = new MessageForm(area, messages, this::enable, () -> check(false), () -> check(true));
        GridDataFactory.fillDefaults().grab(true, false).applyTo(form.control());
        return area;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, AGAIN, messages.get("again"), false);
        createButton(parent, COPY, messages.get("copy"), false);
        createButton(parent, IDialogConstants.CLOSE_ID, messages.get("close"), true).setFocus();
        check(false);
    }

    @Override
    protected void buttonPressed(int button) {
        switch (button) {
            case AGAIN -> check(false);
            case COPY -> copy();
            default -> close();
        }
    }

    @Override
    public boolean close() {
        end();
        return super.close();
    }

    private void end() {
        running.ifPresent(Registration::close);
        running = Optional.empty();
    }

    private void againSoon() {
        later(() -> check(false));
    }

    /** From any thread. */
    private void later(Runnable action) {
        uiThread.execute(() -> {
            if (getShell() != null && !getShell().isDisposed()) {
                action.run();
            }
        });
    }

    private void check(boolean withMessage) {
        end();
        report = Optional.empty();
        steps.reset();
        summary.setText(messages.get("summary.running"));
        live = new Live();
        running = Optional.of(checks.apply(form.request(withMessage), live));
        enable();
    }

    private void ended(Report all) {
        end();
        report = Optional.of(all);
        summary.setText(messages.get(switch (all.verdict()) {
            case PASSED, SKIPPED -> "summary.passed";
            case WARNING -> "summary.warning";
            case FAILED -> "summary.failed";
        }));
        enable();
    }

    private void enable() {
        Button again = getButton(AGAIN);
        if (again != null) {
            again.setEnabled(running.isEmpty() && form.isClientGood());
            getButton(COPY).setEnabled(report.isPresent());
            form.busy(running.isPresent());
        }
    }

    private void copy() {
        report.ifPresent(all -> Clip.copy(getShell().getDisplay(), all.text(messages.locale())));
    }

    /** Brings what one check says to the UI thread, and passes over what comes after its end. */
    private final class Live implements CheckListener {

        @Override
        public void begun(Step step) {
            tell(() -> steps.begin(step));
        }

        @Override
        public void found(Finding finding) {
            tell(() -> steps.show(finding));
        }

        @Override
        public void ended(Report all) {
            tell(() -> CheckDialog.this.ended(all));
        }

        private void tell(Runnable what) {
            later(() -> {
                if (live == this) {
                    what.run();
                }
            });
        }
    }
}
