package org.autoroute.smtp.ui.internal.servers;

import java.util.OptionalInt;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;

/**
 * Shares the width of the table among its columns by what they have to show, until the user sets a width by hand. A column that may be left out takes no
 * room while no row has anything for it. UI thread.
 */
final class ColumnWidths {

    /** Beside the text: the cell's own margins, and an icon where there is one. */
    private static final int MARGIN = 20;
    private static final int ICON = 20;
    private static final int LEAST = 50;
    /** What the first column keeps as long as the others can give, because it says which server it is. */
    private static final int FIRST = 140;
    /** What it keeps as long as the others are no narrower than {@link #MIDDLE}. */
    private static final int FIRST_AT_EASE = 220;
    /** Narrower than this no other column gets before the first one gives. */
    private static final int SMALL = 90;
    private static final int MIDDLE = 130;
    /** What needs no more than this is shown in full until the first one has given: a word cut off in every row is no gain. */
    private static final int SHORT = 150;
    /** However long a text is, it takes no more than this from the others. */
    private static final int MOST = 360;

    private final Table table;
    private final Font bold;
    private final Map<TableColumn, String> optional;
    private int[] given = {};
    private boolean byHand;

    /**
     * @param bold     the font of titles
     * @param optional the columns that may be left out, and what an unused cell of theirs says
     */
    ColumnWidths(Table table, Font bold, Map<TableColumn, String> optional) {
        this.table = table;
        this.bold = bold;
        this.optional = Map.copyOf(optional);
        table.addListener(SWT.Resize, event -> fit());
        // The last one is no witness: some systems give it all that is left.
        IntStream.range(0, table.getColumnCount() - 1).forEach(i -> table.getColumn(i).addListener(SWT.Resize, event -> resized(i)));
    }

    /** After rows have changed. */
    void fit() {
        int room = table.getClientArea().width;
        if (room <= 0) {
            return;
        }
        GC gc = new GC(table);
        try {
            int[] titles = columns().map(column -> isLeftOut(column) ? 0 : Math.max(LEAST, MARGIN + titleWidth(gc, column)))
                    .toArray();
            int[] natural = columns().map(column -> isLeftOut(column) ? 0 : Math.clamp(widestText(gc, column), titles[column], Math.max(MOST, titles[column])))
                    .toArray();
            given = byHand ? afterHand(natural) : share(natural, titles, room);
        } finally {
            gc.dispose();
        }
        columns().forEach(i -> table.getColumn(i).setWidth(given[i]));
    }

    /** As they are, but what has come to be used is shown, and what is no longer used is not. */
    private int[] afterHand(int[] natural) {
        return columns().map(column -> natural[column] == 0 || given[column] == 0 ? natural[column] : table.getColumn(column).getWidth()).toArray();
    }

    private boolean isLeftOut(int column) {
        return Optional.ofNullable(optional.get(table.getColumn(column))).filter(unused -> IntStream.range(0, table.getItemCount())
                .mapToObj(row -> table.getItem(row).getText(column)).allMatch(text -> text.isEmpty() || text.equals(unused))).isPresent();
    }

    private IntStream columns() {
        return IntStream.range(0, table.getColumnCount());
    }

    /** Events of our own widths may come late; those of a hand bring a width we have not given. */
    private void resized(int column) {
        byHand |= given.length > 0 && Math.abs(table.getColumn(column).getWidth() - given[column]) > 1;
    }

    /** Systems write titles in bold. */
    private int titleWidth(GC gc, int column) {
        gc.setFont(bold);
        return gc.textExtent(table.getColumn(column).getText()).x;
    }

    private int widestText(GC gc, int column) {
        IntStream rows = IntStream.range(0, table.getItemCount());
        return MARGIN + rows.mapToObj(table::getItem).mapToInt(item -> {
            gc.setFont(item.getFont(column));
            return gc.textExtent(item.getText(column)).x + (item.getImage(column) == null ? 0 : ICON);
        }).max().orElse(0);
    }

    /**
     * What is left goes to the first column; what is missing is taken in turn from the broadest of the others and from the first.
     *
     * @param natural what each column would like
     * @param titles  what each column needs for its title
     * @param room    what there is
     */
    static int[] share(int[] natural, int[] titles, int room) {
        int[] widths = natural.clone();
        int missing = IntStream.of(widths).sum() - room;
        if (missing <= 0) {
            widths[0] -= missing;
            return widths;
        }
        for (int[] least : new int[][] {{FIRST_AT_EASE, MIDDLE}, {FIRST, SMALL}}) {
            cut(widths, room, column -> column == 0 || natural[column] <= SHORT ? widths[column] : Math.max(least[1], titles[column]));
            cut(widths, room, column -> column == 0 ? Math.min(natural[0], least[0]) : widths[column]);
        }
        cut(widths, room, column -> column == 0 ? widths[0] : titles[column]);
        cut(widths, room, column -> titles[column]);
        return widths;
    }

    /** The broadest columns end up alike, but none narrower than its least width. */
    private static void cut(int[] widths, int room, IntUnaryOperator least) {
        while (IntStream.of(widths).sum() > room) {
            OptionalInt broadest = IntStream.range(0, widths.length).filter(i -> widths[i] > least.applyAsInt(i))
                    .reduce((a, b) -> widths[b] > widths[a] ? b : a);
            if (broadest.isEmpty()) {
                return;
            }
            widths[broadest.getAsInt()]--;
        }
    }
}
