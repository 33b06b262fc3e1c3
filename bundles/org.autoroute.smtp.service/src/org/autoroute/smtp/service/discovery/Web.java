package org.autoroute.smtp.service.discovery;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

import javax.net.ssl.SSLContext;

/** Fetches small files. */
@FunctionalInterface
interface Web {

    /** Octets of the largest file that is read. */
    int MOST = 64 * 1024;

    /**
     * The file at an address, empty when there is none or when it is too large. Blocks, 8 seconds at most.
     *
     * @throws IOException when nobody answers as they should
     */
    Optional<byte[]> get(URI address) throws IOException, InterruptedException;

    /** By HTTPS alone, with a context that says whom to trust; an answer that leads to plain HTTP is not followed. */
    static Web https(SSLContext tls) {
        return address -> {
            try (HttpClient client = HttpClient.newBuilder().sslContext(tls).connectTimeout(Duration.ofSeconds(4))
                    .followRedirects(HttpClient.Redirect.NORMAL).build()) {
                HttpResponse<InputStream> answer = client.send(HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(6)).build(),
                        HttpResponse.BodyHandlers.ofInputStream());
                return body(answer);
            }
        };
    }

    private static Optional<byte[]> body(HttpResponse<InputStream> answer) throws IOException {
        try (InputStream in = answer.body()) {
            if (answer.statusCode() != 200) {
                return Optional.empty();
            }
            byte[] file = in.readNBytes(MOST + 1);
            return file.length > MOST ? Optional.empty() : Optional.of(file);
        }
    }
}
