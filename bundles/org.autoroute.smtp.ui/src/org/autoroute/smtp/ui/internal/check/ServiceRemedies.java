package org.autoroute.smtp.ui.internal.check;

import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import org.autoroute.smtp.service.AutorouteService;
import org.autoroute.smtp.service.check.Action;
import org.autoroute.smtp.service.settings.SettingKey;
import org.autoroute.smtp.ui.internal.model.LiveModel;

/**
 * Changes the service, and opens what belongs to other parts of the window by its command.
 *
 * @param open runs one of the commands below; UI thread
 */
record ServiceRemedies(LiveModel model, Consumer<Action> open) implements Remedies {

    @Override
    public void apply(Action action, Runnable done) {
        AutorouteService service = model.service();
        switch (action) {
            case Action.UsePort use -> ask(service.changeSetting(SettingKey.SERVER_PORT.id(), Integer.toString(use.port())), done);
            case Action.Resume resume -> ask(service.resume(), done);
            case Action.Next next -> ask(service.next(), done);
            case Action.Retry retry -> done.run();
            case Action.OpenPreferences preferences -> open.accept(preferences);
            case Action.AddServer add -> open.accept(add);
        }
    }

    private void ask(CompletionStage<?> change, Runnable done) {
        model.ask(change);
        change.thenRun(done);
    }
}
