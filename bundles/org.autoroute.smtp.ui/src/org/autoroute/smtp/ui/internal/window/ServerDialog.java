package org.autoroute.smtp.ui.internal.window;

import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.swt.widgets.Shell;

import org.autoroute.smtp.routing.EntryParser;
import org.autoroute.smtp.ui.internal.Messages;

/** Asks for one line of the server list and says at once what is wrong with it. UI thread. */
final class ServerDialog extends InputDialog {

    ServerDialog(Shell parent, Messages messages) {
        super(parent, messages.get("add.title"), messages.get("add.message"), "", line -> fault(line, messages));
    }

    private static String fault(String line, Messages messages) {
        if (line.isBlank()) {
            return "";
        }
        return EntryParser.parse(line) instanceof EntryParser.Wrong wrong
                ? messages.get("add.fault", Integer.toString(wrong.column()), wrong.expected()) : null;
    }
}
