package org.autoroute.smtp.relay.internal.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

import org.autoroute.smtp.relay.Credentials.Answer;
import org.autoroute.smtp.relay.Secret;

/**
 * The SASL mechanisms the relay logs in with. Those that bind to the TLS channel are left out because the relay ends TLS on both sides, and EXTERNAL
 * because it holds no certificate of the user's.
 */
public enum Mechanism {
    /** RFC 7677. */
    SCRAM_SHA_256("SCRAM-SHA-256", (user, secret) -> new Scram("SCRAM-SHA-256", user, secret)),
    /** RFC 5802. */
    SCRAM_SHA_1("SCRAM-SHA-1", (user, secret) -> new Scram("SCRAM-SHA-1", user, secret)),
    /** RFC 4616. */
    PLAIN("PLAIN", (user, secret) -> new OneAnswer(utf8("\0" + user + "\0" + secret.reveal()))),
    /** Not standardised, but the only one some servers have. */
    LOGIN("LOGIN", (user, secret) -> new TwoAnswers(utf8(user), secret.octets())),
    /** RFC 2195. */
    CRAM_MD5("CRAM-MD5", CramMd5::new),
    /** RFC 7628. */
    OAUTHBEARER("OAUTHBEARER", (user, token) -> new Bearer(utf8("n,a=" + saslName(user) + ",\1auth=Bearer " + token.reveal() + "\1\1"), "\1")),
    /** Of Google and Microsoft, from before RFC 7628. */
    XOAUTH2("XOAUTH2", (user, token) -> new Bearer(utf8("user=" + user + "\1auth=Bearer " + token.reveal() + "\1\1"), ""));

    private static final List<Mechanism> WITH_TOKEN = List.of(OAUTHBEARER, XOAUTH2);
    /** Who reads along sees nothing of the password. */
    private static final List<Mechanism> UNREADABLE = List.of(SCRAM_SHA_256, SCRAM_SHA_1);
    /** Under TLS the password is safe from readers, and CRAM-MD5 proves neither side more than PLAIN does, in a less exact way. */
    private static final List<Mechanism> UNDER_TLS = List.of(SCRAM_SHA_256, SCRAM_SHA_1, PLAIN, LOGIN, CRAM_MD5);
    /** Without TLS what the reader has to guess from is better than the password itself. */
    private static final List<Mechanism> IN_CLEAR = List.of(SCRAM_SHA_256, SCRAM_SHA_1, CRAM_MD5, PLAIN, LOGIN);

    private final String id;
    private final BiFunction<String, Secret, Exchange> begin;

    Mechanism(String id, BiFunction<String, Secret, Exchange> begin) {
        this.id = id;
        this.begin = begin;
    }

    /**
     * The strongest that both sides have.
     *
     * @param offered  names as the server gives them, in upper case
     * @param isSecure whether nobody can read along
     * @param inClear  whether a reader may see the secret
     * @return empty when there is none, or none that keeps the secret
     */
    public static Optional<Mechanism> choose(List<String> offered, Answer credential, boolean isSecure, boolean inClear) {
        List<Mechanism> preferred = switch (credential) {
            case Answer.Password password -> isSecure ? UNDER_TLS : inClear ? IN_CLEAR : UNREADABLE;
            case Answer.Token token -> isSecure || inClear ? WITH_TOKEN : List.of();
            case Answer.Missing missing -> List.of();
            case Answer.Later later -> List.of();
        };
        return preferred.stream().filter(mechanism -> offered.contains(mechanism.id)).findFirst();
    }

    /** Its name in the protocol. */
    public String id() {
        return id;
    }

    /** @param user and secret without control characters */
    public Exchange begin(String user, Secret secret) {
        return begin.apply(user, secret);
    }

    /** Whether an answer may take its time, up to a second, so that no loop must wait for it. */
    public boolean computes() {
        return UNREADABLE.contains(this);
    }

    /** RFC 5801 section 4, for the name within a header that is separated by commas. */
    private static String saslName(String user) {
        return user.replace("=", "=3D").replace(",", "=2C");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }
}
