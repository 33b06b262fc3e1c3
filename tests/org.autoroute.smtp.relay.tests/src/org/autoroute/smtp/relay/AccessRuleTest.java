package org.autoroute.smtp.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

import org.autoroute.smtp.routing.IpAddress;
import org.autoroute.smtp.routing.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessRuleTest {

    private static AccessRule rule(String text) {
        return assertInstanceOf(AccessRule.Parsed.class, AccessRule.parse(text)).rule();
    }

    @ParameterizedTest
    @CsvSource({"194.186.212.*,194.186.212.255,true", "194.186.212.*,194.186.213.1,false", "*.*.*.*,8.8.8.8,true", "*.*.*.*,2001:db8::1,true",
            "10.*.0.1,10.9.0.1,true", "10.*.0.1,10.9.1.1,false", "10.0.0.0/8,10.1.2.3,true", "10.0.0.0/8,11.0.0.1,false", "::1,::1,true",
            "fe80::/10,fe80::1,true", "10.0.0.7,10.0.0.7,true", "10.0.0.7,10.0.0.8,false", "'10.0.0.7, ::1',::1,true", "10.*.*.*,fe80::1,false"})
    void allows(String text, String peer, boolean allowed) {
        assertEquals(allowed, rule(text).allows(IpAddress.parse(peer).orElseThrow()));
    }

    @ParameterizedTest
    @CsvSource({"'',1", "'  , ',1", "'10.0.0.1, x',11", "10.0.0.*x,1", "'::1,10.0.*',5", "10.0.0.0/33,1", "256.*.*.*,1", "01.*.*.*,1", "*,1",
            "localhost,1"})
    void wrong(String text, int column) {
        AccessRule.Wrong wrong = assertInstanceOf(AccessRule.Wrong.class, AccessRule.parse(text));
        assertEquals(column, wrong.column());
        assertFalse(wrong.expected().toString().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1,true", "'127.*.*.*, ::1',true", "127.0.0.0/8,true", "'127.0.0.1, 10.0.0.1',false", "127.0.0.0/7,false", "*.*.*.*,false",
            "::/0,false"})
    void onlyThisComputer(String text, boolean only) {
        assertEquals(only, rule(text).onlyThisComputer());
    }

    @Test
    void byDefaultThisComputerAndTheLocalNetworks() {
        for (String peer : new String[] {"127.0.0.1", "::1", "192.168.1.2", "100.64.0.1", "169.254.1.1", "fd00::1", "fe80::1", "172.31.255.255"}) {
            assertTrue(AccessRule.DEFAULT.allows(IpAddress.parse(peer).orElseThrow()), peer);
        }
        for (String peer : new String[] {"8.8.8.8", "172.32.0.1", "2001:db8::1", "100.128.0.1"}) {
            assertFalse(AccessRule.DEFAULT.allows(IpAddress.parse(peer).orElseThrow()), peer);
        }
        assertEquals(AccessRule.DEFAULT, rule(AccessRule.DEFAULT.text()));
    }

    @Test
    void everyMessageCanBePutInWords() throws MissingResourceException {
        ResourceBundle messages = ResourceBundle.getBundle("org.autoroute.smtp.relay.messages", Locale.ROOT, Relay.class.getClassLoader());
        for (String key : messages.keySet()) {
            String words = Text.of(Relay.class, key, "one", "two").toString();
            assertFalse(words.isBlank() || words.contains("{") || words.contains("''"), key + ": " + words);
        }
    }
}
