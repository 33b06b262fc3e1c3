package org.autoroute.smtp.ui.internal.activity;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.ILazyContentProvider;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;

import org.autoroute.smtp.relay.SessionRecord.Outcome;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.icons.Icon;
import org.autoroute.smtp.ui.internal.window.Clip;
import org.autoroute.smtp.ui.internal.window.Looks;

/** Messages and sessions without mail, a row each; only rows that can be seen are filled in. UI thread. */
final class ActivityTable {

    /** Shares and least widths of the columns; of a short text the least is what it needs. */
    private static final List<ColumnWeightData> WIDTHS = List.of(new ColumnWeightData(1, 100, true), new ColumnWeightData(22, 130, true),
            new ColumnWeightData(22, 120, true), new ColumnWeightData(1, 60, true), new ColumnWeightData(22, 120, true),
            new ColumnWeightData(13, 95, true), new ColumnWeightData(19, 80, true));
    private static final String RIGHT = "size";

    private final Composite frame;
    private final TableViewer viewer;
    private final Table table;
    private final Looks looks;
    private final ActivityWords words;
    private List<ActivityRow> rows = List.of();

    /** @param selected hears when the user selects another row */
    ActivityTable(Composite parent, Messages messages, Runnable selected) {
        frame = new Composite(parent, SWT.NONE);
        TableColumnLayout widths = new TableColumnLayout(true);
        frame.setLayout(widths);
        viewer = new TableViewer(frame, SWT.BORDER | SWT.VIRTUAL | SWT.MULTI | SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.H_SCROLL);
        table = viewer.getTable();
        looks = new Looks(table);
        words = new ActivityWords(messages);
        table.setHeaderVisible(true);
        Looks.name(table, messages.get("table"));
        ColumnViewerToolTipSupport.enableFor(viewer);
        IntStream.range(0, ActivityRow.COLUMNS.size()).forEach(i -> column(i, messages, widths));
        viewer.setContentProvider((ILazyContentProvider) index -> viewer.replace(rows.get(index), index));
        viewer.setInput(this);
        table.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> selected.run()));
        Clip.onKey(table, this::selectedAsText);
    }

    Composite frame() {
        return frame;
    }

    Table control() {
        return table;
    }

    /** Selection and what can be seen stay on the rows they were on; a table that shows its beginning goes on doing so. */
    void show(List<ActivityRow> now) {
        if (now.size() == rows.size() && IntStream.range(0, now.size()).allMatch(i -> now.get(i).key().equals(rows.get(i).key()))) {
            List<ActivityRow> before = rows;
            rows = now;
            IntStream.range(0, now.size()).filter(i -> !now.get(i).equals(before.get(i))).forEach(viewer::clear);
            return;
        }
        Set<ActivityRow.Key> selected = selected().stream().map(ActivityRow::key).collect(Collectors.toSet());
        Optional<ActivityRow.Key> top = Optional.of(table.getTopIndex()).filter(index -> index > 0 && index < rows.size()).map(index -> rows.get(index).key());
        rows = now;
        table.setRedraw(false);
        try {
            viewer.setItemCount(rows.size());
            table.clearAll();
            table.setSelection(IntStream.range(0, rows.size()).filter(i -> selected.contains(rows.get(i).key())).toArray());
            table.setTopIndex(top.map(this::indexOf).orElse(0));
        } finally {
            table.setRedraw(true);
        }
    }

    /** The selected rows in their order. */
    List<ActivityRow> selected() {
        return Arrays.stream(table.getSelectionIndices()).filter(index -> index < rows.size()).sorted().mapToObj(rows::get).toList();
    }

    String selectedAsText() {
        return selected().stream().map(ActivityRow::asText).collect(Collectors.joining("\n"));
    }

    private int indexOf(ActivityRow.Key key) {
        return IntStream.range(0, rows.size()).filter(i -> rows.get(i).key().equals(key)).findFirst().orElse(0);
    }

    private void column(int index, Messages messages, TableColumnLayout widths) {
        String name = ActivityRow.COLUMNS.get(index);
        TableViewerColumn column = new TableViewerColumn(viewer, name.equals(RIGHT) ? SWT.RIGHT : SWT.LEFT);
        column.getColumn().setText(messages.get("columns." + name));
        widths.setColumnData(column.getColumn(), WIDTHS.get(index));
        column.setLabelProvider(new ColumnLabelProvider() {
            @Override
            public String getText(Object row) {
                return ((ActivityRow) row).cells().get(index);
            }

            @Override
            public Image getImage(Object row) {
                return index == 0 ? looks.image(icon(((ActivityRow) row).outcome())) : null;
            }

            @Override
            public String getToolTipText(Object row) {
                String outcome = words.outcome(((ActivityRow) row).outcome());
                return getText(row).isEmpty() ? outcome : messages.get("tooltip", getText(row), outcome);
            }
        });
    }

    private static Icon icon(Outcome outcome) {
        return switch (outcome) {
            case OPEN -> Icon.RUNNING;
            case DELIVERED -> Icon.RESOLVED;
            case NOT_DELIVERED -> Icon.PROBLEM;
            case NO_MAIL -> Icon.NO_MATCH;
            case REFUSED -> Icon.REFUSED;
            case FAILED -> Icon.FAILED;
        };
    }
}
