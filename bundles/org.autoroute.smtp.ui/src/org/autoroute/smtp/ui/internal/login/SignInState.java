package org.autoroute.smtp.ui.internal.login;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;

import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.icons.Icon;
import org.autoroute.smtp.ui.internal.window.Looks;

/** How far a sign-in is; has room for two lines of words. Needs a grid of three columns. UI thread. */
final class SignInState {

    private final ProgressBar progress;
    private final Label mark;
    private final Label words;
    private final Looks looks;

    SignInState(Composite area, Messages messages) {
        progress = new ProgressBar(area, SWT.HORIZONTAL | SWT.INDETERMINATE);
        GridDataFactory.fillDefaults().span(3, 1).grab(true, false).applyTo(progress);
        progress.setVisible(false);
        Composite row = new Composite(area, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).spacing(6, 0).applyTo(row);
        GridDataFactory.fillDefaults().span(3, 1).grab(true, true).applyTo(row);
        looks = new Looks(row);
        mark = new Label(row, SWT.NONE);
        mark.setImage(looks.image(Icon.INACTIVE));
        GridDataFactory.swtDefaults().align(SWT.CENTER, SWT.BEGINNING).applyTo(mark);
        words = new Label(row, SWT.WRAP);
        words.setText(messages.get("signIn.before"));
        GridDataFactory.fillDefaults().grab(true, true).hint(420, 3 * words.computeSize(SWT.DEFAULT, SWT.DEFAULT).y).applyTo(words);
    }

    void runs(String what) {
        say(Icon.RUNNING, what, true);
    }

    void done(String what) {
        say(Icon.PASSED, what, false);
    }

    void failed(String why) {
        say(Icon.FAILED, why, false);
    }

    private void say(Icon icon, String what, boolean runs) {
        progress.setVisible(runs);
        mark.setImage(looks.image(icon));
        words.setText(Looks.plain(what));
    }
}
