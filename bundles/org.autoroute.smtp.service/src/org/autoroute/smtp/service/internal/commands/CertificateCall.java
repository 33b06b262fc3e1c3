package org.autoroute.smtp.service.internal.commands;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.service.ClientCertificate;
import org.autoroute.smtp.service.settings.RefusedException;

import com.google.gson.JsonObject;

/** The command {@code certificate}: waits for the certificate, which may have to be made, and puts it into JSON. */
final class CertificateCall {

    private static final long PATIENCE_SECONDS = 80;

    private CertificateCall() {
    }

    static JsonObject run(CompletionStage<ClientCertificate> certificate) throws RefusedException {
        try {
            return json(certificate.toCompletableFuture().copy().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join());
        } catch (CompletionException failure) {
            throw new RefusedException(Text.of(CertificateCall.class, "certificate.failed", String.valueOf(failure.getCause().getMessage())), failure);
        }
    }

    private static JsonObject json(ClientCertificate certificate) {
        JsonObject result = new JsonObject();
        result.addProperty("names", certificate.facts().subject());
        result.addProperty("from", certificate.facts().from().toString());
        result.addProperty("until", certificate.facts().until().toString());
        result.addProperty("fingerprint", certificate.facts().fingerprint().toString());
        result.addProperty("pem", certificate.pem());
        return result;
    }
}
