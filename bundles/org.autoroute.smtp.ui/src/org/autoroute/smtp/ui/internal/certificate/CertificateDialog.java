package org.autoroute.smtp.ui.internal.certificate;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

import org.autoroute.smtp.relay.CertificateFacts;
import org.autoroute.smtp.routing.ServerEntry;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.dialog.FormDialog;
import org.autoroute.smtp.ui.internal.icons.Icon;
import org.autoroute.smtp.ui.internal.window.Looks;

/** Shows a certificate that was not accepted, and what it would mean to accept it; returns OK only after an explicit yes. UI thread. */
public final class CertificateDialog extends FormDialog {

    private static final int WIDTH = 520;

    private final Messages messages;
    private final ServerEntry entry;
    private final CertificateFacts certificate;

    /** @param certificate the one the entry's server showed */
    public CertificateDialog(Shell parent, ServerEntry entry, CertificateFacts certificate) {
        this(parent, entry, certificate, Messages.of(CertificateDialog.class));
    }

    private CertificateDialog(Shell parent, ServerEntry entry, CertificateFacts certificate, Messages messages) {
        super(parent, new Style(messages.get("title"), "smtp-servers", 0, 0, 2));
        this.messages = messages;
        this.entry = entry;
        this.certificate = certificate;
    }

    @Override
    protected void fill(Composite area) {
        Label mark = new Label(area, SWT.NONE);
        mark.setImage(new Looks(mark).large(Icon.WARNING));
        GridDataFactory.swtDefaults().align(SWT.CENTER, SWT.BEGINNING).applyTo(mark);
        Label what = words(area, messages.get("what", entry.server().toString()), WIDTH);
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).hint(WIDTH - 120, SWT.DEFAULT).applyTo(what);
        what.setFont(new Looks(what).bold());
        fact(area, "subject", certificate.subject());
        fact(area, "issuer", certificate.issuer().equals(certificate.subject()) ? messages.get("issuer.self") : certificate.issuer());
        DateTimeFormatter day = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(messages.locale()).withZone(ZoneId.systemDefault());
        fact(area, "validity", messages.get("validity.dates", day.format(certificate.from()), day.format(certificate.until())));
        Text fingerprint = fact(area, "fingerprint", FingerprintText.inGroups(certificate.fingerprint()));
        fingerprint.setFont(JFaceResources.getTextFont());
        words(area, messages.get("risk"), WIDTH);
        entry.pin().filter(pin -> !pin.equals(certificate.fingerprint())).ifPresent(pin -> words(area, messages.get("risk.other"), WIDTH));
        words(area, messages.get("question"), WIDTH);
    }

    /** To be selected and copied, as to compare it elsewhere. */
    private Text fact(Composite area, String words, String value) {
        Label label = new Label(area, SWT.NONE);
        label.setText(messages.get(words));
        GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.BEGINNING).applyTo(label);
        Text text = new Text(area, SWT.MULTI | SWT.WRAP | SWT.READ_ONLY);
        text.setText(value);
        text.setBackground(area.getBackground());
        Looks.name(text, label.getText());
        GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH - 120, SWT.DEFAULT).applyTo(text);
        return text;
    }

    /** No is what Enter does. */
    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, messages.get("trust"), false);
        createButton(parent, IDialogConstants.CANCEL_ID, messages.get("cancel"), true).setFocus();
    }
}
