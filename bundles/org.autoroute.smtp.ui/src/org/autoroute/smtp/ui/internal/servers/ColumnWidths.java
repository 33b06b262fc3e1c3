package org.autoroute.smtp.ui.internal.servers;

import java.util.stream.IntStream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Table;

/** Shares the width of the table among its columns by what they have to show, until the user sets a width by hand. UI thread. */
final class ColumnWidths {

    /** Beside the text: the cell's own margins, and an icon where there is one. */
    private static final int MARGIN = 20;
    private static final int ICON = 20;
    private static final int LEAST = 50;
    /** Narrower than this no column gets before the first one, which says which server it is. */
    private static final int SMALL = 90;
    /** However long a text is, it takes no more than this from the others. */
    private static final int MOST = 360;

    private final Table table;
    private final Font widest;
    private int[] given = {};
    private boolean byHand;

    /** @param widest the font of the broadest text */
    ColumnWidths(Table table, Font widest) {
        this.table = table;
        this.widest = widest;
        table.addListener(SWT.Resize, event -> fit());
        // The last one is no witness: some systems give it all that is left.
        IntStream.range(0, table.getColumnCount() - 1).forEach(i -> table.getColumn(i).addListener(SWT.Resize, event -> resized(i)));
    }

    /** After rows have changed. */
    void fit() {
        int room = table.getClientArea().width;
        if (byHand || room <= 0) {
            return;
        }
        given = share(natural(), room);
        IntStream.range(0, given.length).forEach(i -> table.getColumn(i).setWidth(given[i]));
    }

    /** Events of our own widths may come late; those of a hand bring a width we have not given. */
    private void resized(int column) {
        byHand |= given.length > 0 && Math.abs(table.getColumn(column).getWidth() - given[column]) > 1;
    }

    private int[] natural() {
        GC gc = new GC(table);
        try {
            gc.setFont(widest);
            return IntStream.range(0, table.getColumnCount()).map(column -> Math.clamp(natural(gc, column), LEAST, MOST)).toArray();
        } finally {
            gc.dispose();
        }
    }

    private int natural(GC gc, int column) {
        int icon = IntStream.range(0, table.getItemCount()).anyMatch(row -> table.getItem(row).getImage(column) != null) ? ICON : 0;
        int title = gc.textExtent(table.getColumn(column).getText()).x;
        return MARGIN + Math.max(title, icon + IntStream.range(0, table.getItemCount()).map(row -> gc.textExtent(table.getItem(row).getText(column)).x).max()
                .orElse(0));
    }

    /**
     * What is left goes to the first column; what is missing is taken from the broadest of the others, then from the first, too.
     *
     * @param natural what each column would like
     * @param room    what there is
     */
    static int[] share(int[] natural, int room) {
        int[] widths = natural.clone();
        int missing = IntStream.of(widths).sum() - room;
        if (missing <= 0) {
            widths[0] -= missing;
            return widths;
        }
        cut(widths, 1, SMALL, room);
        cut(widths, 0, LEAST, room);
        return widths;
    }

    /** The broadest columns end up alike, no narrower than least. */
    private static void cut(int[] widths, int first, int least, int room) {
        while (IntStream.of(widths).sum() > room) {
            int broadest = IntStream.range(first, widths.length).reduce((a, b) -> widths[b] > widths[a] ? b : a).orElseThrow();
            if (widths[broadest] <= least) {
                return;
            }
            widths[broadest]--;
        }
    }
}
