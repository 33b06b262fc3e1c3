package org.autoroute.smtp.ui.internal.check;

import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

import org.autoroute.smtp.service.check.Action;
import org.autoroute.smtp.service.check.Finding;
import org.autoroute.smtp.service.check.Step;
import org.autoroute.smtp.service.check.Verdict;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.icons.Icon;
import org.autoroute.smtp.ui.internal.window.Looks;

/** One step of the check: how it went, what that means, what would help, and a button that does it. UI thread. */
final class StepRow {

    private static final int LEAST_TEXT = 200;

    private final Messages messages;
    private final Looks looks;
    private final Composite frame;
    private final Label mark;
    private final Label meaning;
    private final Label remedy;
    private final Button button;
    private Optional<Action> action = Optional.empty();

    /** @param apply does what the button says */
    StepRow(Composite parent, Step step, Messages messages, Consumer<Action> apply) {
        this.messages = messages;
        frame = new Composite(parent, SWT.NONE);
        looks = new Looks(frame);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(frame);
        GridLayoutFactory.fillDefaults().numColumns(3).margins(0, 4).spacing(10, 0).applyTo(frame);
        mark = new Label(frame, SWT.NONE);
        GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.BEGINNING).indent(0, 2).applyTo(mark);
        Composite words = new Composite(frame, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(words);
        GridLayoutFactory.fillDefaults().spacing(0, 2).applyTo(words);
        Label title = new Label(words, SWT.NONE);
        title.setText(step.title().in(messages.locale()));
        title.setFont(looks.bold());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(title);
        button = new Button(frame, SWT.PUSH);
        button.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> action.ifPresent(apply)));
        meaning = new Label(words, SWT.WRAP);
        remedy = new Label(words, SWT.WRAP);
        await();
    }

    /** Nothing is known yet. */
    void await() {
        show(Icon.INACTIVE, "verdict.waiting", "", Optional.empty(), Optional.empty());
    }

    /** It is being looked at. */
    void begin() {
        show(Icon.RUNNING, "verdict.running", "", Optional.empty(), Optional.empty());
    }

    void show(Finding finding) {
        Icon icon = switch (finding.verdict()) {
            case PASSED -> Icon.PASSED;
            case SKIPPED -> Icon.SKIPPED;
            case WARNING -> Icon.WARNING;
            case FAILED -> Icon.FAILED_CHECK;
        };
        show(icon, key(finding.verdict()), finding.meaning().in(messages.locale()), finding.remedy().map(text -> text.in(messages.locale())),
                finding.action());
    }

    private static String key(Verdict verdict) {
        return switch (verdict) {
            case PASSED -> "verdict.passed";
            case SKIPPED -> "verdict.skipped";
            case WARNING -> "verdict.warning";
            case FAILED -> "verdict.failed";
        };
    }

    private void show(Icon icon, String verdict, String words, Optional<String> todo, Optional<Action> does) {
        mark.setImage(looks.image(icon));
        mark.setToolTipText(messages.get(verdict));
        Looks.name(mark, messages.get(verdict));
        text(meaning, words);
        text(remedy, todo.orElse(""));
        action = does;
        does.ifPresent(one -> button.setText(label(one)));
        GridDataFactory.swtDefaults().align(SWT.END, SWT.BEGINNING).hint(Looks.width(button), SWT.DEFAULT).exclude(does.isEmpty())
                .applyTo(button);
        button.setVisible(does.isPresent());
    }

    private static void text(Label label, String words) {
        label.setText(Looks.plain(words));
        label.setVisible(!words.isEmpty());
        GridDataFactory.fillDefaults().grab(true, false).hint(LEAST_TEXT, SWT.DEFAULT).exclude(words.isEmpty()).applyTo(label);
    }

    private String label(Action one) {
        return switch (one) {
            case Action.OpenPreferences preferences -> messages.get("action.preferences");
            case Action.UsePort use -> messages.get("action.usePort", Integer.toString(use.port()));
            case Action.Resume resume -> messages.get("action.resume");
            case Action.Next next -> messages.get("action.next");
            case Action.AddServer add -> messages.get("action.add");
            case Action.Retry retry -> messages.get("action.retry");
        };
    }
}
