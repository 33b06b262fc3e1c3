package org.autoroute.smtp.ui.internal.preferences;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import org.eclipse.jface.preference.IPreferencePage;
import org.eclipse.jface.preference.PreferenceManager;
import org.eclipse.jface.preference.PreferenceNode;
import org.eclipse.swt.widgets.Shell;

import org.autoroute.smtp.service.settings.Settings;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.app.Memory;
import org.autoroute.smtp.ui.internal.app.Renewal;
import org.autoroute.smtp.ui.internal.autostart.StartWithSystem;
import org.autoroute.smtp.ui.internal.model.LiveModel;

/** Opens the preferences, one dialog at a time. UI thread; closing it ends what is still asked in the background. */
public final class Preferences implements AutoCloseable {

    /** Ids of the pages, for the parameter of the command; topics of the help are called alike. */
    public static final String GENERAL = "general";
    public static final String INTERNAL_SERVER = "internal-server";
    public static final String SMTP_SERVERS = "smtp-servers";

    private final LiveModel model;
    private final Memory memory;
    private final StartWithSystem start;
    private final Runnable importServers;
    private final Executor uiThread;
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private final Messages messages = Messages.of(Preferences.class);
    private Optional<PreferencesWindow> open = Optional.empty();

    /**
     * @param importServers opens the import of servers
     * @param uiThread      runs what it is given on the UI thread, later; drops it when that has ended
     */
    public Preferences(LiveModel model, Memory memory, StartWithSystem start, Runnable importServers, Executor uiThread) {
        this.model = model;
        this.memory = memory;
        this.start = start;
        this.importServers = importServers;
        this.uiThread = uiThread;
    }

    /**
     * Opens the dialog, or brings the open one to the front.
     *
     * @param parent the window it stays above
     * @param page   id of a page; empty for the one that was in front last
     */
    public void open(Shell parent, Optional<String> page) {
        Optional<PreferencesWindow> there = open.filter(one -> one.getShell() != null && !one.getShell().isDisposed());
        there.ifPresent(window -> page.ifPresent(window::show));
        PreferencesWindow window = there.orElseGet(() -> make(parent, page));
        window.getShell().setMinimized(false);
        window.getShell().forceActive();
    }

    private PreferencesWindow make(Shell parent, Optional<String> page) {
        Settings now = model.service().state().settings();
        return make(parent, page.stream().toList(), new Unapplied(new Drafts(GeneralPage.KEYS, now), new Drafts(InternalServerPage.KEYS, now),
                new AutostartChoice(start, uiThread, background, model::ask)));
    }

    /** @param seen the pages that are to be made, the last one in front */
    private PreferencesWindow make(Shell parent, List<String> seen, Unapplied wanted) {
        PreferenceManager pages = new PreferenceManager();
        add(pages, GENERAL, new GeneralPage(model, wanted.general(), wanted.autostart(), messages.get("page.general")));
        add(pages, INTERNAL_SERVER,
                new InternalServerPage(model, wanted.internalServer(), uiThread, background, messages.get("page.internalServer")));
        add(pages, SMTP_SERVERS, new ServersPage(model, importServers, messages.get("page.smtpServers")));
        PreferencesWindow window = new PreferencesWindow(parent, pages, memory);
        open = Optional.of(window);
        seen.stream().findFirst().ifPresent(window::setSelectedNode);
        window.open();
        seen.stream().skip(1).forEach(window::show);
        Renewal.on(window.getShell(), () -> make(parent, Stream.concat(wanted.pages(), Stream.of(window.front())).toList(), wanted).getShell());
        return window;
    }

    private static void add(PreferenceManager pages, String id, IPreferencePage page) {
        pages.addToRoot(new PreferenceNode(id, page));
    }

    @Override
    public void close() {
        background.shutdownNow();
    }
}
