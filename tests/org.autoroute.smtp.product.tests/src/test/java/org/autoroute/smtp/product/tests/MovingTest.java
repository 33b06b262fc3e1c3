package org.autoroute.smtp.product.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.autoroute.smtp.product.tests.lab.Await;
import org.autoroute.smtp.product.tests.lab.Data;
import org.autoroute.smtp.product.tests.lab.Dialogue;
import org.autoroute.smtp.product.tests.lab.Program;
import org.autoroute.smtp.product.tests.lab.Lab;
import org.autoroute.smtp.product.tests.lab.LabExtension;
import org.autoroute.smtp.product.tests.lab.Provider;
import org.autoroute.smtp.product.tests.lab.Recorder;
import org.autoroute.smtp.product.tests.lab.Reports;
import org.autoroute.smtp.product.tests.lab.Service;
import org.autoroute.smtp.product.tests.lab.Streams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The laptop is carried from network to network while mail is sent. */
@ExtendWith(LabExtension.class)
class MovingTest {

    private static final int MOVES = 20;
    /** The aim is 100 ms for the median, written down by the test; a busy machine must not fail the build at that edge. */
    private static final double MEDIAN_BOUND_MILLIS = 400;

    @AfterEach
    void nowhere(Lab lab) {
        lab.unplug();
    }

    /** One result of stream.py. */
    record Sent(String sha256, String result, String step, String reply) {
    }

    @Test
    void neverLostAfterSuccessAndNeverDoubled(Lab lab) throws Exception {
        lab.movedTo(lab.first());
        try (Recorder first = Recorder.of(lab, lab.first()); Recorder second = Recorder.of(lab, lab.second());
                Program product = Program.start(lab, RoutingTest.names(lab))) {
            product.awaitActive(RoutingTest.at(lab.first()), "subnet");
            Path journal = Files.createTempFile(lab.directory(), "stream", ".jsonl");
            try (Service stream = Service.start(lab.laptop(), "stream", lab.directory(), Streams.command(Data.PORT, 60, journal, 4))) {
                for (int move = 0; move < MOVES; move++) {
                    Provider target = move % 2 == 0 ? lab.second() : lab.first();
                    Recorder there = move % 2 == 0 ? second : first;
                    int before = there.messages().size();
                    lab.moveTo(target);
                    // Some mail has to flow in each network, or nothing would be under way at the next move.
                    Await.until(Duration.ofSeconds(15), () -> "mail at " + target.name() + "; " + product.status(),
                            () -> there.messages().size() >= before + 5);
                }
                stream.process().getOutputStream().close();
                Await.until(Duration.ofSeconds(40), stream::toString, () -> !stream.process().isAlive());
            }
            judge(sent(journal), first, second);
        }
    }

    private static void judge(List<Sent> sent, Recorder first, Recorder second) {
        Map<String, Long> arrived = Stream.of(first, second).flatMap(recorder -> recorder.messages().stream())
                .collect(Collectors.groupingBy(Recorder.Event::sha256, Collectors.counting()));
        List<String> wrong = new ArrayList<>();
        Map<String, Integer> counts = new TreeMap<>();
        for (Sent one : sent) {
            long times = arrived.getOrDefault(one.sha256(), 0L);
            // Only the end between the final dot and its reply leaves open whether the provider has the message (RFC 1047).
            boolean unknown = one.step().equals("dot") && !one.result().equals("taken");
            boolean right = one.result().equals("taken") ? times == 1 : unknown ? times <= 1 && !one.reply().startsWith("5") : times == 0;
            boolean temporary = one.result().equals("taken") || !one.reply().startsWith("5");
            if (!right || !temporary) {
                wrong.add(one + " arrived " + times + " times");
            }
            counts.merge(kind(one, unknown, times), 1, Integer::sum);
        }
        Reports.write("moving.txt", MOVES + " moves under load, " + sent.size() + " messages: " + counts);
        assertEquals(List.of(), wrong);
        assertTrue(counts.getOrDefault("2xx, arrived once", 0) >= 5 * MOVES, counts::toString);
    }

    private static String kind(Sent one, boolean unknown, long times) {
        if (one.result().equals("taken")) {
            return "2xx, arrived once";
        }
        String heard = one.reply().matches("\\d{3}.*") ? one.reply().substring(0, 3) : "connection ended";
        return unknown ? heard + " after the final dot, " + (times == 0 ? "not arrived" : "arrived") : heard + " before the final dot, not arrived";
    }

    private static List<Sent> sent(Path journal) throws IOException {
        Gson gson = new Gson();
        return Files.readAllLines(journal).stream().map(line -> gson.fromJson(line, Sent.class)).toList();
    }

    @Test
    void aMoveInsideATransactionEndsItWithATemporaryError(Lab lab) throws Exception {
        lab.movedTo(lab.first());
        try (Recorder first = Recorder.of(lab, lab.first()); Recorder second = Recorder.of(lab, lab.second());
                Program product = Program.start(lab, RoutingTest.names(lab)); Dialogue dialogue = dialogue(lab, product)) {
            dialogue.upToData();
            dialogue.say("Subject: half\r\n\r\nfirst half\r\n");
            lab.moveTo(lab.second());
            product.awaitActive(RoutingTest.at(lab.second()), "subnet");
            dialogue.say("second half\r\n.\r\n");
            String reply = dialogue.reply(Duration.ofSeconds(10));
            assertTrue(reply.startsWith("421") || reply.startsWith("451"), reply);
            assertEquals(0, first.messages().size() + second.messages().size());
        }
    }

    private static Dialogue dialogue(Lab lab, Program product) {
        product.awaitActive(RoutingTest.at(lab.first()), "subnet");
        return new Dialogue(lab.laptop(), "127.0.0.1", Data.PORT);
    }

    /** From the moment before the address is added until the control socket tells the new server. */
    @Tag("timed")
    @ParameterizedTest
    @ValueSource(strings = {"addresses", "names"})
    void theNewRouteComesSoonAfterTheEvent(String entries, Lab lab) throws Exception {
        Function<Provider, String> entry = entries.equals("names") ? Provider::host : Provider::gateway;
        Data data = Data.create(lab).servers(entry.apply(lab.first()), entry.apply(lab.second())).set("routing.useFirstAsDefault", "false");
        lab.movedTo(lab.first());
        try (Program product = Program.start(lab, data)) {
            product.awaitActive(entry.apply(lab.first()) + ":25", "subnet");
            List<Double> millis = new ArrayList<>();
            for (int move = 0; move < MOVES; move++) {
                Provider target = move % 2 == 0 ? lab.second() : lab.first();
                long begin = lab.moveTo(target);
                product.awaitActive(entry.apply(target) + ":25", "subnet");
                millis.add((System.nanoTime() - begin) / 1e6);
            }
            List<Double> sorted = millis.stream().sorted().toList();
            double median = (sorted.get(MOVES / 2 - 1) + sorted.get(MOVES / 2)) / 2;
            Reports.write("event-to-route-" + entries + ".txt", String.format(Locale.ROOT,
                    "event to new route, servers given as %s, %d moves: median %.0f ms, worst %.0f ms; all: %s", entries, MOVES, median,
                    sorted.get(MOVES - 1), millis.stream().map(Math::round).toList()));
            assertTrue(median < MEDIAN_BOUND_MILLIS, sorted::toString);
        }
    }
}
