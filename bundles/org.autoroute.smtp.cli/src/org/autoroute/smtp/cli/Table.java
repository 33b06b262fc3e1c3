package org.autoroute.smtp.cli;

import java.util.ArrayList;
import java.util.List;

/** Columns that line up. The widths are those of the longest cell; the last column is not filled up. */
final class Table {

    private static final String GAP = "  ";

    private final List<String[]> rows = new ArrayList<>();

    Table row(String... cells) {
        rows.add(cells);
        return this;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    void print(Console console) {
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.length; i++) {
                line.append(i == 0 ? "" : GAP).append(row[i]).repeat(" ", width(i) - length(row[i]));
            }
            console.line(line.toString().stripTrailing());
        }
    }

    private int width(int column) {
        return rows.stream().filter(row -> row.length > column).mapToInt(row -> length(row[column])).max().orElse(0);
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
