package org.autoroute.smtp.ui.internal.network;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;

import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.window.Clip;
import org.autoroute.smtp.ui.internal.window.Columns;
import org.autoroute.smtp.ui.internal.window.Looks;
import org.autoroute.smtp.ui.internal.window.RowSearch;

/** Every address this computer has. UI thread. */
final class OwnAddressTable {

    private static final List<String> COLUMNS = List.of("address", "mask", "interface", "connection", "kind");
    /** More are scrolled. */
    private static final int MOST_ROWS = 4;

    private final Composite frame;
    private final TableViewer viewer;
    private final Columns columns;
    private List<OwnAddressRow> rows = List.of();

    OwnAddressTable(Composite parent, Messages messages) {
        frame = new Composite(parent, SWT.NONE);
        viewer = new TableViewer(frame, SWT.BORDER | SWT.MULTI | SWT.FULL_SELECTION | SWT.V_SCROLL);
        viewer.setContentProvider(ArrayContentProvider.getInstance());
        viewer.getTable().setHeaderVisible(true);
        Looks.name(viewer.getTable(), messages.get("addresses"));
        RowSearch.off(viewer.getTable());
        ColumnViewerToolTipSupport.enableFor(viewer);
        columns = new Columns(viewer.getTable());
        IntStream.range(0, COLUMNS.size()).forEach(i -> column(i, messages.get("addresses." + COLUMNS.get(i))));
        viewer.getTable().addListener(SWT.FocusOut, event -> viewer.getTable().deselectAll());
        Clip.onKey(viewer.getTable(), this::selectedAsText);
    }

    Composite control() {
        return frame;
    }

    void show(List<OwnAddressRow> now) {
        rows = now;
        viewer.setInput(rows);
        columns.fit(IntStream.range(0, COLUMNS.size()).mapToObj(i -> rows.stream().map(row -> row.cells().get(i))).toList());
    }

    /** What the rows need, as far as there are not too many of them. */
    int height() {
        Table table = viewer.getTable();
        return table.computeTrim(0, 0, 0, table.getHeaderHeight() + Math.clamp(rows.size(), 1, MOST_ROWS) * table.getItemHeight()).height;
    }

    /** All rows, one a line, cells parted by tabs. */
    String asText() {
        return text(rows.stream());
    }

    private String selectedAsText() {
        return text(viewer.getStructuredSelection().stream().map(OwnAddressRow.class::cast));
    }

    private static String text(Stream<OwnAddressRow> rows) {
        return rows.map(row -> String.join("\t", row.cells())).collect(Collectors.joining("\n"));
    }

    private void column(int index, String title) {
        TableViewerColumn column = new TableViewerColumn(viewer, SWT.NONE);
        column.getColumn().setText(title);
        column.setLabelProvider(new ColumnLabelProvider() {
            @Override
            public String getText(Object row) {
                return ((OwnAddressRow) row).cells().get(index);
            }

            @Override
            public String getToolTipText(Object row) {
                return getText(row);
            }
        });
    }
}
