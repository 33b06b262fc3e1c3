package org.autoroute.smtp.ui.internal.servers;

import org.eclipse.e4.core.di.annotations.CanExecute;
import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.core.di.annotations.Optional;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.e4.ui.workbench.modeling.EPartService;
import org.eclipse.e4.ui.workbench.modeling.EPartService.PartState;

import jakarta.inject.Named;

/** Has the part <em>Servers</em> do what a menu says; adding and finding bring it to the front first, everything else needs it to be there. */
public final class ServersHandler {

    private static final String PART = "org.autoroute.smtp.ui.part.servers";

    @CanExecute
    boolean possible(EPartService parts, @Optional @Named("action") String action) {
        ServerAction wanted = action(action);
        MPart part = parts.findPart(PART);
        return wanted == ServerAction.ADD || wanted == ServerAction.FIND
                || parts.isPartVisible(part) && part.getObject() instanceof ServersPart servers && servers.view().can(wanted);
    }

    @Execute
    void run(EPartService parts, @Optional @Named("action") String action) {
        MPart part = parts.showPart(PART, PartState.ACTIVATE);
        if (part.getObject() instanceof ServersPart servers) {
            servers.view().run(action(action));
        }
    }

    private static ServerAction action(String name) {
        return name == null ? ServerAction.ADD : ServerAction.valueOf(name);
    }
}
