package org.autoroute.smtp.ui.internal.tray;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Tray;
import org.eclipse.swt.widgets.TrayItem;

import org.autoroute.smtp.service.AutorouteService.Registration;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.icons.Icon;
import org.autoroute.smtp.ui.internal.model.LiveModel;
import org.autoroute.smtp.ui.internal.model.TrayMenu;
import org.autoroute.smtp.ui.internal.model.WindowModel;
import org.autoroute.smtp.ui.internal.window.WindowControl;

/** The icon in the tray: its shape says how things stand, a click opens and hides the window, the other button shows the menu. UI thread. */
final class TrayIcon implements AutoCloseable {

    private final Messages messages = Messages.of(TrayMenu.class);
    private final LiveModel model;
    private final WindowControl window;
    private final LocalResourceManager images;
    private final TrayItem item;
    private final Shell owner;
    private final Menu menu;
    private final Registration shown;

    TrayIcon(Tray tray, LiveModel model, WindowControl window) {
        this.model = model;
        this.window = window;
        images = new LocalResourceManager(JFaceResources.getResources(tray.getDisplay()));
        owner = new Shell(tray.getDisplay(), SWT.NO_TRIM | SWT.TOOL);
        menu = new Menu(owner, SWT.POP_UP);
        item = new TrayItem(tray, SWT.NONE);
        item.addListener(SWT.Selection, event -> window.toggle());
        item.addListener(SWT.MenuDetect, event -> menu.setVisible(true));
        menu.addListener(SWT.Show, event -> fill());
        shown = model.bind(this::show);
    }

    @Override
    public void close() {
        shown.close();
        item.dispose();
        owner.dispose();
        images.dispose();
    }

    private void show(WindowModel now) {
        item.setImage(images.create(Icon.tray(now.mark()).descriptor()));
        item.setToolTipText(TrayMenu.tooltip(now, messages));
        if (!menu.isVisible()) {
            fill();
        }
    }

    private void fill() {
        for (MenuItem old : menu.getItems()) {
            old.dispose();
        }
        TrayMenu.items(model.current(), messages).forEach(this::add);
    }

    private void add(TrayMenu.Item entry) {
        switch (entry) {
            case TrayMenu.Separator separator -> new MenuItem(menu, SWT.SEPARATOR);
            case TrayMenu.Info info -> {
                MenuItem line = new MenuItem(menu, SWT.PUSH);
                line.setText(info.text().replace("&", "&&"));
                line.setEnabled(false);
            }
            case TrayMenu.Command command -> {
                MenuItem line = new MenuItem(menu, SWT.PUSH);
                line.setText(command.text());
                line.setEnabled(command.enabled());
                line.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> run(command.action())));
            }
        }
    }

    private void run(TrayMenu.Action action) {
        switch (action) {
            case OPEN -> window.show();
            case NEXT -> model.next();
            case QUIT -> window.quit();
        }
    }
}
