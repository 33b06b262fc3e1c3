package org.autoroute.smtp.relay.internal.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.autoroute.smtp.relay.Secret;

/** RFC 2195: the keyed hash of what the server says. */
final class CramMd5 implements Exchange {

    private static final String HASH = "HmacMD5";

    private final String user;
    private final Secret password;
    private boolean answered;

    CramMd5(String user, Secret password) {
        this.user = user;
        this.password = password;
    }

    @Override
    public Optional<byte[]> initial() {
        return Optional.empty();
    }

    @Override
    public byte[] respond(byte[] challenge) throws ExchangeException {
        if (answered || challenge.length == 0) {
            throw new ExchangeException(answered ? "asks for more than the mechanism has" : "sends an empty challenge");
        }
        try {
            Mac mac = Mac.getInstance(HASH);
            mac.init(new SecretKeySpec(password.octets(), HASH));
            answered = true;
            return (user + " " + HexFormat.of().formatHex(mac.doFinal(challenge))).getBytes(UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException notHere) {
            throw new ExchangeException("uses a mechanism that Java does not allow here");
        }
    }

    @Override
    public boolean maySucceed() {
        return answered;
    }
}
