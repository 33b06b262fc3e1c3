package org.autoroute.smtp.ui.internal.tray.dbus;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.Variant;

import org.autoroute.smtp.ui.internal.icons.Icon;
import org.autoroute.smtp.ui.internal.model.Mark;
import org.autoroute.smtp.ui.internal.tray.TrayLook;

/** The icon as the desktop reads it. Any thread. */
final class ItemObject implements StatusNotifierItem, Properties {

    static final String PATH = "/StatusNotifierItem";

    private static final String PIXMAPS = "a(iiay)";

    private final Map<Mark, List<Object[]>> pixmaps = new ConcurrentHashMap<>();
    private final ItemListener listener;
    private volatile TrayLook look;

    ItemObject(ItemListener listener, TrayLook look) {
        this.listener = listener;
        this.look = look;
    }

    void show(TrayLook now) {
        look = now;
    }

    /** Where the program needs its user, desktops show an icon that they would hide otherwise. */
    static String status(TrayLook look) {
        return look.mark() == Mark.PROBLEM ? "NeedsAttention" : "Active";
    }

    @Override
    public String getObjectPath() {
        return PATH;
    }

    @Override
    public void ContextMenu(int x, int y) {
        listener.menuWanted(x, y);
    }

    @Override
    public void Activate(int x, int y) {
        listener.clicked();
    }

    @Override
    public void SecondaryActivate(int x, int y) {
        listener.clicked();
    }

    @Override
    public void Scroll(int delta, String orientation) {
        // A wheel turned by chance must not choose another server.
    }

    @Override
    @SuppressWarnings("unchecked")
    public <A> A Get(String interfaceName, String property) {
        Variant<?> value = GetAll(interfaceName).get(property);
        if (value == null) {
            throw new UnknownProperty(interfaceName + "." + property);
        }
        return (A) value;
    }

    @Override
    public <A> void Set(String interfaceName, String property, A value) {
        throw new ReadOnlyProperty(interfaceName + "." + property);
    }

    @Override
    public Map<String, Variant<?>> GetAll(String interfaceName) {
        Map<String, Variant<?>> all = new LinkedHashMap<>();
        if (!interfaceName.equals(NAME)) {
            return all;
        }
        TrayLook now = look;
        List<Object[]> icon = pixmaps.computeIfAbsent(now.mark(), mark -> Pixmaps.of(Icon.tray(mark)));
        String[] tooltip = now.tooltip().split("\n", 2);
        all.put("Category", new Variant<>("ApplicationStatus"));
        all.put("Id", new Variant<>("autoroute-smtp"));
        all.put("Title", new Variant<>("Autoroute SMTP"));
        all.put("Status", new Variant<>(status(now)));
        all.put("WindowId", new Variant<>(0));
        all.put("IconName", new Variant<>(""));
        all.put("IconThemePath", new Variant<>(""));
        all.put("IconPixmap", new Variant<>(icon, PIXMAPS));
        all.put("OverlayIconName", new Variant<>(""));
        all.put("OverlayIconPixmap", new Variant<>(List.of(), PIXMAPS));
        all.put("AttentionIconName", new Variant<>(""));
        all.put("AttentionIconPixmap", new Variant<>(icon, PIXMAPS));
        all.put("AttentionMovieName", new Variant<>(""));
        all.put("ToolTip", new Variant<>(new Object[] {"", List.of(), tooltip[0], tooltip.length > 1 ? Markup.escape(tooltip[1]) : ""},
                "(s" + PIXMAPS + "ss)"));
        all.put("ItemIsMenu", new Variant<>(false));
        all.put("Menu", new Variant<>(new DBusPath(MenuObject.PATH)));
        return all;
    }
}
