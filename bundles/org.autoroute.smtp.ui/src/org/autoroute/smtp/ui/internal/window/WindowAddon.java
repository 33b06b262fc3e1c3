package org.autoroute.smtp.ui.internal.window;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.core.di.annotations.Optional;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.di.UIEventTopic;
import org.eclipse.e4.ui.di.UISynchronize;
import org.eclipse.e4.ui.model.application.MApplication;
import org.eclipse.e4.ui.model.application.ui.MUIElement;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.e4.ui.model.application.ui.basic.MPartStack;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.eclipse.e4.ui.model.application.ui.menu.MItem;
import org.eclipse.e4.ui.workbench.IPresentationEngine;
import org.eclipse.e4.ui.workbench.IWorkbench;
import org.eclipse.e4.ui.workbench.UIEvents;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.eclipse.e4.ui.workbench.modeling.EPartService;
import org.eclipse.e4.ui.workbench.modeling.IWindowCloseHandler;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.osgi.service.event.Event;

import org.autoroute.smtp.service.AutorouteService;
import org.autoroute.smtp.service.AutorouteService.Registration;
import org.autoroute.smtp.service.ServiceState;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.app.Memory;
import org.autoroute.smtp.ui.internal.icons.Icon;
import org.autoroute.smtp.ui.internal.model.LiveModel;
import org.autoroute.smtp.ui.internal.tray.TrayHost;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;

/** Gives the window its icons, its way of closing, and an ear for those who want it shown or ended. */
public final class WindowAddon {

    private static final String READY = "org/autoroute/smtp/ui/READY";
    private static final String HIDDEN = "--hidden";

    private static final String TOLD = "tray.told";

    private static final String PAUSE = "org.autoroute.smtp.ui.item.pause";
    private static final String SERVERS = "org.autoroute.smtp.ui.part.servers";

    private final Messages messages = Messages.of(WindowAddon.class);
    private final List<Registration> registrations = new ArrayList<>();
    private boolean hidden;
    private Habits habits;

    @PostConstruct
    void prepare(MApplication application, IEclipseContext context, IApplicationContext start, AutorouteService service, UISynchronize uiThread,
            Display display, Memory memory, TrayHost tray) {
        MWindow window = application.getChildren().getFirst();
        habits = new Habits(memory, window);
        habits.restore(display);
        hidden = arguments(start).contains(HIDDEN);
        // Shown when it is complete.
        window.setVisible(false);
        WindowControl control = new WindowControl(window, () -> context.get(IWorkbench.class).close(), tray, () -> focus(window),
                () -> explain(window, memory));
        context.set(WindowControl.class, control);
        registrations.add(service.onShow(() -> uiThread.asyncExec(control::show)));
    }

    @Optional
    @Inject
    void started(@UIEventTopic(UIEvents.UILifeCycle.APP_STARTUP_COMPLETE) Event event, MApplication application, WindowControl control,
            IEventBroker events, LiveModel model, TrayHost tray, EModelService modelService) {
        MWindow window = application.getChildren().getFirst();
        Shell shell = (Shell) window.getWidget();
        dress(shell);
        habits.watch(shell);
        keepTheKeyboard(shell, window);
        MUIElement pause = modelService.find(PAUSE, window.getMainMenu());
        registrations.add(model.bind(ServiceState::paused, paused -> ((MItem) pause).setSelected(paused)));
        window.getContext().set(IWindowCloseHandler.class, closing -> {
            control.close();
            return false;
        });
        model.onRefusal(text -> MessageDialog.openError(shell, messages.get("refused.title"), text));
        tray.onChange(control::stayReachable, control::hideAgain);
        events.post(READY, "");
    }

    /**
     * Events wait for one another: by now all have heard of the start, so that the user and the command stop cannot end what others are still
     * starting. A workbench that is closed while it starts goes on starting without its display. The service remembers a stop until now.
     */
    @Optional
    @Inject
    void ready(@UIEventTopic(READY) Event event, WindowControl control, AutorouteService service, UISynchronize uiThread) {
        if (!hidden) {
            control.show();
        }
        registrations.add(service.onStop(() -> uiThread.asyncExec(control::quit)));
    }

    /** A window as small as this one has no use for parts that are made small or large. */
    @Optional
    @Inject
    void partsMade(@UIEventTopic(UIEvents.UIElement.TOPIC_WIDGET) Event event, UISynchronize uiThread) {
        if (event.getProperty(UIEvents.EventTags.ELEMENT) instanceof MPartStack stack && stack.getWidget() instanceof CTabFolder folder) {
            // After its renderer, which gives it both.
            uiThread.asyncExec(() -> plain(folder));
        }
    }

    @Optional
    @Inject
    void partsMoved(@UIEventTopic(UIEvents.UIElement.TOPIC_CONTAINERDATA) Event event) {
        habits.rememberParts();
    }

    @Optional
    @Inject
    void otherPartInFront(@UIEventTopic(UIEvents.ElementContainer.TOPIC_SELECTEDELEMENT) Event event) {
        habits.rememberParts();
    }

    @PreDestroy
    void stop() {
        registrations.forEach(Registration::close);
    }

    private static void plain(CTabFolder folder) {
        if (!folder.isDisposed()) {
            folder.setMinimizeVisible(false);
            folder.setMaximizeVisible(false);
        }
    }

    private void explain(MWindow window, Memory memory) {
        if (memory.get(TOLD).isEmpty()) {
            memory.put(TOLD, "true");
            MessageDialog.openInformation((Shell) window.getWidget(), messages.get("tray.none.title"), messages.get("tray.none"));
        }
    }

    private static void dress(Shell shell) {
        Image[] images = Icon.APP.windowImages(shell.getDisplay());
        shell.setImages(images);
        // For dialogs without a parent.
        Window.setDefaultImages(images);
        shell.addDisposeListener(event -> Arrays.stream(images).forEach(Image::dispose));
        shell.setMinimumSize(420, 400);
        // GTK gives the menu bar its height after the window has been laid out and shown.
        shell.addListener(SWT.Show, event -> shell.getDisplay().asyncExec(() -> {
            if (!shell.isDisposed()) {
                shell.layout(true, true);
            }
        }));
    }

    /** What had the keyboard may have gone while another window was in front, and without it no key would work. */
    private static void keepTheKeyboard(Shell shell, MWindow window) {
        shell.addListener(SWT.Activate, event -> shell.getDisplay().asyncExec(() -> {
            if (!shell.isDisposed() && shell.getDisplay().getActiveShell() == shell && shell.getDisplay().getFocusControl() == null) {
                focus(window);
            }
        }));
    }

    /** Of the window's own parts: a window that is not shown yet is not the active one, and the application's would have none. */
    private static void focus(MWindow window) {
        EPartService parts = window.getContext().get(EPartService.class);
        boolean noServers = !window.getContext().get(LiveModel.class).current().active().canNext();
        MPart active = parts.getActivePart();
        if (active != null) {
            parts.activate(active, true);
            // Which does nothing when it is active already.
            window.getContext().get(IPresentationEngine.class).focusGui(active);
        } else if (noServers) {
            parts.activate(parts.findPart(SERVERS), true);
        } else {
            parts.getParts().stream().filter(part -> part.getWidget() != null && parts.isPartVisible(part)).reduce((first, last) -> last)
                    .ifPresent(part -> parts.activate(part, true));
        }
    }

    private static List<String> arguments(IApplicationContext start) {
        return List.of((String[]) start.getArguments().get(IApplicationContext.APPLICATION_ARGS));
    }
}
