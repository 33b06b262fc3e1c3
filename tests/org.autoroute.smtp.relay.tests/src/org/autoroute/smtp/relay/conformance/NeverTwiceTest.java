package org.autoroute.smtp.relay.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.autoroute.smtp.relay.RelayOptions.Backoff;
import org.autoroute.smtp.relay.conformance.Guillotine.Cut;
import org.autoroute.smtp.relay.conformance.Guillotine.End;
import org.autoroute.smtp.relay.conformance.Guillotine.Way;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Promise 4, octet by octet: wherever in a dialogue the connection to the first of two servers ends, the mail is taken at most once, the client hears of
 * success only when a server said so, the second server is turned to only while the first has not heard of the mail, and else the client keeps it.
 */
class NeverTwiceTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    /** The first server is asked first, however often it failed. */
    private static final Backoff FORGIVING = new Backoff(Integer.MAX_VALUE, 1, LONG, LONG, LONG, 0);

    @RegisterExtension
    final Lab lab = new Lab();

    private final Upstream first = Upstream.on(InetAddress.getLoopbackAddress(), Script.ready());
    private final Guillotine guillotine = new Guillotine(first);
    private int number;

    @AfterEach
    void close() {
        guillotine.close();
        first.close();
    }

    /**
     * What became of one mail.
     *
     * @param inOpening whether the connection ended before anything was said of mail
     * @param said      the last reply the client heard
     */
    private record Mail(int number, Cut cut, boolean inOpening, Reply said) {

        long acceptedBy(Upstream upstream) {
            return upstream.accepted().stream().filter(message -> message.from().contains(sender(number))).count();
        }

        boolean isKnownTo(Upstream upstream) {
            return upstream.sessions().stream().flatMap(session -> session.commands().stream()).anyMatch(line -> line.contains(sender(number)));
        }
    }

    private static String sender(int number) {
        return "sender-" + number + "@client.example";
    }

    @ParameterizedTest
    @CsvSource({"false, CLOSE", "false, RESET", "true, CLOSE", "true, RESET"})
    @Timeout(60)
    void whereverTheConnectionEnds(boolean pipelining, End end) {
        Upstream second = lab.upstream();
        RelayFixture relay = lab.relay(Setup.of(Routes.to(Routes.candidate(guillotine.at()), Routes.candidate(second.at()))).backoff(FORGIVING));
        relay.client().hears("220");
        int openingTo = guillotine.passed(Way.TO_UPSTREAM);
        int openingFrom = guillotine.passed(Way.FROM_UPSTREAM);
        assertTrue(mail(relay, Cut.NONE, false, pipelining).said().is("250"));
        List<Mail> mails = new ArrayList<>();
        for (Way way : Way.values()) {
            int whole = (int) Await.standstill(Duration.ofMillis(50), () -> guillotine.passed(way));
            assertTrue(whole > 120, way + ": " + whole);
            int opening = way == Way.TO_UPSTREAM ? openingTo : openingFrom;
            for (int at = 0; at < whole; at++) {
                mails.add(mail(relay, new Cut(way, at, end), at < opening, pipelining));
            }
            assertTrue(mail(relay, Cut.NONE, false, pipelining).said().is("250"));
        }
        mails.forEach(mail -> check(mail, second));
        assertTrue(mails.stream().anyMatch(mail -> mail.acceptedBy(second) == 1), "nothing ever went through the second server");
        assertTrue(mails.stream().anyMatch(mail -> mail.said().is("4xx")), "no mail was ever given back");
    }

    private void check(Mail mail, Upstream second) {
        long one = mail.acceptedBy(first);
        long two = mail.acceptedBy(second);
        assertTrue(one + two <= 1, () -> "twice: " + mail);
        assertTrue(mail.said().is("250") || mail.said().is("4xx"), mail::toString);
        if (mail.said().is("250")) {
            assertEquals(1, one + two, () -> "success was invented: " + mail);
        }
        assertTrue(!mail.isKnownTo(first) || !mail.isKnownTo(second), () -> "two servers know of it: " + mail);
        assertTrue(two == 1 || !mail.inOpening(), () -> "the second server should have had it: " + mail);
    }

    private Mail mail(RelayFixture relay, Cut cut, boolean inOpening, boolean pipelining) {
        guillotine.cut(cut);
        number++;
        return new Mail(number, cut, inOpening, said(relay.client(), pipelining));
    }

    /** The last reply, that to the message or the first that refuses. */
    private Reply said(Client client, boolean pipelining) {
        String from = "MAIL FROM:<" + sender(number) + ">\r\n";
        String to = "RCPT TO:<recipient@upstream.example>\r\n";
        List<String> steps = pipelining ? List.of("", "EHLO client.example\r\n", from + to + "DATA\r\n", "", "", Wire.SMALL + ".\r\n")
                : List.of("", "EHLO client.example\r\n", from, to, "DATA\r\n", Wire.SMALL + ".\r\n");
        Reply said = null;
        for (String step : steps) {
            said = client.tryWrite(step).reply().orElseThrow(() -> new AssertionError("the client heard nothing at " + number));
            if (said.code() >= 400) {
                client.hearsEnd();
                break;
            }
        }
        client.tryWrite("QUIT\r\n").close();
        return said;
    }
}
