package org.autoroute.smtp.ui.internal.servers;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.icons.Icon;
import org.autoroute.smtp.ui.internal.window.Looks;

/** The rows of the server list; the active one is bold and marked. UI thread. */
final class ServerTable {

    private final TableViewer viewer;
    private final ColumnWidths widths;
    private final Looks looks;
    private List<Row> shown = List.of();

    /** @param full whether all columns are shown, or only those that also a narrow place has room for */
    ServerTable(Composite parent, Messages messages, boolean full) {
        viewer = new TableViewer(parent, SWT.BORDER | SWT.MULTI | SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.H_SCROLL);
        Table table = viewer.getTable();
        looks = new Looks(table);
        viewer.setContentProvider(ArrayContentProvider.getInstance());
        table.setHeaderVisible(true);
        Looks.name(table, messages.get("servers"));
        ColumnViewerToolTipSupport.enableFor(viewer);
        column(messages.get("column.server"), Row::server, row -> row.active() ? Icon.ACTIVE : Icon.INACTIVE);
        if (full) {
            column(messages.get("column.address"), Row::address, null);
        }
        Map<TableColumn, String> optional = new HashMap<>();
        optional.put(column(messages.get("column.link"), Row::link, null), "");
        column(messages.get("column.port"), Row::port, null);
        if (full) {
            column(messages.get("column.security"), Row::security, Row::lock);
            optional.put(column(messages.get("column.login"), Row::login, null), "");
        }
        column(messages.get("column.state"), Row::state, Row::mark);
        if (full) {
            optional.put(column(messages.get("column.lastUsed"), Row::lastUsed, null), messages.get("time.never"));
        }
        table.getAccessible().addAccessibleListener(AccessibleListener.getDescriptionAdapter(event -> event.result = described()));
        widths = new ColumnWidths(table, looks.bold(), optional);
    }

    TableViewer viewer() {
        return viewer;
    }

    Table control() {
        return viewer.getTable();
    }

    List<Row> rows() {
        return shown;
    }

    /** Shows these rows; those are selected that are wanted. */
    void show(List<Row> rows, Predicate<Row> selected) {
        int top = control().getTopIndex();
        if (!rows.equals(shown)) {
            shown = List.copyOf(rows);
            viewer.setInput(shown);
            widths.fit();
        }
        int[] wanted = IntStream.range(0, shown.size()).filter(place -> selected.test(shown.get(place))).toArray();
        if (!Arrays.equals(wanted, IntStream.of(control().getSelectionIndices()).sorted().toArray())) {
            // Not through the viewer: it leaves the place the arrow keys start from behind.
            control().setSelection(wanted);
        }
        if (control().getTopIndex() != top) {
            control().setTopIndex(top);
        }
    }

    /** The selected rows, from top to bottom. */
    List<Row> selected() {
        return Arrays.stream(control().getSelectionIndices()).sorted().mapToObj(shown::get).toList();
    }

    /** The item that shows the row, null when none does. */
    TableItem item(Row row) {
        int place = shown.indexOf(row);
        return place < 0 ? null : control().getItem(place);
    }

    /** Screen readers do not come upon tooltips. */
    private String described() {
        List<Row> selected = selected();
        return selected.size() == 1 ? selected.getFirst().tip() : "";
    }

    private TableColumn column(String title, Function<Row, String> text, Function<Row, Icon> icon) {
        TableViewerColumn column = new TableViewerColumn(viewer, SWT.NONE);
        column.getColumn().setText(title);
        column.setLabelProvider(new ColumnLabelProvider() {
            @Override
            public String getText(Object row) {
                return text.apply((Row) row);
            }

            @Override
            public Image getImage(Object row) {
                Icon wanted = icon == null ? null : icon.apply((Row) row);
                return wanted == null ? null : looks.image(wanted);
            }

            @Override
            public Font getFont(Object row) {
                return ((Row) row).active() ? looks.bold() : null;
            }

            @Override
            public String getToolTipText(Object row) {
                String tip = ((Row) row).tip();
                return tip.isEmpty() ? null : tip;
            }
        });
        return column.getColumn();
    }
}
