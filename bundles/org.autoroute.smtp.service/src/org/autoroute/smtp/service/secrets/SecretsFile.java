package org.autoroute.smtp.service.secrets;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

import org.autoroute.smtp.relay.Secret;
import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.service.settings.AtomicFile;
import org.autoroute.smtp.service.settings.DataArea;
import org.autoroute.smtp.service.settings.RefusedException;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/**
 * Secrets in a file of the data directory, each encrypted by itself (AES-GCM) under a key derived from {@link DataArea#masterPassword()}, its name
 * authenticated with it so that no two can be exchanged. One object at a time uses the files.
 */
public final class SecretsFile implements Secrets {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_OCTETS = 12;
    private static final int SALT_OCTETS = 16;
    private static final int TAG_BITS = 128;

    private final Path file;
    private final MasterKey master;
    private final SecureRandom random = new SecureRandom();
    private SecretKey key;
    private String keySalt = "";

    public SecretsFile(DataArea area) {
        this.file = area.secrets();
        this.master = new MasterKey(area.masterPassword());
    }

    /** The file's text: the salt of the key, and what is encrypted, both in base64. */
    private record Content(String salt, TreeMap<String, String> values) {
    }

    @Override
    public synchronized Optional<Secret> get(String name) throws RefusedException {
        Content content = read();
        String value = content.values().get(name);
        return value == null ? Optional.empty() : Optional.of(decrypted(name, value, content.salt()));
    }

    @Override
    public synchronized void put(String name, Secret secret) throws RefusedException {
        Content content = read();
        content.values().put(name, encrypted(name, secret, content.salt()));
        write(content);
    }

    @Override
    public synchronized void remove(String name) throws RefusedException {
        Content content = read();
        if (content.values().remove(name) != null) {
            write(content);
        }
    }

    @Override
    public synchronized Set<String> names() throws RefusedException {
        return Set.copyOf(read().values().keySet());
    }

    private Content read() throws RefusedException {
        try {
            JsonObject json = JsonParser.parseString(new String(AtomicFile.read(file), StandardCharsets.UTF_8)).getAsJsonObject();
            TreeMap<String, String> values = new TreeMap<>();
            json.getAsJsonObject("secrets").asMap().forEach((name, value) -> values.put(name, value.getAsString()));
            return new Content(json.get("salt").getAsString(), values);
        } catch (NoSuchFileException missing) {
            byte[] salt = new byte[SALT_OCTETS];
            random.nextBytes(salt);
            return new Content(Base64.getEncoder().encodeToString(salt), new TreeMap<>());
        } catch (IOException failure) {
            throw new RefusedException(Text.of(SecretsFile.class, "file.unreadable", file.toString(), String.valueOf(failure.getMessage())), failure);
        } catch (JsonParseException | IllegalStateException | NullPointerException | UnsupportedOperationException damaged) {
            throw new RefusedException(Text.of(SecretsFile.class, "file.damaged", file.toString()), damaged);
        }
    }

    private void write(Content content) throws RefusedException {
        JsonObject secrets = new JsonObject();
        content.values().forEach(secrets::addProperty);
        JsonObject json = new JsonObject();
        json.addProperty("salt", content.salt());
        json.add("secrets", secrets);
        try {
            AtomicFile.write(file, json.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new RefusedException(Text.of(SecretsFile.class, "file.unwritable", file.toString(), String.valueOf(failure.getMessage())), failure);
        }
    }

    private String encrypted(String name, Secret secret, String salt) throws RefusedException {
        byte[] nonce = new byte[NONCE_OCTETS];
        random.nextBytes(nonce);
        try {
            byte[] cipher = cipher(Cipher.ENCRYPT_MODE, nonce, name, salt).doFinal(secret.octets());
            byte[] whole = Arrays.copyOf(nonce, nonce.length + cipher.length);
            System.arraycopy(cipher, 0, whole, nonce.length, cipher.length);
            return Base64.getEncoder().encodeToString(whole);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java lacks AES-GCM", impossible);
        }
    }

    private Secret decrypted(String name, String value, String salt) throws RefusedException {
        try {
            byte[] whole = Base64.getDecoder().decode(value);
            byte[] nonce = Arrays.copyOf(whole, NONCE_OCTETS);
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, nonce, name, salt);
            return new Secret(new String(cipher.doFinal(whole, NONCE_OCTETS, Math.max(0, whole.length - NONCE_OCTETS)), StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException wrongKey) {
            // Without its cause, which could quote what it failed at.
            throw new RefusedException(Text.of(SecretsFile.class, "file.locked", name, file.toString()));
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String name, String salt) throws GeneralSecurityException, RefusedException {
        if (key == null || !salt.equals(keySalt)) {
            key = master.key(Base64.getDecoder().decode(salt));
            keySalt = salt;
        }
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
