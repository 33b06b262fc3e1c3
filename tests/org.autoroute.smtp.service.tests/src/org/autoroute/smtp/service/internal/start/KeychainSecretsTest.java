package org.autoroute.smtp.service.internal.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.autoroute.smtp.relay.Secret;
import org.autoroute.smtp.service.secrets.LayeredSecrets;
import org.autoroute.smtp.service.secrets.SecretsFile;
import org.autoroute.smtp.service.settings.DataArea;
import org.autoroute.smtp.service.settings.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever there is of a keychain where the test runs, none at all included. */
@Timeout(60)
class KeychainSecretsTest {

    private static final String PASSWORD = "pencil-9034";

    @TempDir
    private Path directory;

    @Test
    void aSecretIsKeptWithAKeychainOrWithout() throws RefusedException, IOException {
        DataArea area = new DataArea(directory);
        try (LayeredSecrets secrets = new LayeredSecrets(new KeychainSecrets(area.keychain()), new SecretsFile(area))) {
            secrets.put("password smtp.example:587 tim", new Secret(PASSWORD));
            assertEquals(PASSWORD, secrets.get("password smtp.example:587 tim").orElseThrow().reveal());
            assertEquals(1, secrets.names().size());
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertFalse(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains("9034"), file.toString());
            }
        }
    }
}
