package org.autoroute.smtp.ui.internal.window;

import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Control;

import org.autoroute.smtp.ui.internal.icons.Icon;

/** Fonts and pictures that live as long as a control. UI thread. */
final class Looks {

    private final LocalResourceManager resources;
    private final Control owner;

    Looks(Control owner) {
        this.owner = owner;
        resources = new LocalResourceManager(JFaceResources.getResources(owner.getDisplay()), owner);
    }

    Font bold() {
        return resources.create(FontDescriptor.createFrom(owner.getFont()).setStyle(SWT.BOLD));
    }

    /** For the one thing the window is about. */
    Font large() {
        return resources.create(FontDescriptor.createFrom(owner.getFont()).setStyle(SWT.BOLD).increaseHeight(3));
    }

    /** What a screen reader calls a control that has no text of its own. */
    static void name(Control control, String name) {
        control.getAccessible().addAccessibleListener(AccessibleListener.getNameAdapter(event -> event.result = name));
    }

    Image image(Icon icon) {
        return resources.create(icon.descriptor());
    }
}
