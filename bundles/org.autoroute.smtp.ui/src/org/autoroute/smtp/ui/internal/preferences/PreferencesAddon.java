package org.autoroute.smtp.ui.internal.preferences;

import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.e4.core.commands.ECommandService;
import org.eclipse.e4.core.commands.EHandlerService;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.core.di.annotations.Optional;
import org.eclipse.e4.ui.di.UIEventTopic;
import org.eclipse.e4.ui.di.UISynchronize;
import org.eclipse.e4.ui.model.application.MApplication;
import org.eclipse.e4.ui.workbench.UIEvents;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.osgi.service.event.Event;

import org.autoroute.smtp.ui.internal.app.Memory;
import org.autoroute.smtp.ui.internal.autostart.StartWithSystem;
import org.autoroute.smtp.ui.internal.model.LiveModel;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;

/** Puts the preferences within reach of the command, and of the system's own menu. */
public final class PreferencesAddon {

    private static final String IMPORT = "org.autoroute.smtp.ui.command.import";

    private Preferences preferences;

    @PostConstruct
    void start(IEclipseContext context, LiveModel model, Memory memory, StartWithSystem start, UISynchronize uiThread) {
        preferences = new Preferences(model, memory, start, () -> importServers(context), uiThread::asyncExec);
        context.set(Preferences.class, preferences);
    }

    @Optional
    @Inject
    void started(@UIEventTopic(UIEvents.UILifeCycle.APP_STARTUP_COMPLETE) Event event, MApplication application, Display display) {
        SystemMenu.on(display.getSystemMenu(), SWT.ID_PREFERENCES,
                () -> preferences.open((Shell) application.getChildren().getFirst().getWidget(), java.util.Optional.empty()));
    }

    @PreDestroy
    void stop() {
        preferences.close();
    }

    private static void importServers(IEclipseContext context) {
        ParameterizedCommand command = context.get(ECommandService.class).createCommand(IMPORT);
        context.get(EHandlerService.class).executeHandler(command);
    }
}
