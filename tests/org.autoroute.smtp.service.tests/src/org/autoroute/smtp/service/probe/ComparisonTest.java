package org.autoroute.smtp.service.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.autoroute.smtp.routing.Fingerprint;
import org.autoroute.smtp.routing.HostPort;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final Past NEVER_SEEN = new Past(Map.of(), Map.of());
    private static final Door.Certificate GOOD = new Door.Certificate(new Fingerprint("aa".repeat(32)), "CN=a.example", true);
    private static final Door.Certificate RENEWED = new Door.Certificate(new Fingerprint("bb".repeat(32)), "CN=a.example", true);
    private static final Door.Certificate STRANGE = new Door.Certificate(new Fingerprint("cc".repeat(32)), "CN=portal", false);

    private static Door open(String host, int port, boolean tls) {
        return open(host, port, "mx." + host + " ESMTP", tls, null);
    }

    private static Door open(String host, int port, String greeting, boolean tls, Door.Certificate certificate) {
        return new Door(new HostPort(host, port), Door.State.OPEN, greeting, tls, Optional.ofNullable(certificate));
    }

    private static Door silent(String host, int port) {
        return Door.shut(new HostPort(host, port), Door.State.SILENT);
    }

    private static Past here(Door... doors) {
        return new Past(map(doors), Map.of());
    }

    private static Past elsewhere(Door... doors) {
        return new Past(Map.of(), map(doors));
    }

    private static Map<HostPort, Door> map(Door... doors) {
        return List.of(doors).stream().collect(Collectors.toMap(Door::server, door -> door));
    }

    private static List<String> words(Past past, Door... doors) {
        return new Comparison(List.of(new HostPort("a.example", 25)), List.of(doors), past).findings().stream()
                .map(finding -> finding.words().in(Locale.ROOT) + finding.remedy().map(remedy -> " > " + remedy.in(Locale.ROOT)).orElse("")).toList();
    }

    @Test
    void aPortThatAnsweredElsewhereIsBlockedHere() {
        assertEquals(List.of("This network blocks port 25 (answering: 465, 587). > Use port 465: write a.example:465 in the place of a.example:25."),
                words(elsewhere(open("a.example", 25, true)), silent("a.example", 25), open("a.example", 465, true), open("a.example", 587, true)));
    }

    @Test
    void aPortTheServerNeverHadIsNotTheNetworksFault() {
        assertEquals(List.of(), words(NEVER_SEEN, silent("a.example", 25), open("a.example", 465, true), open("a.example", 587, true)));
    }

    @Test
    void aPortThatAnswersOfNoneOfSeveralServersMayBeBlocked() {
        assertEquals(List.of("No server of the list answers at port 25 here, other ports do (587): this network may block it."
                + " > Use port 587: write a.example:587 in the place of a.example:25."),
                words(NEVER_SEEN, silent("a.example", 25), silent("b.example", 25), open("a.example", 587, true)));
        assertEquals(List.of(), words(NEVER_SEEN, silent("a.example", 25), open("b.example", 25, false)));
    }

    @Test
    void aRemedyIsNoPortWithoutTls() {
        assertEquals(List.of("This network blocks port 25 (answering: 587)."),
                words(here(open("a.example", 25, true)), silent("a.example", 25), open("a.example", 587, false)));
    }

    @Test
    void whereNobodyAnswersNothingElseIsSaid() {
        assertEquals(1, words(here(open("a.example", 25, true)), silent("a.example", 25), silent("a.example", 587)).size());
        assertTrue(words(NEVER_SEEN, silent("a.example", 25)).getFirst().startsWith("Nobody answers on this network"));
        assertEquals(List.of(), words(NEVER_SEEN));
    }

    @Test
    void aGreetingFromAnotherDomainIsNamedOneFromTheSameIsNot() {
        Past past = here(open("a.example", 25, "mx1.a.example ESMTP 7f3", false, null));
        assertEquals(List.of(), words(past, open("a.example", 25, "MX2.a.example ESMTP 9b1", false, null)));
        assertEquals(List.of("The greeting of a.example:25 changed: it was “mx1.a.example ESMTP 7f3” and is “gw.hotel.test ready”."
                + " Somebody in this network may answer in its place."), words(past, open("a.example", 25, "gw.hotel.test ready", false, null)));
    }

    @Test
    void startTlsThatIsGoneIsNamed() {
        assertTrue(words(elsewhere(open("a.example", 587, true)), open("a.example", 587, false)).getFirst().startsWith("a.example:587 offered TLS (STARTTLS) before"));
        assertEquals(List.of(), words(elsewhere(open("a.example", 587, false)), open("a.example", 587, true)));
    }

    @Test
    void anotherCertificateIsANoteWhenItIsTrustedAndAWarningWhenNot() {
        Past past = here(open("a.example", 465, "x", true, GOOD));
        assertEquals(List.of(), words(past, open("a.example", 465, "x", true, GOOD)));
        List<ProbeFinding> renewed = new Comparison(List.of(), List.of(open("a.example", 465, "x", true, RENEWED)), past).findings();
        assertEquals(List.of(false), renewed.stream().map(ProbeFinding::warning).toList());
        List<ProbeFinding> strange = new Comparison(List.of(), List.of(open("a.example", 465, "x", true, STRANGE)), past).findings();
        assertEquals(List.of(true), strange.stream().map(ProbeFinding::warning).toList());
        assertTrue(strange.getFirst().words().in(Locale.ROOT).contains("shows another certificate than before, for CN=portal"));
        assertTrue(words(NEVER_SEEN, open("a.example", 465, "x", true, STRANGE)).getFirst().contains("shows a certificate for CN=portal"));
    }

    @Test
    void whatWasSeenHereCountsMoreThanWhatWasSeenElsewhere() {
        Past past = new Past(map(open("a.example", 25, "gw.hotel.test", false, null)), map(open("a.example", 25, "mx.a.example", false, null)));
        assertEquals(List.of(), words(past, open("a.example", 25, "gw.hotel.test", false, null)));
    }

    /** Else the second look would take the worse for what is usual. */
    @Test
    void betterProtectionStaysKnown() {
        Door before = open("a.example", 587, "x", true, GOOD);
        Door stripped = open("a.example", 587, "y", false, null);
        Door kept = stripped.after(before);
        assertTrue(kept.tls());
        assertEquals(Optional.of(GOOD), kept.certificate());
        assertEquals("y", kept.greeting());
        assertEquals(Optional.of(GOOD), open("a.example", 587, "x", true, STRANGE).after(before).certificate());
        assertEquals(Optional.of(RENEWED), open("a.example", 587, "x", true, RENEWED).after(before).certificate());
        assertEquals(before, silent("a.example", 587).after(before));
    }
}
