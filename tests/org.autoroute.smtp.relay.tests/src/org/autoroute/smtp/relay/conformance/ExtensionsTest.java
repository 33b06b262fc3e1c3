package org.autoroute.smtp.relay.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.autoroute.smtp.routing.Tls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An extension is offered when the upstream has it and the relay handles it, and only then (RFC 1870, 2034, 2920, 3461, 3030, 6152, 6531). */
class ExtensionsTest {

    private static final String[] HANDLED = {"PIPELINING", "SIZE 12345678", "8BITMIME", "SMTPUTF8", "DSN", "ENHANCEDSTATUSCODES", "CHUNKING"};
    private static final String[] NOT_HANDLED = {"STARTTLS", "AUTH PLAIN LOGIN XOAUTH2", "AUTH=LOGIN PLAIN", "BINARYMIME", "ETRN", "ATRN",
            "BURL imap", "XCLIENT NAME ADDR", "XFORWARD NAME ADDR", "DELIVERBY 60", "FUTURERELEASE 1 2", "REQUIRETLS", "MT-PRIORITY", "NO-SOLICITING",
            "X-ANYTHING", "XEXCH50", "LIMITS RCPTMAX=10", "CHECKPOINT", "CONPERM", "XVERP"};

    @RegisterExtension
    final Lab lab = new Lab();

    private static Set<String> offered(Reply ehlo) {
        return ehlo.lines().stream().skip(1).map(line -> line.substring(4)).collect(Collectors.toSet());
    }

    /** A relay that leaves the upstream's STARTTLS alone. */
    private RelayFixture inClear(Upstream upstream) {
        return lab.relay(Setup.of(Routes.to(Routes.candidate(upstream, Tls.NONE))));
    }

    @Test
    void offersWhatBothHandle() {
        Script script = Script.bare().offering(Stream.concat(Stream.of(NOT_HANDLED), Stream.of(HANDLED)).toArray(String[]::new));
        assertEquals(Set.of(HANDLED), offered(inClear(lab.upstream(script)).client().ehlo()));
    }

    @Test
    void offersNothingTheUpstreamLacks() {
        assertEquals(Set.of(), offered(lab.clientOf(Script.bare()).ehlo()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PIPELINING", "SIZE 12345678", "SIZE", "8BITMIME", "DSN", "ENHANCEDSTATUSCODES", "CHUNKING"})
    void offersTheOneTheUpstreamHas(String extension) {
        Set<String> offered = offered(lab.clientOf(Script.bare().offering(extension)).ehlo());
        assertEquals(1, offered.size(), offered.toString());
        assertEquals(extension.split(" ")[0], offered.iterator().next().split(" ")[0]);
    }

    /** RFC 6531 section 3.1: who has SMTPUTF8 has 8BITMIME. */
    @Test
    void offersSmtputf8With8bitmime() {
        assertEquals(Set.of("8BITMIME", "SMTPUTF8"), offered(lab.clientOf(Script.bare().offering("SMTPUTF8", "8BITMIME")).ehlo()));
    }

    @Test
    void keywordsAreReadInAnyCase() {
        Script script = Script.bare().offering("pipelining", "Size 500", "8BitMime", "starttls", "Chunking");
        Set<String> offered = offered(inClear(lab.upstream(script)).client().ehlo());
        Set<String> upper = offered.stream().map(word -> word.toUpperCase(Locale.ROOT)).collect(Collectors.toSet());
        assertEquals(Set.of("PIPELINING", "SIZE 500", "8BITMIME", "CHUNKING"), upper);
    }

    @ParameterizedTest
    @ValueSource(strings = {"STARTTLS", "AUTH PLAIN AGEAYg==", "AUTH LOGIN", "BDAT 0 LAST", "ETRN example.org", "ATRN example.org",
            "BURL imap://x LAST",
            "XCLIENT NAME=x ADDR=127.0.0.1", "XFORWARD NAME=x", "TURN", "XEXCH50 1 2", "ONEX", "VERB", "DEBUG", "WIZ", "QHLO x", "LHLO x"})
    void hiddenCommandsAreRefusedAndNeverForwarded(String command) {
        Upstream upstream = lab.upstream(Script.bare().offering(NOT_HANDLED).on(Step.OTHER, Act.say("250 done")));
        Client client = inClear(upstream).client();
        client.ehlo();
        client.send(command).hears("5xx");
        client.send("MAIL FROM:<a@client.example>").hears("250");
        client.send(command).hears("5xx");
        assertEquals(0, upstream.count(Step.OTHER) + upstream.count(Step.STARTTLS) + upstream.count(Step.BDAT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SIZE=100", "BODY=8BITMIME", "BODY=7BIT", "SMTPUTF8", "RET=HDRS", "ENVID=x", "AUTH=<>", "BODY=BINARYMIME", "REQUIRETLS",
            "X-FOO=BAR", "BY=10;R", "HOLDFOR=10"})
    void aParameterOfMailNobodyOfferedIsRefused(String parameter) {
        Upstream upstream = lab.upstream(Script.bare());
        Client client = lab.relay(upstream).client();
        client.ehlo();
        client.send("MAIL FROM:<a@client.example> " + parameter).hears("5xx");
        assertEquals(0, upstream.count(Step.MAIL));
        client.mail();
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOTIFY=NEVER", "ORCPT=rfc822;x@y.example", "X-FOO=BAR"})
    void aParameterOfRcptNobodyOfferedIsRefused(String parameter) {
        Upstream upstream = lab.upstream(Script.bare());
        Client client = lab.relay(upstream).client();
        client.ehlo();
        client.send("MAIL FROM:<a@client.example>").hears("250");
        client.send("RCPT TO:<b@upstream.example> " + parameter).hears("5xx");
        assertEquals(0, upstream.count(Step.RCPT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AUTH=<>", "BODY=BINARYMIME", "X-FOO=BAR", "BY=10;R", "REQUIRETLS"})
    void aParameterTheRelayHidIsRefused(String parameter) {
        Upstream upstream = lab.upstream(Script.bare().offering("SIZE 1000000", "8BITMIME", "AUTH PLAIN", "BINARYMIME", "DELIVERBY", "REQUIRETLS"));
        Client client = lab.relay(upstream).client();
        client.ehlo();
        client.send("MAIL FROM:<a@client.example> SIZE=100 " + parameter).hears("5xx");
        assertEquals(0, upstream.count(Step.MAIL));
    }

    @Test
    void parametersTheUpstreamOfferedReachItUnchanged() {
        Upstream upstream = lab.upstream();
        Client client = lab.relay(upstream).client();
        client.ehlo();
        client.send("MAIL FROM:<a@client.example> SIZE=100 BODY=8BITMIME SMTPUTF8 RET=HDRS ENVID=QQ+2B314159").hears("250");
        client.send("RCPT TO:<b@upstream.example> NOTIFY=SUCCESS,FAILURE,DELAY ORCPT=rfc822;B+2Bx@upstream.example").hears("250");
        client.data(Wire.SMALL);
        Received received = upstream.accepted().getFirst();
        assertEquals("<a@client.example> SIZE=100 BODY=8BITMIME SMTPUTF8 RET=HDRS ENVID=QQ+2B314159", received.from());
        assertEquals(List.of("<b@upstream.example> NOTIFY=SUCCESS,FAILURE,DELAY ORCPT=rfc822;B+2Bx@upstream.example"), received.recipients());
    }

    @ParameterizedTest
    @CsvSource({"EHLO, 250", "HELO, 5xx"})
    void whoSaysHeloHasNoExtensions(String hello, String answer) {
        Client client = lab.clientOf(Script.ready());
        client.hears("220");
        client.send(hello + " client.example").hears("250");
        client.send("MAIL FROM:<a@client.example> SIZE=100").hears(answer);
    }

    @Test
    void heloIsAnsweredWithOneLineAndCarriesMail() {
        Upstream upstream = lab.upstream();
        Client client = lab.relay(upstream).client();
        client.hears("220");
        assertEquals(1, client.send("HELO client.example").hears("250").lines().size());
        client.mail();
        assertEquals(1, upstream.accepted().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"500 5.5.1 what", "502 5.5.1 not here", "504 no", "550 never"})
    void anUpstreamWithoutEhloIsGreetedWithHelo(String refusal) {
        Upstream upstream = lab.upstream(Script.bare().on(Step.EHLO, Act.say(refusal)));
        Client client = lab.relay(upstream).client();
        assertEquals(Set.of(), offered(client.ehlo()));
        client.mail();
        assertEquals(1, upstream.accepted().size());
        assertEquals(1, upstream.count(Step.HELO));
    }

    @Test
    void addressesInUtf8PassWithTheExtension() {
        String address = Client.text("<gr\u00fc\u00df@\u4f8b.example>".getBytes(UTF_8));
        Upstream upstream = lab.upstream();
        Client client = lab.relay(upstream).client();
        client.ehlo();
        client.send("MAIL FROM:" + address + " SMTPUTF8").hears("250");
        client.send("RCPT TO:" + address).hears("250");
        client.data("Subject: " + address + "\r\n\r\n");
        assertEquals(address + " SMTPUTF8", upstream.accepted().getFirst().from());
        assertEquals(List.of(address), upstream.accepted().getFirst().recipients());
    }

    @Test
    void addressesInUtf8AreRefusedWithoutTheExtension() {
        String address = Client.text("<gr\u00fc\u00df@client.example>".getBytes(UTF_8));
        Upstream upstream = lab.upstream(Script.bare());
        Client client = lab.relay(upstream).client();
        client.ehlo();
        client.send("MAIL FROM:" + address).hears("5xx");
        client.send("MAIL FROM:<a@client.example>").hears("250");
        client.send("RCPT TO:" + address).hears("5xx");
        assertEquals(0, upstream.count(Step.RCPT));
    }

    @Test
    void eightBitMessagesPassUnchangedEvenWithoutTheExtension() {
        Upstream upstream = lab.upstream(Script.bare());
        Client client = lab.relay(upstream).client().envelope();
        String message = "Subject: \u00e9\r\n\r\n\u00ff\u00fe\r\n";
        assertTrue(client.data(message).is("250"));
        assertEquals(Wire.sha256(message), upstream.accepted().getFirst().sha256());
    }
}
