package org.autoroute.smtp.ui.internal.window;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

import org.eclipse.jface.bindings.keys.KeySequence;
import org.eclipse.jface.bindings.keys.KeyStroke;
import org.eclipse.jface.bindings.keys.SWTKeySupport;
import org.eclipse.jface.bindings.keys.formatting.IKeyFormatter;
import org.eclipse.jface.bindings.keys.formatting.KeyFormatterFactory;
import org.eclipse.swt.SWT;

import org.autoroute.smtp.ui.internal.Messages;

/**
 * Keys as they are written on the reader's keyboard: JFace knows them in English only.
 *
 * @param messages the names that differ
 * @param english  as the system puts them together
 */
public record Keys(Messages messages, IKeyFormatter english) implements IKeyFormatter {

    private static final String DELIMITER = "+";
    /** JFace's name of a key that the program uses, and ours. */
    private static final Map<String, String> NAMES = Map.of("Ctrl", "key.ctrl", "Insert", "key.insert", "Delete", "key.delete");

    /** In the language of the window. */
    public Keys() {
        this(Messages.of(Keys.class), SWTKeySupport.getKeyFormatterForPlatform());
    }

    /** Has the window's menus name keys so, where {@link #inMenu} does. */
    public static void useInMenus() {
        KeyFormatterFactory.setDefault(ofMenus());
    }

    /** As behind a tabulator in a menu. */
    public static String inMenu(int accelerator) {
        return ofMenus().format(SWTKeySupport.convertAcceleratorToKeyStroke(accelerator));
    }

    /** On GTK, SWT reads the English names and GTK writes them in the language of the desktop. */
    private static IKeyFormatter ofMenus() {
        return SWT.getPlatform().equals("gtk") ? SWTKeySupport.getKeyFormatterForPlatform() : new Keys();
    }

    /** As in a sentence. */
    public String inText(int accelerator) {
        return format(SWTKeySupport.convertAcceleratorToKeyStroke(accelerator));
    }

    @Override
    public String format(int key) {
        return named(english.format(key));
    }

    @Override
    public String format(KeySequence keys) {
        return Arrays.stream(keys.getKeyStrokes()).map(this::format).collect(Collectors.joining(" "));
    }

    @Override
    public String format(KeyStroke key) {
        return named(english.format(key));
    }

    private String named(String keys) {
        return Arrays.stream(keys.split("[+](?=.)")).map(key -> NAMES.containsKey(key) ? messages.get(NAMES.get(key)) : key)
                .collect(Collectors.joining(DELIMITER));
    }
}
