package org.autoroute.smtp.relay.internal.login;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

import org.autoroute.smtp.relay.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The exchanges the RFCs print. */
class ExchangeTest {

    private static final String NONCE_1 = "fyko+d2lbbFgONRv9qkxdawL";
    private static final String FIRST_1 = "r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096";

    private static String initial(Exchange exchange) {
        return text(exchange.initial().orElseThrow());
    }

    private static String text(byte[] octets) {
        return new String(octets, UTF_8);
    }

    private static String respond(Exchange exchange, String challenge) throws ExchangeException {
        return text(exchange.respond(challenge.getBytes(UTF_8)));
    }

    private static Scram scram1() {
        return new Scram("SCRAM-SHA-1", "user", new Secret("pencil"), () -> NONCE_1);
    }

    /** RFC 5802 section 5. */
    @Test
    void scramSha1() throws ExchangeException {
        Scram scram = scram1();
        assertEquals("n,,n=user,r=" + NONCE_1, initial(scram));
        assertEquals("c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=", respond(scram, FIRST_1));
        assertFalse(scram.maySucceed());
        assertEquals("", respond(scram, "v=rmF9pqV8S7suAoZWja4dJRkFsKQ="));
        assertTrue(scram.maySucceed());
    }

    /** RFC 7677 section 3. */
    @Test
    void scramSha256() throws ExchangeException {
        Scram scram = new Scram("SCRAM-SHA-256", "user", new Secret("pencil"), () -> "rOprNGfwEbeRWgbNEkqO");
        assertEquals("n,,n=user,r=rOprNGfwEbeRWgbNEkqO", initial(scram));
        String nonce = "rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0";
        assertEquals("c=biws,r=" + nonce + ",p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=",
                respond(scram, "r=" + nonce + ",s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096"));
        assertEquals("", respond(scram, "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="));
        assertTrue(scram.maySucceed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"v=AAAAAAAAAAAAAAAAAAAAAAAAAAA=", "e=other-error", "", "v=", "nonsense", "v=%%%"})
    void aServerThatCannotProveItselfIsRefused(String last) throws ExchangeException {
        Scram scram = scram1();
        initial(scram);
        respond(scram, FIRST_1);
        assertThrows(ExchangeException.class, () -> respond(scram, last));
        assertFalse(scram.maySucceed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"r=another3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096", "r=fyko+d2lbbFgONRv9qkxdawL,s=QSXCR+Q6sek8bf92,i=4096",
            "r=fyko+d2lbbFgONRv9qkxdawL3r,s=QSXCR+Q6sek8bf92,i=4095", "r=fyko+d2lbbFgONRv9qkxdawL3r,s=QSXCR+Q6sek8bf92,i=1000001",
            "r=fyko+d2lbbFgONRv9qkxdawL3r,s=QSXCR+Q6sek8bf92,i=99999999999", "r=fyko+d2lbbFgONRv9qkxdawL3r,s=QSXCR+Q6sek8bf92,i=-1",
            "r=fyko+d2lbbFgONRv9qkxdawL3r,s=,i=4096", "r=fyko+d2lbbFgONRv9qkxdawL3r,s=***,i=4096", "", "r=", "e=unknown-user",
            "m=must,r=fyko+d2lbbFgONRv9qkxdawL3r,s=QSXCR+Q6sek8bf92,i=4096"})
    void aFalseFirstMessageIsRefused(String first) {
        Scram scram = scram1();
        initial(scram);
        assertThrows(ExchangeException.class, () -> respond(scram, first));
        assertThrows(ExchangeException.class, () -> respond(scram, FIRST_1));
        assertFalse(scram.maySucceed());
    }

    /** RFC 4013 section 3: the soft hyphen is mapped to nothing, the feminine ordinal to the letter. */
    @Test
    void userAndPasswordOfScramArePrepared() throws ExchangeException {
        Scram prepared = new Scram("SCRAM-SHA-1", "u\u00adser", new Secret("pencil"), () -> NONCE_1);
        assertEquals("n,,n=user,r=" + NONCE_1, initial(prepared));
        Scram password = new Scram("SCRAM-SHA-1", "user", new Secret("pen\u00adcil"), () -> NONCE_1);
        initial(password);
        assertTrue(respond(password, FIRST_1).endsWith("p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts="));
    }

    @Test
    void whatCannotBePreparedIsTakenAsItIs() throws ExchangeException {
        Scram scram = new Scram("SCRAM-SHA-256", "имя", new Secret("\u0627\u0031"), () -> NONCE_1);
        assertEquals("n,,n=имя,r=" + NONCE_1, initial(scram));
        assertTrue(respond(scram, FIRST_1).startsWith("c=biws,r="));
    }

    /** RFC 5802 section 5.1. */
    @Test
    void commaAndEqualsInTheUserAreWrittenDifferently() {
        assertEquals("n,,n=a=2Cb=3Dc,r=" + NONCE_1, initial(new Scram("SCRAM-SHA-1", "a,b=c", new Secret("x"), () -> NONCE_1)));
    }

    @Test
    void aNonceIsUsedOnce() {
        assertFalse(initial(new Scram("SCRAM-SHA-1", "user", new Secret("x"))).equals(initial(new Scram("SCRAM-SHA-1", "user", new Secret("x")))));
    }

    /** RFC 4616 section 4. */
    @Test
    void plain() {
        Exchange exchange = Mechanism.PLAIN.begin("tim", new Secret("tanstaaftanstaaf"));
        assertEquals("\0tim\0tanstaaftanstaaf", initial(exchange));
        assertTrue(exchange.maySucceed());
        assertThrows(ExchangeException.class, () -> exchange.respond(new byte[0]));
    }

    @Test
    void login() throws ExchangeException {
        Exchange exchange = Mechanism.LOGIN.begin("tim", new Secret("pässword"));
        assertEquals(Optional.empty(), exchange.initial());
        assertEquals("tim", respond(exchange, "Username:"));
        assertFalse(exchange.maySucceed());
        assertEquals("pässword", respond(exchange, "whatever"));
        assertTrue(exchange.maySucceed());
        assertThrows(ExchangeException.class, () -> exchange.respond(new byte[0]));
    }

    /** RFC 2195 section 2. */
    @Test
    void cramMd5() throws ExchangeException {
        Exchange exchange = Mechanism.CRAM_MD5.begin("tim", new Secret("tanstaaftanstaaf"));
        assertEquals(Optional.empty(), exchange.initial());
        assertEquals("tim b913a602c7eda7a495b4e6e7334d3890", respond(exchange, "<1896.697170952@postoffice.reston.mci.net>"));
        assertThrows(ExchangeException.class, () -> respond(exchange, "<again>"));
    }

    /** RFC 7628 sections 3.1 and 4.1; section 3.2.3 for the refusal. */
    @Test
    void oauthbearer() throws ExchangeException {
        Exchange exchange = Mechanism.OAUTHBEARER.begin("user@example.com", new Secret("vF9dft4qmTc2Nvb3RlckBhbHRhdmlzdGEuY29tCg=="));
        assertEquals("n,a=user@example.com,\1auth=Bearer vF9dft4qmTc2Nvb3RlckBhbHRhdmlzdGEuY29tCg==\1\1", initial(exchange));
        assertTrue(exchange.maySucceed());
        assertEquals("\1", respond(exchange, "{\"status\":\"invalid_token\"}"));
        assertFalse(exchange.maySucceed());
        assertThrows(ExchangeException.class, () -> respond(exchange, "{}"));
    }

    @Test
    void xoauth2() throws ExchangeException {
        Exchange exchange = Mechanism.XOAUTH2.begin("someuser@example.com", new Secret("ya29.vF9dft4qmTc2Nvb3RlckBhdHRhdmlzdGEuY29tCg"));
        assertEquals("user=someuser@example.com\1auth=Bearer ya29.vF9dft4qmTc2Nvb3RlckBhdHRhdmlzdGEuY29tCg\1\1", initial(exchange));
        assertEquals("", respond(exchange, "{\"status\":\"401\"}"));
        assertFalse(exchange.maySucceed());
    }

    /** Whatever a server asks, no exchange goes on for ever. */
    @ParameterizedTest
    @EnumSource
    void everyExchangeEnds(Mechanism mechanism) {
        Exchange exchange = mechanism.begin("user", new Secret("pencil"));
        exchange.initial();
        assertThrows(ExchangeException.class, () -> {
            for (int i = 0; i < 10; i++) {
                exchange.respond("more".getBytes(US_ASCII));
            }
        });
    }
}
