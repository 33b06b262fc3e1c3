package org.autoroute.smtp.ui.internal.tray;

import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.ToolTip;
import org.eclipse.swt.widgets.Tray;
import org.eclipse.swt.widgets.TrayItem;

import org.autoroute.smtp.ui.internal.icons.Icon;
import org.autoroute.smtp.ui.internal.tray.notify.Announcer;
import org.autoroute.smtp.ui.internal.tray.notify.Notice;

/** The tray as SWT knows it: that of Windows and macOS, and on Linux a panel that embeds icons of X11. UI thread. */
final class SwtTrayPlace implements TrayPlace, Announcer {

    private final Display display;
    private final TrayWatch watch;
    private final TrayListener listener;
    private final LocalResourceManager images;
    private final SwtMenu menu;
    private Optional<TrayItem> item = Optional.empty();
    private Optional<ToolTip> balloon = Optional.empty();
    private TrayLook shown;

    /** @param watch whether the tray that SWT hands out is shown by anybody */
    SwtTrayPlace(Display display, TrayWatch watch, TrayListener listener) {
        this.display = display;
        this.watch = watch;
        this.listener = listener;
        images = new LocalResourceManager(JFaceResources.getResources(display));
        menu = new SwtMenu(display, listener);
    }

    @Override
    public void watch(Consumer<Boolean> there) {
        watch.start(there);
    }

    @Override
    public void show(TrayLook look) {
        shown = look;
        if (item.isEmpty()) {
            item = Optional.ofNullable(display.getSystemTray()).map(this::icon);
        }
        item.ifPresent(icon -> {
            icon.setImage(images.create(Icon.tray(look.mark()).descriptor()));
            icon.setToolTipText(look.tooltip());
            icon.setVisible(true);
        });
    }

    @Override
    public void hide() {
        item.ifPresent(icon -> icon.setVisible(false));
    }

    /** In a balloon at the icon, for systems where that is the way. */
    @Override
    public void tell(Notice notice) {
        item.ifPresent(icon -> {
            balloon.ifPresent(ToolTip::dispose);
            ToolTip now = new ToolTip(menu.owner(), SWT.BALLOON | (notice.problem() ? SWT.ICON_WARNING : SWT.ICON_INFORMATION));
            now.setText(notice.title());
            now.setMessage(notice.text());
            now.addListener(SWT.Selection, event -> listener.chosen(Action.Plain.OPEN));
            icon.setToolTip(now);
            now.setVisible(true);
            balloon = Optional.of(now);
        });
    }

    @Override
    public void close() {
        watch.close();
        item.ifPresent(TrayItem::dispose);
        menu.close();
        images.dispose();
    }

    private TrayItem icon(Tray tray) {
        TrayItem icon = new TrayItem(tray, SWT.NONE);
        icon.addListener(SWT.Selection, event -> listener.clicked());
        icon.addListener(SWT.MenuDetect, event -> menu.popUp(shown.menu()));
        return icon;
    }
}
