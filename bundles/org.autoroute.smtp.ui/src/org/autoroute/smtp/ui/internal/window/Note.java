package org.autoroute.smtp.ui.internal.window;

import java.util.Optional;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/** What is to be said of a field, below it; takes no room while there is nothing. UI thread. */
public final class Note {

    private static final int LEAST_WIDTH = 260;

    private final Composite row;
    private final Label image;
    private final Label text;

    /** @param indent pixels the note stands farther right than the field's label */
    public Note(Composite parent, int indent) {
        row = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).spacing(6, 0).applyTo(row);
        GridDataFactory.fillDefaults().grab(true, false).span(columns(parent), 1).indent(indent, 0).exclude(true).applyTo(row);
        row.setVisible(false);
        image = new Label(row, SWT.NONE);
        GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.BEGINNING).applyTo(image);
        text = new Label(row, SWT.WRAP);
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).hint(LEAST_WIDTH, SWT.DEFAULT).applyTo(text);
    }

    /** What is wrong with the value, else what somebody else has made of it meanwhile, in the field's own words. */
    public void show(Optional<String> fault, Optional<String> elsewhere) {
        if (fault.isPresent()) {
            show(IMessageProvider.ERROR, fault.get());
        } else {
            show(IMessageProvider.INFORMATION, elsewhere.orElse(""));
        }
    }

    /**
     * @param severity   one of {@link IMessageProvider}
     * @param plainWords empty for nothing
     */
    public void show(int severity, String plainWords) {
        String words = Looks.plain(plainWords);
        if (words.equals(text.getText()) && row.getVisible() == !words.isEmpty()) {
            return;
        }
        image.setImage(image(severity));
        text.setText(words);
        row.setVisible(!words.isEmpty());
        ((GridData) row.getLayoutData()).exclude = words.isEmpty();
        row.requestLayout();
    }

    private static Image image(int severity) {
        return switch (severity) {
            case IMessageProvider.ERROR -> JFaceResources.getImage(Dialog.DLG_IMG_MESSAGE_ERROR);
            case IMessageProvider.WARNING -> JFaceResources.getImage(Dialog.DLG_IMG_MESSAGE_WARNING);
            case IMessageProvider.INFORMATION -> JFaceResources.getImage(Dialog.DLG_IMG_MESSAGE_INFO);
            default -> null;
        };
    }

    private static int columns(Composite parent) {
        return parent.getLayout() instanceof GridLayout grid ? grid.numColumns : 1;
    }
}
