package org.autoroute.smtp.ui.internal.window;

import java.util.List;
import java.util.function.Function;

import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;

import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.model.WindowModel.AddressRow;

/** IP addresses, subnet masks and the connections they came by, one row each. UI thread. */
final class AddressTable {

    private final Composite frame;
    private final TableColumnLayout columns = new TableColumnLayout();
    private final TableViewer viewer;

    AddressTable(Composite parent, Messages messages) {
        frame = new Composite(parent, SWT.NONE);
        frame.setLayout(columns);
        viewer = new TableViewer(frame, SWT.BORDER | SWT.SINGLE | SWT.FULL_SELECTION | SWT.V_SCROLL);
        viewer.setContentProvider(ArrayContentProvider.getInstance());
        viewer.getTable().setHeaderVisible(true);
        Looks.name(viewer.getTable(), messages.get("addresses"));
        ColumnViewerToolTipSupport.enableFor(viewer);
        column(messages.get("addresses.address"), 40, AddressRow::address);
        column(messages.get("addresses.mask"), 28, AddressRow::mask);
        column(messages.get("addresses.connection"), 32, AddressRow::connection);
    }

    Composite control() {
        return frame;
    }

    void show(List<AddressRow> rows) {
        if (!rows.equals(viewer.getInput())) {
            viewer.setInput(rows);
        }
    }

    private void column(String title, int weight, Function<AddressRow, String> text) {
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
        columns.setColumnData(column.getColumn(), new ColumnWeightData(weight, 90, true));
    }
}
