package org.autoroute.smtp.ui.internal.check;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.e4.core.commands.ECommandService;
import org.eclipse.e4.core.commands.EHandlerService;
import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;

import org.autoroute.smtp.service.check.Action;
import org.autoroute.smtp.service.check.Check;
import org.autoroute.smtp.ui.internal.model.LiveModel;

/** Opens the check, or brings the one that is open to the front. */
public final class CheckHandler {

    @Execute
    void run(Display display, LiveModel model, ECommandService commands, EHandlerService handlers) {
        Optional<CheckDialog> open = Arrays.stream(display.getShells()).map(CheckDialog::of).flatMap(Optional::stream).findFirst();
        if (open.isPresent()) {
            open.get().getShell().forceActive();
            return;
        }
        Shell parent = display.getActiveShell() != null ? display.getActiveShell() : display.getShells()[0];
        new CheckDialog(parent, (request, listener) -> Check.begin(model.service()::state, request, listener)::close,
                new ServiceRemedies(model, action -> execute(action, commands, handlers))).open();
    }

    private static void execute(Action action, ECommandService commands, EHandlerService handlers) {
        String id = action instanceof Action.AddServer ? "org.autoroute.smtp.ui.command.add" : "org.autoroute.smtp.ui.command.preferences";
        ParameterizedCommand command = commands.createCommand(id, Map.of());
        if (command != null) {
            handlers.executeHandler(command);
        }
    }
}
