package org.autoroute.smtp.ui.internal.app;

import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.swt.widgets.Display;

import org.autoroute.smtp.service.AutorouteService;
import org.autoroute.smtp.ui.internal.model.LiveModel;
import org.autoroute.smtp.ui.internal.model.Presenter;
import org.autoroute.smtp.ui.internal.model.UiThread;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;

/** Puts the model of all that is shown into the application's context before the first window is made, and ends it before the display goes. */
public final class ModelAddon {

    private LiveModel model;

    @PostConstruct
    void start(IEclipseContext context, AutorouteService service, Display display) {
        model = new LiveModel(service, new Presenter(), new UiThread(display));
        context.set(LiveModel.class, model);
    }

    @PreDestroy
    void stop() {
        model.close();
    }
}
