package org.autoroute.smtp.ui.internal.window;

import org.eclipse.core.runtime.Platform;
import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Shell;

import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.model.LiveModel;

/** Says which version this is and where its data lies. */
public final class AboutHandler {

    private final Messages messages = Messages.of(AboutHandler.class);

    @Execute
    void run(Shell window, LiveModel model) {
        MessageDialog.openInformation(window, messages.get("about.title"),
                messages.get("about.text", model.service().state().version(), Platform.getInstanceLocation().getURL().getPath(), Runtime.version().toString()));
    }
}
