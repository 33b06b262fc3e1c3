package org.autoroute.smtp.ui.internal.servers;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Table;

import org.autoroute.smtp.ui.internal.Messages;

/** The context menu of the server list: all that can be done, with the keys for it. UI thread. */
final class ServerMenu {

    private static final List<List<ServerAction>> GROUPS = List.of(
            List.of(ServerAction.USE),
            List.of(ServerAction.ADD, ServerAction.EDIT, ServerAction.DELETE, ServerAction.UNDO),
            List.of(ServerAction.PROPERTIES, ServerAction.PASSWORD, ServerAction.CERTIFICATE),
            List.of(ServerAction.CUT, ServerAction.COPY, ServerAction.PASTE, ServerAction.SELECT_ALL),
            List.of(ServerAction.UP, ServerAction.DOWN),
            List.of(ServerAction.FIND, ServerAction.IMPORT));

    /** @param variant which label of several an action has for what is selected */
    ServerMenu(Table table, Messages messages, Predicate<ServerAction> can, Function<ServerAction, String> variant, Consumer<ServerAction> run) {
        Menu menu = new Menu(table);
        for (List<ServerAction> group : GROUPS) {
            if (menu.getItemCount() > 0) {
                new MenuItem(menu, SWT.SEPARATOR);
            }
            group.forEach(action -> {
                MenuItem item = new MenuItem(menu, SWT.PUSH);
                item.setText(action.label(messages, ""));
                item.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> run.accept(action)));
                menu.addListener(SWT.Show, event -> {
                    item.setEnabled(can.test(action));
                    item.setText(action.label(messages, variant.apply(action)));
                });
            });
        }
        table.setMenu(menu);
    }
}
