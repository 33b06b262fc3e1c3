package org.autoroute.smtp.ui.internal.preferences;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;

import org.autoroute.smtp.service.Causes;
import org.autoroute.smtp.service.ClientCertificate;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.window.Looks;
import org.autoroute.smtp.ui.internal.window.Note;

/** A button that writes the certificate mail clients are shown into a file, so that they can be told to trust it. UI thread. */
final class ExportCertificate {

    private static final String NAME = "autoroute-smtp.pem";

    private final Messages messages;
    private final Supplier<CompletionStage<ClientCertificate>> certificate;
    private final Executor background;
    private final Executor uiThread;
    private final Button button;
    private final Note note;

    /**
     * @param certificate makes it if there is none yet
     * @param place       asks the user for a file; empty when there is to be none
     * @param background  runs what waits for the disk
     */
    ExportCertificate(Composite parent, Messages messages, Supplier<CompletionStage<ClientCertificate>> certificate,
            Function<Shell, Optional<Path>> place, Executor background, Executor uiThread) {
        this.messages = messages;
        this.certificate = certificate;
        this.background = background;
        this.uiThread = uiThread;
        button = new Button(parent, SWT.PUSH);
        button.setText(messages.get("export"));
        button.setToolTipText(messages.get("export.tip"));
        GridDataFactory.swtDefaults().hint(Looks.width(button), SWT.DEFAULT).applyTo(button);
        button.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> place.apply(parent.getShell()).ifPresent(this::export)));
        note = new Note(parent, 0);
    }

    /** Asks as the system asks for files. */
    static Optional<Path> asked(Shell shell) {
        FileDialog dialog = new FileDialog(shell, SWT.SAVE);
        dialog.setFileName(NAME);
        dialog.setOverwrite(true);
        return Optional.ofNullable(dialog.open()).map(Path::of);
    }

    private void export(Path file) {
        button.setEnabled(false);
        note.show(IMessageProvider.INFORMATION, messages.get("export.running"));
        certificate.get().thenAcceptAsync(made -> write(made, file), background)
                .whenComplete((done, failure) -> uiThread.execute(() -> ended(file, failure)));
    }

    private static void write(ClientCertificate made, Path file) {
        try {
            Files.writeString(file, made.pem());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void ended(Path file, Throwable failure) {
        if (button.isDisposed()) {
            return;
        }
        button.setEnabled(true);
        if (failure == null) {
            note.show(IMessageProvider.INFORMATION, messages.get("export.done", file.toString()));
        } else {
            Throwable cause = Causes.of(failure);
            note.show(IMessageProvider.ERROR, messages.get("export.failed", file.toString(), String.valueOf(cause.getMessage())));
        }
    }
}
