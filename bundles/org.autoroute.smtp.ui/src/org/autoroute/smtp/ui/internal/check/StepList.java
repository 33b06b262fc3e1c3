package org.autoroute.smtp.ui.internal.check;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

import org.autoroute.smtp.service.check.Action;
import org.autoroute.smtp.service.check.Finding;
import org.autoroute.smtp.service.check.Step;
import org.autoroute.smtp.ui.internal.Messages;

/** All steps of the check, one below the other; scrolls when they need more room than there is. UI thread. */
final class StepList {

    private static final int MARGIN = 12;
    private static final int SCROLL_STEP = 24;

    private final ScrolledComposite frame;
    private final Composite body;
    private final Map<Step, StepRow> rows = new EnumMap<>(Step.class);

    StepList(Composite parent, Messages messages, Consumer<Action> apply) {
        frame = new ScrolledComposite(parent, SWT.V_SCROLL | SWT.BORDER);
        body = new Composite(frame, SWT.NONE);
        body.setBackground(parent.getDisplay().getSystemColor(SWT.COLOR_LIST_BACKGROUND));
        body.setForeground(parent.getDisplay().getSystemColor(SWT.COLOR_LIST_FOREGROUND));
        body.setBackgroundMode(SWT.INHERIT_FORCE);
        GridLayoutFactory.fillDefaults().margins(MARGIN, MARGIN - 4).spacing(0, 4).applyTo(body);
        for (Step step : Step.values()) {
            rows.put(step, new StepRow(body, step, messages, apply));
        }
        frame.setContent(body);
        frame.setExpandHorizontal(true);
        frame.setExpandVertical(true);
        frame.getVerticalBar().setIncrement(SCROLL_STEP);
        frame.setShowFocusedControl(true);
        frame.addListener(SWT.Resize, event -> fit());
    }

    Control control() {
        return frame;
    }

    void reset() {
        rows.values().forEach(StepRow::await);
        fit();
    }

    void begin(Step step) {
        rows.get(step).begin();
        fit();
    }

    void show(Finding finding) {
        rows.get(finding.step()).show(finding);
        fit();
    }

    /** Texts that wrap know their height only when they know their width. */
    private void fit() {
        body.layout(true, true);
        frame.setMinHeight(body.computeSize(frame.getClientArea().width, SWT.DEFAULT).y);
    }
}
