package org.autoroute.smtp.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LintTest {

    private static List<String> remarks(String list) {
        return Lint.of(ServerList.parse(list.replace("; ", "\n"))).stream().map(remark -> remark.line() + " " + remark.text().key()).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "smtp.first.example; smtp.first.example:587; 192.0.2.25; [2001:db8::25]:25",
            "smtp.myisp.example \"Etype\"; smtp.myisp.example \"Etype 2\"",
            "smtp.myisp.example \"Etype\"; smtp.myisp.example 204.54.15.1-204.54.20.255; smtp.myisp.example 10.0.0.0/8",
            "smtp.first.com; smtp.second.com; smtp.first.com \"Office\"",
            "smtp.myisp.com \"Etype\"; smtp.myisp.com",
            "a.example 10.0.0.0/8; a.example fe80::/10; a.example 10.0.0.0-11.0.0.0; b.example 0.0.0.0/0",
            "a.example ssid=Home; a.example ssid=home; a.example dns=lan; a.example gateway=192.0.2.1; a.example gateway=fe80::1",
            "a.example \"Home\" 10.0.0.0/8; a.example \"Home\"",
            "a.example; a.example from=work.example; a.example from=.home.example",
            "a.example from=work.example; b.example from=work.example",
            "a.example from=mail.work.example; b.example from=.work.example",
            "a.example from=.work.example ssid=Home; b.example from=work.example",
            "a:465; a:587; a:25; b:465 tls=implicit; b:587 tls=none in-clear=yes user=joe; b tls=starttls login=client; b:2525 tls=implicit",
            "a user=joe in-clear=yes; b login=client in-clear=yes",
            "a tls=if-offered pin=00112233445566778899AABBCCDDEEFF00112233445566778899AABBCCDDEEFF"})
    void whatMakesSenseIsNotRemarkedOn(String list) {
        assertEquals(List.of(), remarks(list));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # mine; a.example; b.example; a.example                              | 4 lint.duplicate
            a.example; a.example tls=none                                        | 2 lint.duplicate
            a.example \"Home\"; a.example \"HOME\"                               | 2 lint.duplicate
            a.example \"Home\"; a.example \"Home\" 10.0.0.0/8                    | 2 lint.duplicate
            a.example 10.0.0.0/8; a.example 10.1.0.0-10.1.0.9 ssid=Home          | 2 lint.duplicate
            a.example from=.work.example; a.example from=mail.work.example       | 2 lint.duplicate
            a.example from=work.example; a.example ssid=Home from=work.example   | 2 lint.duplicate
            a.example from=.work.example; b.example from=work.example ssid=Home  | 2 lint.shadowed
            wrong:; a 127.0.0.0/8                                                | 2 lint.range
            a ::1                                                                | 1 lint.range
            a 224.0.0.1-224.0.0.9                                                | 1 lint.range
            a gateway=127.0.0.1                                                  | 1 lint.gateway
            a ssid=abcdefghijklmnopqrstuvwxyzabcdefg                             | 1 lint.ssid
            a tls=none pin=00112233445566778899AABBCCDDEEFF00112233445566778899AABBCCDDEEFF | 1 lint.pin
            a tls=none user=joe                                                  | 1 lint.login
            a tls=none login=client                                              | 1 lint.login
            a:465 login=client in-clear=yes                                      | 1 lint.inClear
            a tls=implicit                                                       | 1 lint.implicit
            a:587 tls=implicit                                                   | 1 lint.implicit
            a:465 tls=if-offered                                                 | 1 lint.starttls
            """)
    void whatCanHardlyBeMeantIsRemarkedOn(String list, String remark) {
        assertEquals(List.of(remark), remarks(list.replace("\\", "")));
    }

    @Test
    void aRemarkIsAWholeSentenceWithItsLineAndARemedy() {
        assertEquals("line 2: Line 1 comes first for these senders, so this server is only turned to when that one cannot be reached. Move this line above line 1.",
                Lint.of(ServerList.parse("a from=.x.example\nb from=x.example\n")).getFirst().words().toString());
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everyRemarkHasWordsInEveryLanguage(String key) {
        for (String language : List.of("", "de", "ru")) {
            for (String one : List.of(key, key + ".remedy")) {
                assertFalse(Text.of(Lint.class, one, 3).in(Locale.of(language)).isBlank(), one);
            }
        }
    }

    static List<String> keys() {
        return Lint.keys().toList();
    }
}
