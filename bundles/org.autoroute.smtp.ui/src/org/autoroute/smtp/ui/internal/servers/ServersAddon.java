package org.autoroute.smtp.ui.internal.servers;

import java.util.Locale;

import org.eclipse.e4.core.di.annotations.Optional;
import org.eclipse.e4.core.services.nls.ILocaleChangeService;
import org.eclipse.e4.ui.di.UIEventTopic;
import org.eclipse.e4.ui.model.application.MApplication;
import org.eclipse.e4.ui.model.application.ui.menu.MMenuItem;
import org.eclipse.e4.ui.workbench.modeling.EModelService;

import org.autoroute.smtp.ui.internal.Messages;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;

/**
 * Writes the menu <em>Servers</em>: its words with the keys beside them. The keys are no bindings, because those would take Delete or undo from the
 * text fields of the window; the list listens to them itself.
 */
public final class ServersAddon {

    private static final String ITEM = "org.autoroute.smtp.ui.item.servers.";

    private final MApplication application;
    private final EModelService model;

    @Inject
    ServersAddon(MApplication application, EModelService model) {
        this.application = application;
        this.model = model;
    }

    @PostConstruct
    void write() {
        Messages messages = Messages.of(ServersAddon.class);
        for (ServerAction action : ServerAction.values()) {
            String id = ITEM + action.name().toLowerCase(Locale.ROOT);
            model.findElements(application, MMenuItem.class, EModelService.IN_MAIN_MENU, element -> id.equals(element.getElementId()))
                    .forEach(item -> item.setLabel(action.label(messages)));
        }
    }

    @Inject
    @Optional
    void languageChanged(@UIEventTopic(ILocaleChangeService.LOCALE_CHANGE) Locale locale) {
        write();
    }
}
