package org.autoroute.smtp.ui.internal.window;

import java.util.List;
import java.util.function.Function;

import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;

import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.model.WindowModel.AddressRow;

/** IP addresses, subnet masks and the connections they came by, one row each. UI thread. */
final class AddressTable {

    private final Composite frame;
    private final TableViewer viewer;
    private final Columns columns;

    AddressTable(Composite parent, Messages messages) {
        frame = new Composite(parent, SWT.NONE);
        viewer = new TableViewer(frame, SWT.BORDER | SWT.SINGLE | SWT.FULL_SELECTION | SWT.V_SCROLL);
        viewer.setContentProvider(ArrayContentProvider.getInstance());
        viewer.getTable().setHeaderVisible(true);
        Looks.name(viewer.getTable(), messages.get("addresses"));
        RowSearch.off(viewer.getTable());
        ColumnViewerToolTipSupport.enableFor(viewer);
        viewer.getTable().addListener(SWT.FocusOut, event -> viewer.getTable().deselectAll());
        columns = new Columns(viewer.getTable());
        column(messages.get("addresses.address"), AddressRow::address);
        column(messages.get("addresses.mask"), AddressRow::mask);
        column(messages.get("addresses.connection"), AddressRow::connection);
    }

    Composite control() {
        return frame;
    }

    void show(List<AddressRow> rows) {
        if (!rows.equals(viewer.getInput())) {
            viewer.setInput(rows);
            columns.fit(List.of(rows.stream().map(AddressRow::address), rows.stream().map(AddressRow::mask), rows.stream().map(AddressRow::connection)));
        }
    }

    private void column(String title, Function<AddressRow, String> text) {
        TableViewerColumn column = new TableViewerColumn(viewer, SWT.NONE);
        column.getColumn().setText(title);
        column.getColumn().setMoveable(false);
        column.setLabelProvider(new ColumnLabelProvider() {
            @Override
            public String getText(Object row) {
                return text.apply((AddressRow) row);
            }

            @Override
            public String getToolTipText(Object row) {
                return getText(row);
            }
        });
    }
}
