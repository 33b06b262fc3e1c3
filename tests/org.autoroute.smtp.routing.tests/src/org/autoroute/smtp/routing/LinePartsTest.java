package org.autoroute.smtp.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinePartsTest {

    private static final String PIN = "AB:".repeat(31) + "AB";

    @ParameterizedTest
    @ValueSource(strings = {"a.example", "a.example:587", "[2001:db8::1]:26", "b\u00fccher.example \"The \"\"Office\"\"\" 192.0.2.1-192.0.2.9 # main",
            "a.example ssid=\"My Home\" gateway=192.0.2.1 dns=office.example from=.example.com tls=none login=password user=anna in-clear=yes lend=yes",
            "a.example:465 login=oauth:google user=anna@example.com", "a.example login=client # ours"})
    void partsMakeTheLineTheyCameFrom(String line) {
        LineParts parts = LineParts.of(line).orElseThrow();
        assertEquals(line, parts.line());
        assertEquals(Map.of(), parts.faults());
    }

    @Test
    void aPinIsAPart() {
        assertEquals(PIN, LineParts.of("a.example pin=" + PIN.toLowerCase()).orElseThrow().text(LinePart.PIN));
    }

    @Test
    void aWrongLineHasNoParts() {
        assertEquals(Optional.empty(), LineParts.of("a.example:0"));
    }

    @Test
    void thePortThatStandsAnywayIsNotWritten() {
        assertEquals("a.example", LineParts.of("a.example").orElseThrow().with(LinePart.PORT, "25").line());
    }

    @Test
    void anAddressMayBeWrittenWithoutBrackets() {
        LineParts parts = LineParts.of("a.example:26").orElseThrow().with(LinePart.HOST, " 2001:db8::1 ");
        assertEquals("[2001:db8::1]:26", parts.line());
        assertEquals(Map.of(), parts.faults());
    }

    @Test
    void aPartThatIsEmptiedGoes() {
        assertEquals("a.example", LineParts.of("a.example \"Office\"").orElseThrow().with(LinePart.CONNECTION, " ").line());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"HOST||expected.host", "HOST|a.example:26|expected.name", "HOST|a b|expected.name", "HOST|a_b.example|expected.name",
            "PORT|0|expected.port", "PORT|25 x|expected.port", "RANGE|office|expected.range", "RANGE|\"Office\"|expected.range",
            "RANGE|192.0.2.9-192.0.2.1|expected.greater", "RANGE|192.0.2.1 # x|expected.range", "RANGE|192.0.2.1 user=x|expected.range",
            "GATEWAY|0.0.0.0|expected.gateway", "DNS|..|expected.domain", "FROM|@example.com|expected.senderDomain", "TLS|often|expected.tls",
            "PIN|ab|expected.fingerprint", "LOGIN|oauth:|expected.provider", "CONNECTION|a\u0001b|expected.noControl"})
    void eachPartIsJudgedByItself(LinePart part, String text, String key) {
        LineParts parts = LineParts.of("a.example").orElseThrow().with(part, text == null ? "" : text);
        assertEquals(Set.of(part), parts.faults().keySet());
        assertEquals(key, parts.faults().get(part).key());
    }

    @Test
    void severalFaultsAreNamedAtOnce() {
        LineParts parts = LineParts.of("a.example").orElseThrow().with(LinePart.PORT, "x").with(LinePart.GATEWAY, "y");
        assertEquals(Set.of(LinePart.PORT, LinePart.GATEWAY), parts.faults().keySet());
    }

    @Test
    void aStoredLoginNeedsAUser() {
        LineParts parts = LineParts.of("a.example").orElseThrow().with(LinePart.LOGIN, "password");
        assertEquals(Set.of(LinePart.USER), parts.faults().keySet());
    }

    @Test
    void whateverIsTypedMakesALineThatIsReadBackOrHasAFault() {
        for (String text : new String[] {"\"", "#", "# x", "a=b", "\\", "pass=x", "\u2013", "a\"b", "::", "[", "x y"}) {
            for (LinePart part : LinePart.values()) {
                LineParts parts = LineParts.of("a.example").orElseThrow().with(part, text);
                if (parts.faults().isEmpty()) {
                    EntryParser.Result read = assertInstanceOf(EntryParser.Parsed.class, EntryParser.parse(parts.line()), parts.line());
                    assertEquals(read, EntryParser.parse(LineParts.of(parts.line()).orElseThrow().line()));
                }
            }
        }
    }
}
