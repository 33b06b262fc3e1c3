package org.autoroute.smtp.ui.internal.check;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import org.eclipse.swt.widgets.Shell;

import org.autoroute.smtp.service.check.CheckListener;
import org.autoroute.smtp.service.check.Finding;
import org.autoroute.smtp.service.check.Report;
import org.autoroute.smtp.service.check.Step;
import org.autoroute.smtp.service.check.Verdict;
import org.autoroute.smtp.ui.internal.testing.Screen;
import org.autoroute.smtp.ui.internal.testing.Stage;

/** The check before and after it has found something in every step. */
public final class CheckScreens {

    private CheckScreens() {
    }

    public static Stream<Screen> all() {
        return Stream.of(new Screen("check begun", stage -> open(stage, Optional.empty())),
                new Screen("check passed", stage -> open(stage, Optional.of(Verdict.PASSED))),
                new Screen("check failed", stage -> open(stage, Optional.of(Verdict.FAILED))));
    }

    private static Shell open(Stage stage, Optional<Verdict> verdict) {
        AtomicReference<CheckDialog> dialog = new AtomicReference<>();
        AtomicReference<CheckListener> listener = new AtomicReference<>();
        stage.open(parent -> {
            dialog.set(new CheckDialog(parent, (request, told) -> {
                listener.set(told);
                return () -> { };
            }, (action, done) -> { }));
        });
        Shell shell = stage.bot().ask(() -> {
            dialog.get().open();
            return dialog.get().getShell();
        });
        verdict.ifPresent(one -> {
            List<Finding> findings = Arrays.stream(Step.values()).map(step -> new Finding(step, one, step.title(), Optional.of(step.title()), Optional.empty()))
                    .toList();
            findings.forEach(finding -> {
                listener.get().begun(finding.step());
                listener.get().found(finding);
            });
            listener.get().ended(new Report(findings));
        });
        return shell;
    }
}
