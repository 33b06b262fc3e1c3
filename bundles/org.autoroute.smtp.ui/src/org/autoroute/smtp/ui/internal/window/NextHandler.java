package org.autoroute.smtp.ui.internal.window;

import org.eclipse.e4.core.di.annotations.CanExecute;
import org.eclipse.e4.core.di.annotations.Execute;

import org.autoroute.smtp.ui.internal.model.LiveModel;

/** Chooses the next server of the list, by the keyboard and the menu. */
public final class NextHandler {

    @CanExecute
    boolean possible(LiveModel model) {
        return model.current().active().canNext();
    }

    @Execute
    void run(LiveModel model) {
        model.next();
    }
}
