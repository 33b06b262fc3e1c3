package org.autoroute.smtp.ui.internal.window;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Table;

/** Shares the width of a table among its columns by what they have to show. UI thread. */
public final class Columns {

    private static final int LEAST = 60;
    private static final int MOST = 400;
    /** What fits into this is shown in full, however long the texts beside it are. */
    private static final int KEPT = 160;
    private static final int PADDING = 40;

    private final Table table;
    private final TableColumnLayout layout = new TableColumnLayout();

    /** @param table with its columns to be made yet; its parent holds nothing else */
    public Columns(Table table) {
        this.table = table;
        table.getParent().setLayout(layout);
    }

    /**
     * Fits the columns.
     *
     * @param texts for each column all its texts
     */
    public void fit(List<Stream<String>> texts) {
        GC gc = new GC(table);
        try {
            IntStream.range(0, table.getColumnCount()).forEach(i -> fit(gc, i, texts.get(i)));
        } finally {
            gc.dispose();
        }
        table.getParent().layout(true);
    }

    private void fit(GC gc, int column, Stream<String> texts) {
        Stream<String> all = Stream.concat(Stream.of(table.getColumn(column).getText()), texts);
        int wanted = PADDING + all.mapToInt(text -> gc.textExtent(text).x).max().orElse(0);
        layout.setColumnData(table.getColumn(column), new ColumnWeightData(Math.clamp(wanted, LEAST, MOST), Math.clamp(wanted, LEAST, KEPT), true));
    }
}
