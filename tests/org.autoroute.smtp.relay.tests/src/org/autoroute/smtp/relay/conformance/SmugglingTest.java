package org.autoroute.smtp.relay.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Ends of data that one server sees and another does not (CVE-2023-51764, -51765, -51766). Whatever stands for such an end, no upstream may see a
 * second message, nor an end of the first: the client hears 5xx.
 */
class SmugglingTest {

    private static final String FIRST = "Subject: first\r\n\r\nfirst";
    private static final String SECOND = "MAIL FROM:<evil@client.example>\r\nRCPT TO:<victim@upstream.example>\r\nDATA\r\n"
            + "Subject: second\r\n\r\nsmuggled\r\n.\r\n";

    @RegisterExtension
    final Lab lab = new Lab();

    static Stream<Arguments> endings() {
        return Stream.of(
                Arguments.of("LF.LF", "\n.\n"),
                Arguments.of("CR.CR", "\r.\r"),
                Arguments.of("CR.LF", "\r.\n"),
                Arguments.of("LF.CR", "\n.\r"),
                Arguments.of("LF.CRLF", "\n.\r\n"),
                Arguments.of("CRLF.LF", "\r\n.\n"),
                Arguments.of("CR.CRLF", "\r.\r\n"),
                Arguments.of("CRLF.CR", "\r\n.\r"),
                Arguments.of("CRLF NUL.CRLF", "\r\n\0.\r\n"),
                Arguments.of("CRLF.NUL CRLF", "\r\n.\0\r\n"),
                Arguments.of("LF.CR CRLF", "\n.\r\r\n"),
                Arguments.of("CRLF.CR CRLF", "\r\n.\r\r\n"),
                Arguments.of("CRLF CR.CRLF", "\r\n\r.\r\n"),
                Arguments.of("CR CRLF.CRLF", "\r\r\n.\r\n"),
                Arguments.of("LF", "\n"),
                Arguments.of("CR", "\rx"),
                Arguments.of("NUL", "\0"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endings")
    void isRefused(String name, String ending) {
        refused(List.of(FIRST + ending + SECOND));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endings")
    void isRefusedWithNothingBehindIt(String name, String ending) {
        refused(List.of(FIRST + ending + "\r\n.\r\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endings")
    void isRefusedAsTheWholeMessage(String name, String ending) {
        refused(List.of(ending + SECOND));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endings")
    void isRefusedWhereverASegmentEnds(String name, String ending) {
        String octets = FIRST + ending + SECOND;
        int first = FIRST.length() - 1;
        IntStream.rangeClosed(first, first + ending.length() + 2).forEach(i -> refused(List.of(octets.substring(0, i), octets.substring(i))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endings")
    void isRefusedOctetByOctet(String name, String ending) {
        List<String> segments = new ArrayList<>(List.of(FIRST));
        segments.addAll(List.of(ending.split("")));
        segments.add(SECOND);
        refused(segments);
    }

    /** Far into a message, so that no single read holds beginning and ending. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("endings")
    void isRefusedBehindALongMessage(String name, String ending) {
        refused(List.of((FIRST + "\r\n").repeat(10_000) + "x" + ending + SECOND));
    }

    private void refused(List<String> segments) {
        Upstream upstream = lab.upstream();
        Client client = lab.relay(upstream).client().envelope();
        client.send("DATA").hears("354");
        for (String segment : segments) {
            client.tryWrite(segment);
            Await.segment();
        }
        client.tryWrite("QUIT\r\n");
        List<Reply> replies = client.hearsUntilEnd();
        assertTrue(!replies.isEmpty() && replies.getFirst().is("5xx"), "first the refusal: " + replies);
        assertTrue(replies.stream().noneMatch(reply -> reply.is("250|354")), "nothing taken: " + replies);
        Await.until("the end of the upstream's session", upstream.session()::ended);
        assertEquals(0, upstream.messages().size(), "no dot goes upstream");
        assertEquals(1, upstream.count(Step.MAIL), "no second message");
    }
}
