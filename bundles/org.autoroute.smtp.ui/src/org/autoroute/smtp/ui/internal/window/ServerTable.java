package org.autoroute.smtp.ui.internal.window;

import java.util.List;
import java.util.function.Function;

import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;

import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.icons.Icon;
import org.autoroute.smtp.ui.internal.model.WindowModel.ServerRow;

/** The server list: what the user wrote, what its name stands for, how it fares; the active one is bold and marked. UI thread. */
final class ServerTable {

    private final Composite frame;
    private final TableViewer viewer;
    private final Columns columns;
    private final Looks looks;
    private final Messages messages;

    ServerTable(Composite parent, Messages messages) {
        this.messages = messages;
        frame = new Composite(parent, SWT.NONE);
        viewer = new TableViewer(frame, SWT.BORDER | SWT.SINGLE | SWT.FULL_SELECTION | SWT.V_SCROLL);
        looks = new Looks(viewer.getTable());
        viewer.setContentProvider(ArrayContentProvider.getInstance());
        viewer.getTable().setHeaderVisible(true);
        Looks.name(viewer.getTable(), messages.get("servers"));
        ColumnViewerToolTipSupport.enableFor(viewer);
        columns = new Columns(viewer.getTable());
        column(messages.get("servers.entry"), ServerRow::entry, row -> row.active() ? Icon.ACTIVE : Icon.INACTIVE);
        column(messages.get("servers.address"), ServerRow::address, null);
        column(messages.get("servers.state"), ServerRow::state, row -> Icon.of(row.nameMark()));
    }

    Composite control() {
        return frame;
    }

    /** The selection stays on the row it was on. */
    void show(List<ServerRow> rows) {
        if (rows.equals(viewer.getInput())) {
            return;
        }
        int selected = viewer.getTable().getSelectionIndex();
        int top = viewer.getTable().getTopIndex();
        viewer.setInput(rows);
        if (selected >= 0 && selected < rows.size()) {
            viewer.getTable().setSelection(selected);
        }
        viewer.getTable().setTopIndex(top);
        columns.fit(List.of(rows.stream().map(ServerRow::entry), rows.stream().map(ServerRow::address), rows.stream().map(ServerRow::state)));
    }

    private void column(String title, Function<ServerRow, String> text, Function<ServerRow, Icon> icon) {
        TableViewerColumn column = new TableViewerColumn(viewer, SWT.NONE);
        column.getColumn().setText(title);
        column.setLabelProvider(new ColumnLabelProvider() {
            @Override
            public String getText(Object row) {
                return text.apply((ServerRow) row);
            }

            @Override
            public Image getImage(Object row) {
                return icon == null ? null : looks.image(icon.apply((ServerRow) row));
            }

            @Override
            public Font getFont(Object row) {
                return ((ServerRow) row).active() ? looks.bold() : null;
            }

            @Override
            public String getToolTipText(Object row) {
                ServerRow server = (ServerRow) row;
                String words = messages.get(server.active() ? "servers.tooltip.active" : "servers.tooltip", server.entry(), server.state());
                return server.all().isEmpty() ? words : words + "\n" + server.all();
            }
        });
    }
}
