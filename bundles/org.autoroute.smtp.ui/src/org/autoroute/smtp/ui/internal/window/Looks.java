package org.autoroute.smtp.ui.internal.window;

import java.util.EnumMap;
import java.util.Map;

import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;

import org.autoroute.smtp.ui.internal.icons.Icon;

/** Fonts and pictures that live as long as a control. UI thread. */
public final class Looks {

    private static final String NAME = Looks.class.getName();
    private static final int BUTTON_WIDTH = 120;

    private static final int LARGE = 32;

    private final Map<Icon, Image> kept = new EnumMap<>(Icon.class);
    private final Map<Icon, Image> largeOnes = new EnumMap<>(Icon.class);
    private final LocalResourceManager resources;
    private final Control owner;

    public Looks(Control owner) {
        this.owner = owner;
        resources = new LocalResourceManager(JFaceResources.getResources(owner.getDisplay()), owner);
    }

    public Font bold() {
        return resources.create(FontDescriptor.createFrom(owner.getFont()).setStyle(SWT.BOLD));
    }

    /** For the one thing the window is about. */
    public Font large() {
        return resources.create(FontDescriptor.createFrom(owner.getFont()).setStyle(SWT.BOLD).increaseHeight(3));
    }

    /**
     * What a screen reader calls a control that has no text of its own, or whose text does not say it. Can be said again.
     *
     * @param name the text of a label will do: its mnemonic and its colon are left out
     */
    public static void name(Control control, String name) {
        if (control.getData(NAME) == null) {
            control.getAccessible().addAccessibleListener(AccessibleListener.getNameAdapter(event -> {
                // Rows and items have names of their own.
                if (event.childID == ACC.CHILDID_SELF) {
                    event.result = (String) control.getData(NAME);
                }
            }));
        }
        String spoken = LegacyActionTools.removeMnemonics(name).replaceFirst(":$", "");
        control.setData(NAME, spoken);
        if (GtkVersion.isThree()) {
            GtkName.set(control, spoken);
        }
    }

    /** Words that came from outside, for a label or a tooltip, which would take an ampersand for the sign of a mnemonic. */
    public static String plain(String words) {
        return words.replace("&", "&&");
    }

    /** The width of a button: as its text needs, and buttons below one another alike. */
    public static int width(Button button) {
        return Math.max(BUTTON_WIDTH, button.computeSize(SWT.DEFAULT, SWT.DEFAULT).x);
    }

    public Image image(Icon icon) {
        return kept.computeIfAbsent(icon, one -> resources.create(one.descriptor()));
    }

    /** For a control that cannot be used now. */
    public Image faded(Icon icon) {
        return resources.create(icon.faded());
    }

    public Image large(Icon icon) {
        return largeOnes.computeIfAbsent(icon, one -> resources.create(one.descriptor(LARGE)));
    }
}
