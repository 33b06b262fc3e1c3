package org.autoroute.smtp.ui.internal.window;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.ui.model.application.ui.menu.MHandledMenuItem;

import org.autoroute.smtp.ui.internal.model.LiveModel;

/** Takes no new mail for a while, or takes it again, by the menu. */
public final class PauseHandler {

    @Execute
    void run(LiveModel model, MHandledMenuItem item) {
        model.pause(item.isSelected());
    }
}
