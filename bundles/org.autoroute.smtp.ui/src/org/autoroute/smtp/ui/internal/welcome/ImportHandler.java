package org.autoroute.smtp.ui.internal.welcome;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.ui.services.IServiceConstants;
import org.eclipse.swt.widgets.Shell;

import org.autoroute.smtp.mailclients.MailClients;
import org.autoroute.smtp.ui.internal.model.LiveModel;

import jakarta.inject.Named;

/** Opens the import. */
public final class ImportHandler {

    @Execute
    void run(@Named(IServiceConstants.ACTIVE_SHELL) Shell shell, LiveModel model) {
        new ImportDialog(shell, model, () -> MailClients.ofThisSystem().find()).open();
    }
}
