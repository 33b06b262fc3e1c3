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
import org.autoroute.smtp.ui.internal.app.Renewal;
import org.autoroute.smtp.ui.internal.model.LiveModel;
import org.autoroute.smtp.ui.internal.window.Owner;

/** Opens the check, or brings the one that is open to the front. */
public final class CheckHandler {

    @Execute
    void run(Display display, LiveModel model, ECommandService commands, EHandlerService handlers) {
        Optional<CheckDialog> open = Arrays.stream(display.getShells()).map(CheckDialog::of).flatMap(Optional::stream).findFirst();
        if (open.isPresent()) {
            open.get().getShell().setMinimized(false);
            open.get().getShell().forceActive();
            return;
        }
        open(display, model, commands, handlers);
    }

    private static Shell open(Display display, LiveModel model, ECommandService commands, EHandlerService handlers) {
        CheckDialog dialog = new CheckDialog(Owner.of(display),
                (request, listener) -> Check.begin(model.service(), request, listener)::close,
                new ServiceRemedies(model, action -> execute(action, commands, handlers)));
        dialog.open();
        Renewal.on(dialog.getShell(), () -> open(display, model, commands, handlers));
        return dialog.getShell();
    }

    /** Only these two belong to other parts of the window. */
    private static void execute(Action action, ECommandService commands, EHandlerService handlers) {
        ParameterizedCommand command = action instanceof Action.OpenPreferences preferences
                ? commands.createCommand("org.autoroute.smtp.ui.command.preferences", Map.of("page", page(preferences.page())))
                : commands.createCommand("org.autoroute.smtp.ui.command.add", Map.of());
        handlers.executeHandler(command);
    }

    /** As the command's parameter calls it. */
    private static String page(Action.Page page) {
        return switch (page) {
            case GENERAL -> "general";
            case INTERNAL_SERVER -> "internal-server";
            case SMTP_SERVERS -> "smtp-servers";
        };
    }
}
