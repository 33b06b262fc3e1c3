package org.autoroute.smtp.ui.internal.certificate;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import org.eclipse.swt.widgets.Shell;

import org.autoroute.smtp.relay.CertificateFacts;
import org.autoroute.smtp.routing.EntryParser;
import org.autoroute.smtp.routing.Fingerprint;
import org.autoroute.smtp.ui.internal.testing.Screen;
import org.autoroute.smtp.ui.internal.testing.Stage;

/** A certificate that was not accepted. */
public final class CertificateScreens {

    /** Signed by itself. */
    public static final CertificateFacts CERTIFICATE = new CertificateFacts(new Fingerprint("0123456789abcdef".repeat(4)), "CN=mail.first.example,O=First & Sons",
            "CN=mail.first.example,O=First & Sons", Instant.parse("2026-01-01T12:00:00Z"), Instant.parse("2027-01-01T12:00:00Z"));

    private CertificateScreens() {
    }

    public static Stream<Screen> all() {
        return Stream.of(new Screen("certificate", stage -> open(stage, "mail.first.example:465")),
                new Screen("another certificate", stage -> open(stage, "mail.first.example:465 pin=" + "AB".repeat(32))));
    }

    private static Shell open(Stage stage, String line) {
        AtomicReference<Shell> parent = new AtomicReference<>();
        stage.open(parent::set);
        return stage.bot().ask(() -> {
            CertificateDialog dialog = new CertificateDialog(parent.get(), ((EntryParser.Parsed) EntryParser.parse(line)).entry(), CERTIFICATE);
            dialog.setBlockOnOpen(false);
            dialog.open();
            return dialog.getShell();
        });
    }
}
