package org.autoroute.smtp.ui.internal.theme;

import org.eclipse.e4.ui.di.UISynchronize;
import org.eclipse.e4.ui.model.application.MApplication;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Listener;

import org.autoroute.smtp.service.AutorouteService.Registration;
import org.autoroute.smtp.ui.internal.app.Renewal;
import org.autoroute.smtp.ui.internal.model.LiveModel;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;

/** Gives the window the colours of the settings, before it is made and while it is open, and follows the system when that changes its own. */
public final class ThemeAddon {

    private Display display;
    private Listener changed;
    private Registration shown;
    private RGB background;

    @PostConstruct
    void start(Display display, MApplication application, LiveModel model, UISynchronize uiThread) {
        this.display = display;
        Colours colours = Colours.of(display);
        colours.use(model.service().state().settings().desktop().theme());
        takeOver();
        background = background();
        changed = event -> uiThread.asyncExec(() -> refresh(application));
        display.addListener(SWT.Settings, changed);
        // Later, not while the model still tells views that are about to go.
        shown = model.bind(state -> state.settings().desktop().theme(), theme -> uiThread.asyncExec(() -> {
            colours.use(theme);
            refresh(application);
        }));
    }

    @PreDestroy
    void stop() {
        shown.close();
        if (!display.isDisposed()) {
            display.removeListener(SWT.Settings, changed);
        }
    }

    /** SWT takes over the colours of another theme when it next waits for events: now, so that nothing is made in those from before. */
    private void takeOver() {
        // So that it does not wait where the theme is the same.
        display.wake();
        display.sleep();
        display.readAndDispatch();
    }

    /** Controls that were given a colour of the system keep it; so they are made anew when it is another one now. */
    private void refresh(MApplication application) {
        RGB now = background();
        if (!now.equals(background)) {
            background = now;
            new Renewal(application).run();
        }
    }

    private RGB background() {
        return display.getSystemColor(SWT.COLOR_LIST_BACKGROUND).getRGB();
    }
}
