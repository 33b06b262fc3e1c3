package org.autoroute.smtp.ui.internal.app;

import java.util.Locale;

import org.eclipse.e4.core.services.nls.ILocaleChangeService;
import org.eclipse.e4.ui.di.UISynchronize;
import org.eclipse.e4.ui.model.application.MApplication;

import org.autoroute.smtp.service.AutorouteService.Registration;
import org.autoroute.smtp.ui.internal.model.LiveModel;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;

/** Puts what is open into another language as soon as the settings name one. */
public final class LanguageAddon {

    private Registration shown;

    @PostConstruct
    void start(MApplication application, LiveModel model, Language language, ILocaleChangeService locales, UISynchronize uiThread) {
        // Later, not while the model still tells views that are about to go.
        shown = model.bind(state -> state.settings().desktop().language(), setting -> uiThread.asyncExec(() -> {
            if (language.speak(setting)) {
                locales.changeApplicationLocale(Locale.getDefault());
                model.retell();
                new Renewal(application).run();
            }
        }));
    }

    @PreDestroy
    void stop() {
        shown.close();
    }
}
