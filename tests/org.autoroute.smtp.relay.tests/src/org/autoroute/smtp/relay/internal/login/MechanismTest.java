package org.autoroute.smtp.relay.internal.login;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;

import org.autoroute.smtp.relay.Credentials.Answer;
import org.autoroute.smtp.relay.Secret;
import org.junit.jupiter.api.Test;

/** Which mechanism is taken of those a server offers. */
class MechanismTest {

    private static final Answer PASSWORD = new Answer.Password(new Secret("x"));
    private static final Answer TOKEN = new Answer.Token(new Secret("x"));
    private static final List<String> ALL = List.of("EXTERNAL", "SCRAM-SHA-256-PLUS", "LOGIN", "PLAIN", "CRAM-MD5", "SCRAM-SHA-1", "SCRAM-SHA-256", "XOAUTH2",
            "OAUTHBEARER", "GSSAPI");

    private static Optional<Mechanism> choose(Answer credential, boolean isSecure, boolean inClear, String... offered) {
        return Mechanism.choose(List.of(offered), credential, isSecure, inClear);
    }

    @Test
    void theStrongestOfBothSidesIsTaken() {
        assertEquals(Optional.of(Mechanism.SCRAM_SHA_256), Mechanism.choose(ALL, PASSWORD, true, false));
        assertEquals(Optional.of(Mechanism.SCRAM_SHA_1), choose(PASSWORD, true, false, "LOGIN", "SCRAM-SHA-1", "PLAIN"));
        assertEquals(Optional.of(Mechanism.OAUTHBEARER), Mechanism.choose(ALL, TOKEN, true, false));
        assertEquals(Optional.of(Mechanism.XOAUTH2), choose(TOKEN, true, false, "PLAIN", "XOAUTH2"));
    }

    @Test
    void cramMd5ComesBeforeAPasswordInClearAndBehindOneUnderTls() {
        assertEquals(Optional.of(Mechanism.PLAIN), choose(PASSWORD, true, false, "CRAM-MD5", "LOGIN", "PLAIN"));
        assertEquals(Optional.of(Mechanism.LOGIN), choose(PASSWORD, true, false, "CRAM-MD5", "LOGIN"));
        assertEquals(Optional.of(Mechanism.CRAM_MD5), choose(PASSWORD, true, false, "CRAM-MD5"));
        assertEquals(Optional.of(Mechanism.CRAM_MD5), choose(PASSWORD, false, true, "CRAM-MD5", "LOGIN", "PLAIN"));
    }

    @Test
    void withoutTlsNothingGoesThatAReaderCouldUse() {
        assertEquals(Optional.empty(), choose(PASSWORD, false, false, "CRAM-MD5", "LOGIN", "PLAIN"));
        assertEquals(Optional.empty(), Mechanism.choose(ALL, TOKEN, false, false));
        assertEquals(Optional.of(Mechanism.SCRAM_SHA_1), choose(PASSWORD, false, false, "PLAIN", "SCRAM-SHA-1"));
    }

    @Test
    void whatBindsToTheChannelOrNeedsACertificateIsNeverTaken() {
        assertEquals(Optional.empty(), choose(PASSWORD, true, true, "EXTERNAL", "SCRAM-SHA-256-PLUS", "SCRAM-SHA-1-PLUS", "GSSAPI"));
    }

    @Test
    void aPasswordIsNoTokenAndATokenNoPassword() {
        assertEquals(Optional.empty(), choose(PASSWORD, true, true, "XOAUTH2", "OAUTHBEARER"));
        assertEquals(Optional.empty(), choose(TOKEN, true, true, "PLAIN", "LOGIN"));
    }
}
