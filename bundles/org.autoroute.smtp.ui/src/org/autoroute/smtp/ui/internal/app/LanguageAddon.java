package org.autoroute.smtp.ui.internal.app;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.e4.core.services.nls.ILocaleChangeService;
import org.eclipse.e4.ui.di.UISynchronize;
import org.eclipse.e4.ui.model.application.MApplication;
import org.eclipse.e4.ui.model.application.ui.MUIElement;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.e4.ui.model.application.ui.basic.MTrimmedWindow;
import org.eclipse.e4.ui.workbench.IPresentationEngine;
import org.eclipse.e4.ui.workbench.modeling.EPartService;
import org.eclipse.swt.widgets.Composite;

import org.autoroute.smtp.service.AutorouteService.Registration;
import org.autoroute.smtp.ui.internal.model.LiveModel;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;

/** Puts the open window into another language as soon as the settings name one: menus are relabelled, parts are made anew. */
public final class LanguageAddon {

    private Registration shown;

    @PostConstruct
    void start(MApplication application, LiveModel model, Language language, ILocaleChangeService locales, UISynchronize uiThread) {
        // Later, not while the model still tells views that are about to go.
        shown = model.bind(state -> state.settings().desktop().language(), setting -> uiThread.asyncExec(() -> {
            if (language.speak(setting)) {
                locales.changeApplicationLocale(Locale.getDefault());
                model.retell();
                renew((MTrimmedWindow) application.getChildren().getFirst());
            }
        }));
    }

    @PreDestroy
    void stop() {
        shown.close();
    }

    private static void renew(MTrimmedWindow window) {
        if (!(window.getWidget() instanceof Composite shell)) {
            return;
        }
        EPartService parts = window.getContext().get(EPartService.class);
        Optional<MPart> active = Optional.ofNullable(parts.getActivePart());
        IPresentationEngine engine = window.getContext().get(IPresentationEngine.class);
        shell.setRedraw(false);
        List<MUIElement> all = Stream.concat(window.getChildren().stream().map(MUIElement.class::cast), window.getTrimBars().stream()).toList();
        all.forEach(engine::removeGui);
        all.forEach(engine::createGui);
        active.ifPresent(part -> parts.activate(part, true));
        shell.layout(true, true);
        shell.setRedraw(true);
    }
}
