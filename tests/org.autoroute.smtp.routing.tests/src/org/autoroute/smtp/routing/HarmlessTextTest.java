package org.autoroute.smtp.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HarmlessTextTest {

    @ParameterizedTest
    @ValueSource(ints = {0, '\t', '\n', '\r', 0x1b, 0x7f, 0x80, 0x85, 0x9b, 0x9f, 0xad, 0x061c, 0x200b, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202e, 0x2066, 0x2069, 0xfeff,
            0xe0001, 0xd800, 0xdfff})
    void whatCommandsTurnsOrHidesIsReplaced(int character) {
        String text = "a" + Character.toString(character) + "b";
        assertEquals("a?b", HarmlessText.of(text));
        assertEquals("a b", HarmlessText.of(text, ' '));
    }

    /** Cut in the middle of a character, half of it is left. */
    @Test
    void halfACharacterAtTheEndIsReplaced() {
        assertEquals("a?", HarmlessText.of("a\uD83D\uDCE7".substring(0, 2)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "CN=smtp.example, O=\u00c4rger & S\u00f6hne", "\u041f\u043e\u0447\u0442\u0430", "\u05d3\u05d5\u05d0\u05e8", "\uD83D\uDCE7 ~ \u00a0", "e\u0301"})
    void whatIsToBeReadStays(String text) {
        assertSame(text, HarmlessText.of(text));
    }
}
