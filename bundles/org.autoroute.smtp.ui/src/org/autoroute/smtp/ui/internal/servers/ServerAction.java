package org.autoroute.smtp.ui.internal.servers;

import java.util.Arrays;
import java.util.Optional;

import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.jface.bindings.keys.SWTKeySupport;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;

import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.icons.Icon;
import org.autoroute.smtp.ui.internal.window.Keys;

/** All that can be done in the server list, by toolbar, menu or key. */
public enum ServerAction {
    ADD("add", Icon.ADD, SWT.INSERT),
    EDIT("edit", Icon.EDIT, SWT.F2),
    PROPERTIES("properties", Icon.PROPERTIES, SWT.ALT | SWT.CR),
    PASSWORD("password", Icon.PASSWORD, 0),
    CERTIFICATE("certificate", Icon.CERTIFICATE, 0),
    DELETE("delete", Icon.DELETE, SWT.DEL),
    UNDO("undo", Icon.UNDO, SWT.MOD1 | 'Z'),
    UP("up", Icon.UP, SWT.ALT | SWT.ARROW_UP),
    DOWN("down", Icon.DOWN, SWT.ALT | SWT.ARROW_DOWN),
    USE("use", Icon.USE, SWT.MOD1 | 'U'),
    IMPORT("import", Icon.IMPORT, 0),
    FIND("find", Icon.FIND, 0),
    CUT("cut", null, SWT.MOD1 | 'X'),
    COPY("copy", Icon.COPY, SWT.MOD1 | 'C'),
    PASTE("paste", Icon.PASTE, SWT.MOD1 | 'V'),
    SELECT_ALL("selectAll", null, SWT.MOD1 | 'A');

    private final String key;
    private final Icon icon;
    private final int accelerator;

    ServerAction(String key, Icon icon, int accelerator) {
        this.key = key;
        this.icon = icon;
        this.accelerator = accelerator;
    }

    /** What a key does while the list has the keyboard; empty when nothing. */
    static Optional<ServerAction> of(Event key) {
        int pressed = SWTKeySupport.convertEventToUnmodifiedAccelerator(key);
        return Arrays.stream(values()).filter(action -> action.accelerator != 0 && action.accelerator == pressed).findFirst();
    }

    Optional<Icon> icon() {
        return Optional.ofNullable(icon);
    }

    /** As in a menu that does not know what is selected, with its mnemonic and key. */
    public String label(Messages messages) {
        return label(messages, this == PASSWORD ? ".any" : "");
    }

    /** @param variant which of several labels */
    String label(Messages messages, String variant) {
        String label = messages.get("action." + key + variant);
        return accelerator == 0 ? label : label + "\t" + Keys.inMenu(accelerator);
    }

    /** What a screen reader calls its button. @param variant which of several labels */
    String name(Messages messages, String variant) {
        return LegacyActionTools.removeMnemonics(messages.get("action." + key + variant));
    }

    /** What it does, with its key. */
    String tip(Messages messages) {
        return tip(messages, "");
    }

    /** @param variant which of several tips */
    String tip(Messages messages, String variant) {
        String tip = messages.get("action." + key + ".tip" + variant);
        return accelerator == 0 ? tip : messages.get("action.keys", tip, keys());
    }

    /** Its key as it is written on the reader's keyboard. */
    String keys() {
        return new Keys().inText(accelerator);
    }
}
