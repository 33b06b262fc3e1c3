package org.autoroute.smtp.ui.internal.login;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.window.Clip;
import org.autoroute.smtp.ui.internal.window.Looks;

/** A text to be read and copied. Needs a grid of three columns. UI thread. */
final class CopyField {

    private final Text text;
    private final Button copy;

    /** @param words first part of the keys of its words */
    CopyField(Composite area, Messages messages, String words) {
        Label label = new Label(area, SWT.NONE);
        label.setText(messages.get(words));
        text = new Text(area, SWT.BORDER | SWT.READ_ONLY);
        Looks.name(text, label.getText());
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).applyTo(text);
        copy = new Button(area, SWT.PUSH);
        copy.setText(messages.get(words + ".copy"));
        copy.setEnabled(false);
        GridDataFactory.fillDefaults().hint(Looks.width(copy), SWT.DEFAULT).applyTo(copy);
        copy.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> Clip.copy(copy.getDisplay(), text.getText())));
    }

    /** In letters that can be read from across the room. */
    CopyField large() {
        text.setFont(new Looks(text).large());
        return this;
    }

    void show(String words) {
        text.setText(words);
        copy.setEnabled(!words.isEmpty());
    }

    String shown() {
        return text.getText();
    }
}
