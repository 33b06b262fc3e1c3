package org.autoroute.smtp.relay.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** The server's side of SCRAM, written from RFC 5802 without a look at what the relay uses. One session. */
final class ScramServer {

    private static final byte[] SALT = "salt of the test".getBytes(UTF_8);
    private static final int ROUNDS = 4096;

    private final String hash;
    private final int bits;
    private final String password;
    private String firstBare = "";
    private String serverFirst = "";

    /** @param hash {@code SHA1} or {@code SHA256} */
    ScramServer(String hash, String password) {
        this.hash = hash;
        this.bits = hash.equals("SHA1") ? 160 : 256;
        this.password = password;
    }

    /** The challenge to the first message of the client, both in base64. */
    String first(String client) {
        String message = new String(Base64.getDecoder().decode(client), UTF_8);
        firstBare = message.substring("n,,".length());
        serverFirst = "r=" + firstBare.substring(firstBare.indexOf(",r=") + 3) + "server,s=" + Base64.getEncoder().encodeToString(SALT) + ",i=" + ROUNDS;
        return encoded(serverFirst);
    }

    /** The challenge with the server's proof, or null when the client's proof is wrong. */
    String last(String client) {
        String message = new String(Base64.getDecoder().decode(client), UTF_8);
        String withoutProof = message.substring(0, message.lastIndexOf(",p="));
        byte[] proof = Base64.getDecoder().decode(message.substring(message.lastIndexOf(",p=") + 3));
        String auth = firstBare + "," + serverFirst + "," + withoutProof;
        try {
            byte[] salted = SecretKeyFactory.getInstance("PBKDF2WithHmac" + hash)
                    .generateSecret(new PBEKeySpec(password.toCharArray(), SALT, ROUNDS, bits)).getEncoded();
            byte[] clientKey = hmac(salted, "Client Key");
            byte[] storedKey = MessageDigest.getInstance(hash.replace("SHA", "SHA-")).digest(clientKey);
            byte[] expected = hmac(storedKey, auth);
            for (int i = 0; i < expected.length; i++) {
                expected[i] ^= clientKey[i];
            }
            return MessageDigest.isEqual(expected, proof)
                    ? encoded("v=" + Base64.getEncoder().encodeToString(hmac(hmac(salted, "Server Key"), auth))) : null;
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("Hmac" + hash);
        mac.init(new SecretKeySpec(key, mac.getAlgorithm()));
        return mac.doFinal(text.getBytes(UTF_8));
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}
