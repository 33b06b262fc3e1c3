package org.autoroute.smtp.ui.internal.preferences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.eclipse.jface.layout.GridLayoutFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.autoroute.smtp.relay.CertificateFacts;
import org.autoroute.smtp.routing.Fingerprint;
import org.autoroute.smtp.service.ClientCertificate;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.model.UiThread;
import org.autoroute.smtp.ui.internal.testing.Bot;
import org.autoroute.smtp.ui.internal.testing.OnStage;
import org.autoroute.smtp.ui.internal.testing.Stage;

@Timeout(60)
@ExtendWith(OnStage.class)
class ExportCertificateTest {

    private static final String PEM = "-----BEGIN CERTIFICATE-----\n";

    private final Stage stage;
    private final CompletableFuture<ClientCertificate> certificate = new CompletableFuture<>();

    @TempDir
    private Path folder;

    ExportCertificateTest(Stage stage) {
        this.stage = stage;
    }

    private Bot exportTo(Optional<Path> file) {
        Bot bot = stage.open(shell -> {
            GridLayoutFactory.swtDefaults().applyTo(shell);
            new ExportCertificate(shell, Messages.of(ExportCertificate.class), () -> certificate, asking -> file, task -> Thread.ofVirtual().start(task),
                    new UiThread(shell.getDisplay()));
        });
        bot.button("Export Certificate\u2026").click();
        return bot;
    }

    @Test
    void theFileHasTheCertificateAndTheNoteSaysWhere() throws IOException {
        Path file = folder.resolve("a & b.pem");
        Bot bot = exportTo(Optional.of(file));
        bot.waitUntil("it waits", () -> !bot.button("Export Certificate\u2026").isEnabled());
        certificate.complete(new ClientCertificate(new CertificateFacts(new Fingerprint("0".repeat(64)), "localhost", "localhost", Instant.EPOCH, Instant.EPOCH), PEM));
        bot.waitUntil("it is done", () -> bot.hasLabelThatContains("The certificate is in " + folder));
        assertEquals(PEM, Files.readString(file));
    }

    @Test
    void aFileThatCannotBeWrittenIsNamed() {
        Path file = folder.resolve("missing/cert.pem");
        Bot bot = exportTo(Optional.of(file));
        certificate.complete(new ClientCertificate(new CertificateFacts(new Fingerprint("0".repeat(64)), "localhost", "localhost", Instant.EPOCH, Instant.EPOCH), PEM));
        bot.waitUntil("it is told", () -> bot.hasLabelThatContains("The certificate could not be written to " + file));
        bot.waitUntil("it can be tried again", () -> bot.button("Export Certificate\u2026").isEnabled());
    }

    @Test
    void whoChoosesNoFileChangesNothing() {
        Bot bot = exportTo(Optional.empty());
        assertFalse(bot.hasLabelThatContains("certificate"));
        assertEquals(0, folder.toFile().list().length);
    }
}
