package org.autoroute.smtp.ui.internal.discovery;

import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

import org.autoroute.smtp.service.check.MailAddress;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.window.Looks;

/** An e-mail address and the button that searches; Enter does the same. UI thread. */
final class AddressField {

    private final Composite frame;
    private final Text text;
    private final Button search;
    private boolean busy;

    AddressField(Composite parent, Messages messages, Consumer<MailAddress> onSearch) {
        frame = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(3).spacing(8, 0).applyTo(frame);
        Label label = new Label(frame, SWT.NONE);
        label.setText(messages.get("address"));
        text = new Text(frame, SWT.BORDER);
        text.setMessage(messages.get("address.example"));
        Looks.name(text, label.getText());
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).applyTo(text);
        search = new Button(frame, SWT.PUSH);
        search.setText(messages.get("search"));
        GridDataFactory.swtDefaults().hint(Looks.width(search), SWT.DEFAULT).applyTo(search);
        search.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> address().ifPresent(onSearch)));
        text.addModifyListener(event -> enable());
        text.addListener(SWT.Traverse, event -> {
            if (event.detail == SWT.TRAVERSE_RETURN) {
                event.doit = false;
                address().filter(wanted -> !busy).ifPresent(onSearch);
            }
        });
        enable();
    }

    Control control() {
        return frame;
    }

    void setFocus() {
        text.setFocus();
    }

    /** While a search runs there is no other. */
    void busy(boolean now) {
        busy = now;
        enable();
    }

    private Optional<MailAddress> address() {
        return MailAddress.of(text.getText());
    }

    private void enable() {
        search.setEnabled(!busy && address().isPresent());
    }
}
