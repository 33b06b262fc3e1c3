package org.autoroute.smtp.ui.internal.check;

import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

import org.eclipse.jface.fieldassist.ControlDecoration;
import org.eclipse.jface.fieldassist.FieldDecorationRegistry;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

import org.autoroute.smtp.routing.IpAddress;
import org.autoroute.smtp.service.check.CheckRequest;
import org.autoroute.smtp.service.check.CheckRequest.TestMessage;
import org.autoroute.smtp.service.check.MailAddress;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.window.Looks;

/** What else to look at: a mail client on another computer, and a test message. Checked while it is typed. UI thread. */
final class MessageForm {

    private final Messages messages;
    private final Composite frame;
    private final Text client;
    private final Text from;
    private final Text to;
    private final Button send;
    private boolean busy;

    /**
     * @param again the other computer is to be looked at
     * @param sent  the test message is wanted
     */
    MessageForm(Composite parent, Messages messages, Runnable changed, Runnable again, Runnable sent) {
        this.messages = messages;
        frame = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 8).applyTo(frame);
        Composite other = new Composite(frame, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(other);
        GridLayoutFactory.fillDefaults().numColumns(2).spacing(12, 0).applyTo(other);
        client = field(other, "client", text -> IpAddress.parse(text.strip()).isPresent());
        client.setMessage(messages.get("client.this"));
        Group group = new Group(frame, SWT.NONE);
        group.setText(messages.get("message"));
        GridDataFactory.fillDefaults().grab(true, false).applyTo(group);
        GridLayoutFactory.swtDefaults().numColumns(3).margins(8, 6).spacing(12, 6).applyTo(group);
        from = field(group, "from", text -> MailAddress.of(text).isPresent());
        send = new Button(group, SWT.PUSH);
        send.setText(messages.get("send"));
        GridDataFactory.swtDefaults().align(SWT.FILL, SWT.CENTER).span(1, 2).applyTo(send);
        to = field(group, "to", text -> MailAddress.of(text).isPresent());
        send.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> sent.run()));
        onEnter(client, () -> !busy && isClientGood(), again);
        onEnter(from, send::isEnabled, sent);
        onEnter(to, send::isEnabled, sent);
        for (Text field : new Text[] {client, from, to}) {
            field.addModifyListener(event -> {
                enable();
                changed.run();
            });
        }
        enable();
    }

    Composite control() {
        return frame;
    }

    private Text field(Composite parent, String key, Predicate<String> valid) {
        Label label = new Label(parent, SWT.NONE);
        label.setText(messages.get(key));
        Text text = new Text(parent, SWT.BORDER);
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).applyTo(text);
        Looks.name(text, label.getText());
        ControlDecoration fault = new ControlDecoration(text, SWT.TOP | SWT.LEFT);
        fault.setImage(FieldDecorationRegistry.getDefault().getFieldDecoration(FieldDecorationRegistry.DEC_ERROR).getImage());
        fault.setDescriptionText(messages.get(key + ".fault"));
        fault.hide();
        text.addModifyListener(event -> {
            if (text.getText().isBlank() || valid.test(text.getText())) {
                fault.hide();
            } else {
                fault.show();
            }
        });
        return text;
    }

    /** The dialog's own button would close it, and what is written here would be lost. */
    private static void onEnter(Text field, BooleanSupplier possible, Runnable action) {
        field.addListener(SWT.Traverse, event -> {
            if (event.detail == SWT.TRAVERSE_RETURN) {
                event.doit = false;
                if (possible.getAsBoolean()) {
                    action.run();
                }
            }
        });
    }

    /** While a check runs no message is sent. */
    void busy(boolean now) {
        busy = now;
        enable();
    }

    private void enable() {
        send.setEnabled(!busy && message().isPresent() && isClientGood());
    }

    /** Whether the other computer is none or an address. */
    boolean isClientGood() {
        return client.getText().isBlank() || client().isPresent();
    }

    private Optional<IpAddress> client() {
        return IpAddress.parse(client.getText().strip());
    }

    private Optional<TestMessage> message() {
        Locale language = messages.locale();
        return MailAddress.of(from.getText()).flatMap(sender -> MailAddress.of(to.getText()).map(one -> new TestMessage(sender, one, language)));
    }

    /** What is asked for; no message goes out unless it is sent. */
    CheckRequest request(boolean withMessage) {
        return new CheckRequest(client(), withMessage ? message() : Optional.empty());
    }
}
