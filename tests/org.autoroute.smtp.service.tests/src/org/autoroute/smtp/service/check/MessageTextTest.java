package org.autoroute.smtp.service.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.autoroute.smtp.service.check.CheckRequest.TestMessage;

class MessageTextTest {

    private static final TestMessage MESSAGE = new TestMessage(new MailAddress("me@home.example"), new MailAddress("you@work.example"), Locale.ROOT);

    private static List<String> lines() {
        String octets = new MessageText(MESSAGE, ZonedDateTime.of(2026, 3, 5, 7, 8, 9, 0, ZoneId.of("Europe/Berlin"))).octets();
        return Arrays.asList(octets.split("\r\n", -1));
    }

    @Test
    void hasTheFieldsThatAreAskedFor() {
        assertEquals("Date: Thu, 5 Mar 2026 07:08:09 +0100", lines().get(0));
        assertEquals("From: <me@home.example>", lines().get(1));
        assertEquals("To: <you@work.example>", lines().get(2));
        assertTrue(lines().get(3).matches("Message-ID: <[0-9a-f-]{36}@home\\.example>"), lines().get(3));
    }

    @Test
    void endsWithTheFinalDotAndHasNoOtherLineThatBeginsWithOne() {
        List<String> lines = lines();
        assertEquals(List.of(".", ""), lines.subList(lines.size() - 2, lines.size()));
        assertTrue(lines.subList(0, lines.size() - 2).stream().noneMatch(line -> line.startsWith(".")));
        assertTrue(lines.stream().allMatch(line -> line.length() <= 78 && line.chars().allMatch(c -> c >= ' ' && c < 127)), lines.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "ru"})
    void wordsOutsideAsciiTravelAsAscii(String language) {
        TestMessage message = new TestMessage(MESSAGE.from(), MESSAGE.to(), Locale.of(language));
        String octets = new MessageText(message, ZonedDateTime.now()).octets();
        assertTrue(octets.lines().allMatch(line -> line.length() <= 78 && line.chars().allMatch(c -> c >= ' ' && c < 127)), octets);
        String body = octets.substring(octets.indexOf("\r\n\r\n") + 4, octets.lastIndexOf("\r\n.\r\n"));
        String words = octets.contains("base64") ? new String(Base64.getMimeDecoder().decode(body), StandardCharsets.UTF_8) : body + "\r\n";
        assertEquals(Words.of("message.text").in(Locale.of(language)), words.replace("\r\n", "\n").strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"me@example.org", "a.b+c@mail.example.org", "x@localhost"})
    void takesUsualAddresses(String text) {
        assertEquals(Optional.of(new MailAddress(text)), MailAddress.of(" " + text + " "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "me", "@example.org", "me@", "me@@example.org", "me@exa mple.org", "me@-a.org", "a..b@example.org",
        "<me@example.org>", "me@example.org>\r\nRCPT TO:<you@example.org", "m\u00fc@example.org"})
    void refusesOthers(String text) {
        assertEquals(Optional.empty(), MailAddress.of(text));
    }
}
