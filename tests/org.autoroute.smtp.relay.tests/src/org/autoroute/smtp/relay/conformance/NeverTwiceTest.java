package org.autoroute.smtp.relay.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.autoroute.smtp.relay.RelayOptions.Backoff;
import org.autoroute.smtp.relay.conformance.Guillotine.Cut;
import org.autoroute.smtp.relay.conformance.Guillotine.End;
import org.autoroute.smtp.relay.conformance.Guillotine.Way;
import org.autoroute.smtp.routing.Candidate;
import org.autoroute.smtp.routing.Conditions;
import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.Login;
import org.autoroute.smtp.routing.ServerEntry;
import org.autoroute.smtp.routing.Tls;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Promise 4: wherever in a dialogue the connection to the first of two servers ends, the mail is taken at most once, the client hears of success only when
 * a server said so, the second server is turned to only while the first has not heard of the mail, and else the client keeps it. In clear at every octet;
 * under TLS, and over connections that were kept, at both ends and within each line or record.
 */
class NeverTwiceTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    /** The first server is asked first, however often it failed. */
    private static final Backoff FORGIVING = new Backoff(Integer.MAX_VALUE, 1, LONG, LONG, LONG, 0);

    /** How a client sends its mail. */
    enum Speech {
        /** It waits for each reply. */
        STEPS,
        /** It pipelines. */
        GROUP,
        /** It sends the message in two chunks of its own. */
        CHUNKS;

        /** What it says before each reply it waits for. */
        List<String> words(String sender) {
            String hello = "EHLO client.example\r\n";
            String from = "MAIL FROM:<" + sender + ">\r\n";
            String to = "RCPT TO:<recipient@upstream.example>\r\n";
            String message = Wire.SMALL;
            return switch (this) {
                case STEPS -> List.of("", hello, from, to, "DATA\r\n", message + ".\r\n");
                case GROUP -> List.of("", hello, from + to + "DATA\r\n", "", "", message + ".\r\n");
                case CHUNKS -> List.of("", hello, from, to, "BDAT 9\r\n" + message.substring(0, 9),
                        "BDAT " + (message.length() - 9) + " LAST\r\n" + message.substring(9));
            };
        }
    }

    /** How the relay works. */
    enum Pace {
        /** It waits for each reply of the server. */
        LOCK_STEP(setup -> setup, Script.ready()),
        /** It answers ahead of the server, which gets the message in chunks. */
        AHEAD_IN_CHUNKS(Setup::slow, Script.ready()),
        /** It answers ahead of the server, which gets the message by DATA. */
        AHEAD(Setup::slow, Script.bare().offering("PIPELINING", "SIZE 200000000", "8BITMIME", "ENHANCEDSTATUSCODES"));

        private final UnaryOperator<Setup> setup;
        private final Script script;

        Pace(UnaryOperator<Setup> setup, Script script) {
            this.setup = setup;
            this.script = script;
        }
    }

    @RegisterExtension
    final Lab lab = new Lab();

    private Upstream first;
    private Upstream second;
    private Guillotine guillotine;
    private RelayFixture relay;
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
    @CsvSource({"LOCK_STEP, STEPS, CLOSE", "LOCK_STEP, STEPS, RESET", "LOCK_STEP, GROUP, CLOSE", "LOCK_STEP, GROUP, RESET", "LOCK_STEP, CHUNKS, RESET",
            "AHEAD_IN_CHUNKS, STEPS, CLOSE", "AHEAD, STEPS, RESET"})
    @Timeout(60)
    void whereverTheConnectionEnds(Pace pace, Speech speech, End end) {
        open(pace, Tls.NONE, false);
        relay.client().hears("220");
        Map<Way, Integer> opening = new EnumMap<>(Way.class);
        for (Way way : Way.values()) {
            opening.put(way, guillotine.passed(way));
        }
        List<Mail> mails = new ArrayList<>();
        for (Way way : Way.values()) {
            assertTrue(mail(speech).is("250"));
            int whole = (int) Await.standstill(Duration.ofMillis(50), () -> guillotine.passed(way));
            assertTrue(whole > 120, way + ": " + whole);
            for (int at = 0; at < whole; at++) {
                mails.add(cut(new Cut(way, 0, at, end), at < opening.get(way), speech));
            }
        }
        checkAll(mails);
        assertTrue(mails.stream().anyMatch(mail -> mail.acceptedBy(second) == 1), "nothing ever went through the second server");
    }

    @ParameterizedTest
    @CsvSource({"IMPLICIT, LOCK_STEP, RESET", "IMPLICIT, AHEAD_IN_CHUNKS, CLOSE", "STARTTLS, LOCK_STEP, CLOSE", "STARTTLS, AHEAD, RESET"})
    @Timeout(60)
    void whereverTheConnectionEndsUnderTls(Tls tls, Pace pace, End end) {
        open(pace, tls, false);
        relay.client().hears("220");
        Map<Way, Integer> opening = new EnumMap<>(Way.class);
        for (Way way : Way.values()) {
            opening.put(way, guillotine.units(way).size());
        }
        List<Mail> mails = new ArrayList<>();
        for (Way way : Way.values()) {
            assertTrue(mail(Speech.STEPS).is("250"));
            Await.standstill(Duration.ofMillis(50), () -> guillotine.passed(way));
            spots(way, guillotine.units(way), end).forEach(cut -> mails.add(cut(cut, cut.whole() < opening.get(way), Speech.STEPS)));
        }
        checkAll(mails);
        assertTrue(mails.stream().anyMatch(mail -> mail.acceptedBy(second) == 1), "nothing ever went through the second server");
    }

    /** The connection has served one mail; RSET comes between the two. Until its first reply to the next one it may be replaced. */
    @ParameterizedTest
    @CsvSource({"NONE, LOCK_STEP, RESET", "NONE, AHEAD_IN_CHUNKS, CLOSE", "NONE, AHEAD, RESET", "IMPLICIT, LOCK_STEP, CLOSE", "IMPLICIT, AHEAD_IN_CHUNKS, RESET",
            "STARTTLS, AHEAD, CLOSE"})
    @Timeout(60)
    void whereverAKeptConnectionEnds(Tls tls, Pace pace, End end) {
        open(pace, tls, true);
        List<Mail> mails = new ArrayList<>();
        for (Way way : Way.values()) {
            List<Integer> before = keptAfter(Cut.NONE, way);
            assertTrue(mail(Speech.STEPS).is("250"));
            List<Integer> units = guillotine.units(way);
            for (Cut cut : spots(way, units.subList(before.size(), units.size()), end)) {
                keptAfter(cut, way);
                mails.add(new Mail(++number, cut, false, said(Speech.STEPS)));
            }
        }
        checkAll(mails);
        mails.stream().filter(mail -> mail.cut().whole() == 0).forEach(mail -> assertTrue(mail.said().is("250"), () -> "not replaced: " + mail));
    }

    /** Makes a connection that serves one mail and is kept, and will end there. @return the units that have passed it before RSET */
    private List<Integer> keptAfter(Cut cut, Way way) {
        Client client = relay.client();
        client.ehlo();
        assertTrue(client.mail().is("250"));
        List<Integer> before = guillotine.units(way);
        guillotine.cutLast(cut.isAtOnce() ? Cut.NONE : cut);
        client.quit();
        Await.until("the end of the session", () -> relay.counters().open() == 0);
        if (cut.isAtOnce()) {
            guillotine.cutLast(cut);
        }
        return before;
    }

    private void open(Pace pace, Tls tls, boolean warm) {
        Script script = switch (tls) {
            case IMPLICIT -> pace.script.tlsAtOnce(Keys.GOOD);
            case STARTTLS -> pace.script.startTls(Keys.GOOD);
            default -> pace.script;
        };
        first = Upstream.on(InetAddress.getLoopbackAddress(), script);
        second = lab.upstream(pace.script);
        guillotine = new Guillotine(first);
        Candidate candidate = Routes.candidate(new ServerEntry(new HostPort(Keys.HOST, guillotine.at().port()), Optional.empty(), Optional.empty(),
                Conditions.NONE, Optional.of(tls), Optional.empty(), Login.NONE));
        Setup setup = pace.setup.apply(Setup.of(Routes.to(candidate, Routes.candidate(second.at()))).backoff(FORGIVING));
        relay = lab.relay(warm ? setup.warm() : setup);
    }

    /** Both ends of each unit, and its middle. */
    private static List<Cut> spots(Way way, List<Integer> units, End end) {
        assertTrue(units.size() >= 4, way + ": " + units);
        return IntStream.range(0, units.size()).boxed()
                .flatMap(unit -> Stream.of(0, 1, units.get(unit) / 2, units.get(unit) - 1).distinct().map(at -> new Cut(way, unit, at, end))).toList();
    }

    private void checkAll(List<Mail> mails) {
        mails.forEach(this::check);
        assertTrue(mails.stream().anyMatch(mail -> mail.said().is("4xx")), "no mail was ever given back");
    }

    private void check(Mail mail) {
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

    private Mail cut(Cut cut, boolean inOpening, Speech speech) {
        guillotine.cut(cut);
        Mail mail = new Mail(++number, cut, inOpening, said(speech));
        guillotine.cut(Cut.NONE);
        return mail;
    }

    private Reply mail(Speech speech) {
        number++;
        return said(speech);
    }

    /** The last reply, that to the message or the first that refuses. */
    private Reply said(Speech speech) {
        Client client = relay.client();
        Reply said = null;
        for (String words : speech.words(sender(number))) {
            said = client.tryWrite(words).reply().orElseThrow(() -> new AssertionError("the client heard nothing at " + number));
            if (said.code() >= 400) {
                client.hearsEnd();
                break;
            }
        }
        client.tryWrite("QUIT\r\n").close();
        return said;
    }
}
