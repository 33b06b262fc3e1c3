package org.autoroute.smtp.ui.internal.servers;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.widgets.Display;

import org.autoroute.smtp.ui.internal.window.Clip;

/** Lines of the server list as text on the clipboard. UI thread. */
record LineClipboard(Display display) {

    void put(List<Row> rows) {
        Clip.copy(display, text(rows));
    }

    /** The text that is there, empty when there is none. */
    Optional<String> get() {
        Clipboard clipboard = new Clipboard(display);
        try {
            return Optional.ofNullable((String) clipboard.getContents(TextTransfer.getInstance()));
        } finally {
            clipboard.dispose();
        }
    }

    /** A line each. */
    static String text(List<Row> rows) {
        return rows.stream().map(row -> row.text() + "\n").collect(Collectors.joining());
    }
}
