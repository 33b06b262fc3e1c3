package org.autoroute.smtp.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EntryParserTest {

    private static final String RIGHT = """
            smtp.myisp.com                                  | smtp.myisp.com
            localhost:26                                    | localhost:26
            localhost;26                                    | localhost:26
            Smtp.MyISP.com.:25                              | smtp.myisp.com
            192.0.2.1:2525                                  | 192.0.2.1:2525
            [192.0.2.1]                                     | 192.0.2.1
            [2001:DB8:0::1]                                 | [2001:db8::1]
            [2001:db8::1];26                                | [2001:db8::1]:26
            [::ffff:192.0.2.1]:26                           | 192.0.2.1:26
            smtp.myisp.com "Etype"                          | smtp.myisp.com "Etype"
            smtp.another.com "Connection 56k"               | smtp.another.com "Connection 56k"
            smtp.mysip.com 204.54.15.1-204.54.20.255        | smtp.mysip.com 204.54.15.1-204.54.20.255
            a 204.54.15.1 - 204.54.20.255                   | a 204.54.15.1-204.54.20.255
            a 204.54.15.1\u2013204.54.20.255                | a 204.54.15.1-204.54.20.255
            a 10.1.2.3/8                                    | a 10.0.0.0-10.255.255.255
            a 10.1.2.3/32                                   | a 10.1.2.3
            a 10.1.2.3                                      | a 10.1.2.3
            a 0.0.0.0/0                                     | a 0.0.0.0-255.255.255.255
            a 2001:db8::/64                                 | a 2001:db8::-2001:db8::ffff:ffff:ffff:ffff
            a 2001:db8::1-2001:db8::ff                      | a 2001:db8::1-2001:db8::ff
            a 10.0.0.0/24 "Home"                            | a "Home" 10.0.0.0-10.0.0.255
            a "Say ""hello"" twice"                         | a "Say ""hello"" twice"
            a ""\""                                          | a ""\""
            a "  blanks stay  "                             | a "  blanks stay  "
            a "#1; still: the name"                         | a "#1; still: the name"
            a "\u0414\u043e\u043c"                          | a "\u0414\u043e\u043c"
            a # the office                                  | a
            a "Home" # the "office"                         | a "Home"
            a\u00a0"Home"                                   | a "Home"
            m\u00fcller.example                             | xn--mller-kva.example
            XN--Mller-kva.example                           | xn--mller-kva.example
            \u043f\u043e\u0447\u0442\u0430.\u0440\u0444     | xn--80a1acny.xn--p1ai
            1and1.example                                   | 1and1.example
            a TLS=StartTLS                                  | a tls=starttls
            a:465 tls=implicit # at once                    | a:465 tls=implicit
            a tls=if-offered "Home" 10.0.0.1                | a "Home" 10.0.0.1 tls=if-offered
            a pin=%1$s | a pin=%2$s
            a pin=%2$s | a pin=%2$s
            a login=none                                    | a
            a login=client in-clear=yes                     | a login=client in-clear=yes
            a user=joe                                      | a login=password user=joe
            a lend=yes in-clear=yes user=joe login=password | a login=password user=joe in-clear=yes lend=yes
            a login=password user=joe lend=no in-clear=no   | a login=password user=joe
            a login=OAuth:Google user=joe@example.com       | a login=oauth:google user=joe@example.com
            a user="Joe ""the"" Doe"                        | a login=password user="Joe ""the"" Doe"
            a user=joe:x#1                                  | a login=password user=joe:x#1
            a ssid="Caf\u00e9 au lait" gateway=192.0.2.1     | a ssid="Caf\u00e9 au lait" gateway=192.0.2.1
            a ssid=#1=2 # the neighbour                     | a ssid=#1=2
            a ssid="Home"                                   | a ssid=Home
            a gateway=FE80:0::1                             | a gateway=fe80::1
            a dns=Office.Example.                           | a dns=office.example
            a from=M\u00fcller.example                       | a from=xn--mller-kva.example
            a from=.Example.COM                             | a from=.example.com
            a from=x.example ssid=Home tls=none "Net" dns=lan ::1 | a "Net" ::1 ssid=Home dns=lan from=x.example tls=none
            """.formatted("00112233445566778899aabbccddeeff00112233445566778899AABBCCDDEEFF", "00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF");

    private static final String WRONG = """
            |1|host
            # only a comment|1|host
            :25|1|host
            "Etype"|1|host
            a:|3|port
            a:0|3|port
            a:65536|3|port
            a:000025|3|port
            a:smtp|3|port
            a:-1|3|port
            a:25:26|5|blank
            a b|3|link
            a 25|3|link
            a_b|2|name
            -a|1|name
            a.b-|4|name
            a..b|3|name
            a.-b|3|name
            a@b|2|name
            a<b>|2|name
            256.1.1.1|1|fourNumbers
            1.2.3|1|fourNumbers
            127.1|1|fourNumbers
            10.0.0.010|1|fourNumbers
            0.0.0.0|1|specified
            [::]:25|2|specified
            2001:db8::1|1|brackets
            [2001:db8::1|13|closingBracket
            [2001:db8::1%eth0]|2|addressInBrackets
            [smtp.example]|2|addressInBrackets
            a "Etype|9|closingQuote
            a "Etype""|11|closingQuote
            a ""|3|connectionName
            a "b" "c"|7|oneConnection
            a 10.0.0.1 10.0.0.2|12|oneRange
            a"b"|2|blank
            a "b"c|6|blank
            a 10.0.0.1"b"|11|blank
            a 10.0.0.9-10.0.0.1|12|greater
            a 10.0.0.1-|12|lastV4
            a 10.0.0.1-::1|12|lastV4
            a ::1-10.0.0.1|7|lastV6
            a 10.0.0.0/33|3|network
            a 10.0.0.0/|3|network
            a 10.0.0.0/8x|13|blank
            a ::/129|3|network
            a\u0001b|2|noControl
            a "b\u0085c"|5|noControl
            a "b\u2028c"|5|noControl
            a "\ud83d\ude00\u0000"|5|noControl
            a "b\tc"|5|noControl
            a \ud800|3|noControl
            stra\u00dfe.example|5|unambiguous
            a tls|3|link
            a tls=|7|value
            a tls=ssl|7|tls
            a tls=""|7|valueInQuotes
            a tls="none|12|closingQuoteOfValue
            a tls=none"x"|11|blank
            a tls=none tls=none|12|once
            a colour=blue|3|attribute
            a \u0446\u0432\u0435\u0442=1|3|attribute
            a pin=0011|7|fingerprint
            a login=plain user=joe|9|loginKind
            a login=password|9|user
            a login=oauth:google|9|user
            a login=oauth user=joe|9|loginKind
            a login=oauth: user=joe|9|provider
            a login=oauth:a/b user=joe|9|provider
            a login=none user=joe|19|noUser
            a login=client user=joe|21|noUser
            a in-clear=yes|12|login
            a lend=yes|8|storedLogin
            a login=client lend=yes|21|storedLogin
            a user=joe lend=maybe|17|yes
            a gateway=router|11|gateway
            a gateway=0.0.0.0|11|gateway
            a gateway=10.0.0.0/8|11|gateway
            a dns=.example|7|domain
            a dns="a b"|7|domain
            a from=joe@example.com|8|senderDomain
            a from=..example|8|senderDomain
            a from=|8|value
            a password=geheim|3|noPassword
            a user=joe Password:geheim|12|noPassword
            a pass="ge heim"|3|noPassword
            a passwort=x|3|noPassword
            a login=password:geheim user=joe|9|noPassword
            """;

    static Stream<Arguments> right() {
        return RIGHT.lines().map(row -> row.split(" *\\| ", 2)).map(row -> Arguments.of(row[0], row[1]));
    }

    static Stream<Arguments> wrong() {
        return WRONG.lines().map(row -> row.split("\\|")).map(row -> Arguments.of(row[0], Integer.parseInt(row[1]), row[2]));
    }

    @ParameterizedTest
    @MethodSource("right")
    void isUnderstood(String line, String canonical) {
        EntryParser.Parsed parsed = assertInstanceOf(EntryParser.Parsed.class, EntryParser.parse(line), () -> EntryParser.parse(line).toString());
        assertEquals(canonical, parsed.entry().toLine());
        assertEquals(parsed.entry(), Situation.entry(canonical));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void isWrongAt(String text, int column, String expected) {
        EntryParser.Wrong wrong = assertInstanceOf(EntryParser.Wrong.class, EntryParser.parse(text), text);
        assertEquals("expected." + expected, wrong.expected().key());
        assertEquals(column, wrong.column());
        assertTrue(wrong.expected().toString().contains("expected "), wrong.expected().toString());
    }

    @Test
    void lineEndsInsideALineAreRefused() {
        for (String end : new String[] {"\r", "\n", "\r\n"}) {
            assertInstanceOf(EntryParser.Wrong.class, EntryParser.parse("a.example" + end + "RCPT TO:<x>"));
            assertInstanceOf(EntryParser.Wrong.class, EntryParser.parse("a.example \"b" + end + "c\""));
            assertInstanceOf(EntryParser.Wrong.class, EntryParser.parse("a.example" + end));
        }
    }

    @Test
    void lengthsOfNamesAreLimited() {
        String label = "a".repeat(63);
        String longest = String.join(".", label, label, label, "a".repeat(61));
        assertEquals(253, Situation.entry(longest).server().host().length());
        assertWrong("expected.shortName", longest + "a");
        assertWrong("expected.shortLabel", label + "a.example");
        assertWrong("expected.shortName", "\u00fc".repeat(100_000));
        assertWrong("expected.shortName", "\u00fc.".repeat(120));
    }

    private static void assertWrong(String key, String line) {
        assertEquals(key, assertInstanceOf(EntryParser.Wrong.class, EntryParser.parse(line)).expected().key());
    }

    @Test
    void whatIsKnownIsNamedWhenAKeyIsNot() {
        assertEquals("expected one of ssid=, gateway=, dns=, from=, tls=, pin=, login=, user=, in-clear=, lend=, not colour=",
                assertInstanceOf(EntryParser.Wrong.class, EntryParser.parse("a colour=blue")).expected().toString());
    }

    @Test
    void aPasswordIsRefusedWithTheWayToStoreItAndNotRepeated() {
        for (String line : new String[] {"a user=joe password=geheim", "a b user=joe PASSWORD: geheim", "a user=joe login=password:geheim"}) {
            String words = assertThrows(EntryException.class, () -> ServerList.EMPTY.insert(0, List.of("b", line))).getMessage();
            assertFalse(words.contains("geheim"), words);
        }
        assertTrue(assertThrows(EntryException.class, () -> ServerList.EMPTY.add("a password=geheim")).getMessage()
                .contains("autoroute-smtp login set N"));
    }

    @Test
    void theCommentAtTheEndIsGivenBack() {
        assertEquals("# the office", ((EntryParser.Parsed) EntryParser.parse("a  # the office ")).comment());
    }

    @Test
    void noValueCanCarryALineEndOrAWrongHost() {
        HostPort server = new HostPort("a.example", 25);
        assertThrows(IllegalArgumentException.class, () -> new ServerEntry(server, Optional.of("x\nb.example"), Optional.empty()));
        assertThrows(IllegalArgumentException.class, () -> new ServerEntry(server, Optional.of(""), Optional.empty()));
        for (String host : new String[] {"", "a\nb", "a b", "A.example", "a.example.", "[::1]", "0:0::1", "a\"b", "1.2.3"}) {
            assertThrows(IllegalArgumentException.class, () -> new HostPort(host, 25), host);
        }
    }
}
