package org.autoroute.smtp.ui.internal.servers;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;

import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.window.Looks;

/** The buttons above the server list; the first one adds. UI thread. */
final class ServerToolBar {

    private static final List<List<ServerAction>> GROUPS = List.of(
            List.of(ServerAction.ADD, ServerAction.EDIT, ServerAction.DELETE, ServerAction.UNDO),
            List.of(ServerAction.PROPERTIES, ServerAction.PASSWORD, ServerAction.CERTIFICATE),
            List.of(ServerAction.UP, ServerAction.DOWN),
            List.of(ServerAction.USE),
            List.of(ServerAction.FIND, ServerAction.IMPORT));

    private final ToolBar bar;
    private final Map<ServerAction, ToolItem> items = new EnumMap<>(ServerAction.class);
    private final Map<ServerAction, String> variants = new EnumMap<>(ServerAction.class);

    ServerToolBar(Composite parent, Messages messages, Consumer<ServerAction> run) {
        bar = new ToolBar(parent, SWT.FLAT | SWT.HORIZONTAL);
        Looks looks = new Looks(bar);
        for (List<ServerAction> group : GROUPS) {
            if (bar.getItemCount() > 0) {
                new ToolItem(bar, SWT.SEPARATOR);
            }
            group.forEach(action -> items.put(action, item(action, looks, messages, run)));
        }
        bar.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                boolean item = event.childID >= 0 && event.childID < bar.getItemCount();
                event.result = item && bar.getItem(event.childID).getData() instanceof ServerAction action
                        ? action.name(messages, variants.getOrDefault(action, ""))
                        : messages.get("toolbar");
            }
        });
    }

    ToolBar control() {
        return bar;
    }

    void update(Predicate<ServerAction> can) {
        items.forEach((action, item) -> {
            if (item.getEnabled() != can.test(action)) {
                item.setEnabled(!item.getEnabled());
            }
        });
    }

    /** Another tooltip than usual. */
    void explain(ServerAction action, String tip) {
        items.get(action).setToolTipText(tip);
    }

    /** Another name and tooltip than usual. @param variant which of several; empty for the usual one */
    void rename(ServerAction action, String variant, Messages messages) {
        if (!variant.equals(variants.put(action, variant))) {
            explain(action, action.tip(messages, variant));
        }
    }

    private ToolItem item(ServerAction action, Looks looks, Messages messages, Consumer<ServerAction> run) {
        ToolItem item = new ToolItem(bar, SWT.PUSH);
        item.setData(action);
        item.setImage(action.icon().map(looks::image).orElseThrow());
        item.setDisabledImage(action.icon().map(looks::faded).orElseThrow());
        item.setToolTipText(action.tip(messages));
        item.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> run.accept(action)));
        return item;
    }
}
