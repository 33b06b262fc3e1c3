package org.autoroute.smtp.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.autoroute.smtp.relay.AccessMeaning.Exposure;
import org.autoroute.smtp.routing.Text;

/** A rule is put into words a user understands, and what opens the server to strangers is warned of. */
class AccessMeaningTest {

    private static final String SELF = "127.0.0.0/8, ::1, ";

    private static AccessMeaning meaning(String rule) {
        return assertInstanceOf(AccessRule.Parsed.class, AccessRule.parse(rule)).rule().meaning();
    }

    private static String words(String rule) {
        return meaning(rule).groups().stream().map(Text::toString).collect(Collectors.joining("; "));
    }

    private static List<String> warnings(String rule) {
        return meaning(rule).warnings().stream().map(Text::key).toList();
    }

    @Test
    void theDefaultIsThisComputerAndLocalNetworks() {
        AccessMeaning meaning = AccessRule.DEFAULT.meaning();
        assertEquals("this computer; local networks: 10.*.*.*, 172.16.*.* – 172.31.*.*, 192.168.*.*, 100.64.*.* – 100.127.*.*, 169.254.*.*, "
                + "fc00::/7, fe80::/10", words(AccessRule.DEFAULT.text()));
        assertEquals(Exposure.LOCAL, meaning.exposure());
        assertTrue(meaning.warnings().isEmpty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "127.0.0.1, ::1|this computer",
            "127.*.*.*|this computer",
            "10.0.0.7, 10.1.*.*|local networks: 10.1.*.*; computers of local networks: 10.0.0.7",
            "192.168.*.*, 194.186.212.*|local networks: 192.168.*.*; addresses of the internet: 194.186.212.*",
            "10.0.0.0/31|local networks: 10.0.0.0 – 10.0.0.1",
            "10.0.0.0/24|local networks: 10.0.0.*",
            "8.0.0.0/7|addresses of the internet: 8.*.*.* – 9.*.*.*",
            "10.*.0.1|local networks: 10.*.0.1",
            "*.0.0.1|addresses of the internet: *.0.0.1",
            "172.*.*.*|addresses of the internet: 172.*.*.*",
            "10.0.0.0/7|addresses of the internet: 10.*.*.* – 11.*.*.*",
            "2001:db8::/48|addresses of the internet: 2001:db8::/48",
            "10.1.1.1, 10.1.1.1|computers of local networks: 10.1.1.1",
            "10.0.0.0/8, *.*.*.*|everybody, from any address",
            "0.0.0.0/0|all addresses of one IP version: 0.0.0.0/0",
            "0.0.0.0/0, ::/0|all addresses of one IP version: 0.0.0.0/0, ::/0"})
    void isPutIntoWords(String rule, String words) {
        assertEquals(words, words(rule));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*.*.*.*", "0.0.0.0/0", "::/0", "10.0.0.0/8, ::/0"})
    void everybodyIsWarnedOf(String rule) {
        assertEquals(Exposure.WORLD, meaning(SELF + rule).exposure());
        assertEquals(List.of("access.warning.everybody"), warnings(SELF + rule));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0/1", "8.0.0.0/8", "194.*.*.*", "194.186.0.0/15", "*.*.*.1", "2000::/3", "2001:db8::/31", "10.0.0.0/7", "fc00::/6",
            "127.0.0.0/7"})
    void aLargePartOfTheInternetIsWarnedOf(String rule) {
        assertEquals(Exposure.WORLD, meaning(SELF + rule).exposure());
        assertEquals(List.of("access.warning.many"), warnings(SELF + rule));
    }

    @ParameterizedTest
    @ValueSource(strings = {"194.186.212.*", "194.186.*.*", "8.8.8.8", "2001:db8::/32", "2001:db8::1", "*.1.1.1"})
    void acquaintancesAreNotWarnedOf(String rule) {
        assertEquals(Exposure.SOME, meaning(SELF + rule).exposure());
        assertEquals(List.of(), warnings(SELF + rule));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"192.168.*.*|access.warning.notSelf", "127.0.0.1|access.warning.halfSelf", "::1|access.warning.halfSelf",
            "127.*.*.*, 10.*.*.*|access.warning.halfSelf"})
    void aRuleThatForgetsThisComputerIsToldOf(String rule, String warning) {
        assertEquals(List.of(warning), warnings(rule));
    }

    @Test
    void theMissingAddressOfThisComputerIsNamed() {
        assertTrue(meaning("127.0.0.1").warnings().getFirst().toString().contains("::1"));
        assertTrue(meaning("::1").warnings().getFirst().toString().contains("127.0.0.1"));
    }
}
