package org.autoroute.smtp.ui.internal.tray;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.autoroute.smtp.service.ServerState;
import org.autoroute.smtp.service.settings.SettingKey;
import org.autoroute.smtp.ui.internal.model.LiveModel;
import org.autoroute.smtp.ui.internal.window.WindowControl;

/**
 * Does in the running program what is asked for at the icon. UI thread.
 *
 * @param window  made after the tray
 * @param command runs a command of the application by its id
 */
record TrayActions(LiveModel model, Supplier<WindowControl> window, Consumer<String> command) implements TrayListener {

    private static final String COMMANDS = "org.autoroute.smtp.ui.command.";

    @Override
    public void clicked() {
        window.get().toggle();
    }

    @Override
    public void chosen(Action action) {
        switch (action) {
            case Action.Use use -> use(use);
            case Action.Autoroute autoroute ->
                model.ask(model.service().changeSetting(SettingKey.ROUTING_AUTOROUTE.id(), Boolean.toString(autoroute.on())));
            case Action.Pause pause -> model.pause(pause.on());
            case Action.Plain.NEXT -> model.next();
            case Action.Plain.OPEN -> window.get().show();
            case Action.Plain.PREFERENCES -> command.accept(COMMANDS + "preferences");
            case Action.Plain.HELP -> command.accept(COMMANDS + "help");
            case Action.Plain.QUIT -> window.get().quit();
        }
    }

    /** The list may have changed while the menu was open: what the user read counts, and nothing happens when it is gone. */
    private void use(Action.Use wanted) {
        List<ServerState> servers = model.service().state().servers();
        boolean unmoved = wanted.number() <= servers.size() && servers.get(wanted.number() - 1).line().equals(wanted.line());
        if (unmoved) {
            model.ask(model.service().use(wanted.number()));
        } else {
            servers.stream().filter(server -> server.line().equals(wanted.line())).findFirst()
                    .ifPresent(moved -> model.ask(model.service().use(moved.number())));
        }
    }
}
