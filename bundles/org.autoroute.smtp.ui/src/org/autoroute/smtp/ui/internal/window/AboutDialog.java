package org.autoroute.smtp.ui.internal.window;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.icons.Icon;

/** Which version this is, and where its data lies. UI thread. */
public final class AboutDialog extends MessageDialog {

    private static final int ICON = 48;
    private static final int WIDTH = 380;

    private final Messages messages;
    private final String version;
    private final String directory;
    private final Image image;

    /** @param directory where the data lies, as the user would type it */
    public AboutDialog(Shell parent, Messages messages, String version, String directory) {
        super(parent, messages.get("about.title"), null, messages.get("about.text"), NONE, 0, IDialogConstants.OK_LABEL);
        this.messages = messages;
        this.version = version;
        this.directory = directory;
        image = Icon.APP.descriptor(ICON).createImage(parent.getDisplay());
    }

    @Override
    public Image getImage() {
        return image;
    }

    @Override
    protected Control createCustomArea(Composite parent) {
        Composite facts = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).margins(0, 8).spacing(12, 4).applyTo(facts);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(facts);
        fact(facts, "about.version", version);
        fact(facts, "about.java", Runtime.version().toString());
        fact(facts, "about.directory", directory);
        facts.addDisposeListener(event -> image.dispose());
        return facts;
    }

    /** A value that can be selected and copied. */
    private void fact(Composite parent, String name, String value) {
        Label label = new Label(parent, SWT.NONE);
        label.setText(messages.get(name));
        Text text = new Text(parent, SWT.READ_ONLY | SWT.SINGLE);
        text.setText(value);
        text.setToolTipText(value);
        text.setBackground(parent.getBackground());
        Looks.name(text, messages.get(name));
        GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(text);
    }
}
