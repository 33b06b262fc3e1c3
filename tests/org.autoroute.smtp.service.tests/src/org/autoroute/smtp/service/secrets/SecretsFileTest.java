package org.autoroute.smtp.service.secrets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

import org.autoroute.smtp.relay.Secret;
import org.autoroute.smtp.service.settings.DataArea;
import org.autoroute.smtp.service.settings.RefusedException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsFileTest {

    private static final String PASSWORD = "pässwörd-5813";

    @TempDir
    private Path directory;
    private DataArea area;
    private SecretsFile secrets;

    @BeforeEach
    void make() {
        area = new DataArea(directory);
        secrets = new SecretsFile(area);
    }

    private static Optional<String> get(Secrets secrets, String name) throws RefusedException {
        return secrets.get(name).map(Secret::reveal);
    }

    private static String refusal(Secrets secrets, String name) {
        return assertThrows(RefusedException.class, () -> secrets.get(name)).getMessage();
    }

    @Test
    void whatIsKeptIsThereAfterTheNextStart() throws RefusedException {
        secrets.put("a", new Secret(PASSWORD));
        secrets.put("b", new Secret("other"));
        SecretsFile later = new SecretsFile(area);
        assertEquals(Optional.of(PASSWORD), get(later, "a"));
        assertEquals(Optional.of("other"), get(later, "b"));
        assertEquals(Optional.empty(), get(later, "c"));
        assertEquals(Set.of("a", "b"), later.names());
    }

    @Test
    void whatIsForgottenIsGone() throws RefusedException {
        secrets.put("a", new Secret(PASSWORD));
        secrets.remove("a");
        secrets.remove("never there");
        assertEquals(Optional.empty(), get(new SecretsFile(area), "a"));
    }

    @Test
    void theFilesAreForTheirOwnerAndShowNothing() throws RefusedException, IOException {
        secrets.put("a", new Secret(PASSWORD));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(area.secrets())));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(area.masterPassword())));
        assertFalse(Files.readString(area.secrets()).contains("5813"));
    }

    @Test
    void theSameSecretTwiceLooksDifferentEachTime() throws RefusedException, IOException {
        secrets.put("a", new Secret(PASSWORD));
        String first = Files.readString(area.secrets());
        secrets.put("a", new Secret(PASSWORD));
        assertFalse(Files.readString(area.secrets()).equals(first));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-rw-rw-"})
    void aMasterPasswordOthersCanReadIsRefused(String permissions) throws RefusedException, IOException {
        secrets.put("a", new Secret(PASSWORD));
        Files.setPosixFilePermissions(area.masterPassword(), PosixFilePermissions.fromString(permissions));
        String words = refusal(new SecretsFile(area), "a");
        assertTrue(words.contains("chmod 600 " + area.masterPassword()), words);
    }

    @Test
    void theUsersOwnMasterPasswordCounts() throws RefusedException, IOException {
        Files.writeString(area.masterPassword(), "my own\n");
        Files.setPosixFilePermissions(area.masterPassword(), PosixFilePermissions.fromString("rw-------"));
        secrets.put("a", new Secret(PASSWORD));
        assertEquals("my own\n", Files.readString(area.masterPassword()));
        Files.writeString(area.masterPassword(), "my own");
        assertEquals(Optional.of(PASSWORD), get(new SecretsFile(area), "a"));
    }

    @Test
    void anotherMasterPasswordOpensNothing() throws RefusedException, IOException {
        secrets.put("a", new Secret(PASSWORD));
        Files.writeString(area.masterPassword(), "another");
        assertTrue(refusal(new SecretsFile(area), "a").contains("another master password"));
        Files.writeString(area.masterPassword(), " \n");
        assertTrue(refusal(new SecretsFile(area), "a").contains("is empty"));
    }

    /** Whoever can write the file must not be able to hand one server's password to another. */
    @Test
    void twoSecretsCannotBeExchanged() throws RefusedException, IOException {
        secrets.put("password bank.example:587 tim", new Secret(PASSWORD));
        Files.writeString(area.secrets(), Files.readString(area.secrets()).replace("bank.example", "evil.example"));
        assertTrue(refusal(new SecretsFile(area), "password evil.example:587 tim").contains("cannot be opened"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{}", "{\"salt\":\"AAAA\"}", "{\"salt\":[],\"secrets\":{}}", "{\"salt\":\"AAAA\",\"secrets\":{\"a\":[]}}"})
    void aDamagedFileIsToldAndLeftAlone(String content) throws IOException {
        Files.writeString(area.secrets(), content);
        assertTrue(refusal(secrets, "a").contains("not one this program wrote"));
        assertThrows(RefusedException.class, () -> secrets.put("a", new Secret(PASSWORD)));
        assertEquals(content, Files.readString(area.secrets()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "%%%", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void aDamagedSecretIsTold(String value) throws RefusedException, IOException {
        secrets.put("a", new Secret(PASSWORD));
        String kept = Files.readString(area.secrets());
        Files.writeString(area.secrets(), kept.replaceFirst("(\"a\":\")[^\"]*", "$1" + value));
        assertTrue(refusal(new SecretsFile(area), "a").contains("cannot be opened"));
    }

    @Test
    void aFailingKeychainIsReplacedByTheFile() throws RefusedException {
        Secrets locked = new LockedSecrets();
        LayeredSecrets layered = new LayeredSecrets(locked, secrets);
        layered.put("a", new Secret(PASSWORD));
        assertEquals(Optional.of(PASSWORD), get(layered, "a"));
        assertEquals(Optional.of(PASSWORD), get(secrets, "a"));
        assertEquals(Set.of("a"), layered.names());
        assertEquals("locked", refusal(layered, "b"));
        layered.remove("a");
        assertEquals(Set.of(), secrets.names());
        assertEquals("locked", assertThrows(RefusedException.class, () -> layered.remove("b")).getMessage());
    }

    @Test
    void whatTheKeychainTakesIsNotLeftInTheFile() throws RefusedException {
        SecretsFile keychain = new SecretsFile(new DataArea(directory.resolve("keychain")));
        LayeredSecrets layered = new LayeredSecrets(keychain, secrets);
        secrets.put("a", new Secret("old"));
        assertEquals(Optional.of("old"), get(layered, "a"));
        layered.put("a", new Secret(PASSWORD));
        assertEquals(Set.of(), secrets.names());
        assertEquals(Optional.of(PASSWORD), get(layered, "a"));
        layered.remove("a");
        assertEquals(Set.of(), keychain.names());
    }
}
