package org.autoroute.smtp.ui.internal.preferences;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.core.di.annotations.Optional;
import org.eclipse.e4.ui.model.application.MApplication;
import org.eclipse.swt.widgets.Shell;

import jakarta.inject.Named;

/** Opens the preferences, at a page when the command names one. */
public final class PreferencesHandler {

    @Execute
    void run(Preferences preferences, MApplication application, @Optional @Named("page") String page) {
        Shell window = (Shell) application.getChildren().getFirst().getWidget();
        preferences.open(window, java.util.Optional.ofNullable(page));
    }
}
