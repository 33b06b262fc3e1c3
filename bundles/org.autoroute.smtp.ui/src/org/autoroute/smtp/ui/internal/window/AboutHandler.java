package org.autoroute.smtp.ui.internal.window;

import java.io.File;

import org.eclipse.core.runtime.Platform;
import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.swt.widgets.Shell;

import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.model.LiveModel;

/** Says which version this is and where its data lies. */
public final class AboutHandler {

    @Execute
    void run(Shell window, LiveModel model) {
        new AboutDialog(window, Messages.of(AboutHandler.class), model.service().state().version(),
                new File(Platform.getInstanceLocation().getURL().getPath()).getPath()).open();
    }
}
