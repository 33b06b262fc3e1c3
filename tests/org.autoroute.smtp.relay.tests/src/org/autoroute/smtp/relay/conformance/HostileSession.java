package org.autoroute.smtp.relay.conformance;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client that says anything at any time, now and then what it should. Its replies must be well-formed and not more than it asked for. */
final class HostileSession {

    private static final Pattern QUEUED = Pattern.compile("250 2\\.0\\.0 queued ([0-9a-f]{64})");
    private static final Pattern LAST_CHUNK = Pattern.compile("BDAT +[0-9]+ +LAST *\r\n", Pattern.CASE_INSENSITIVE);
    private static final List<String> WORDS = List.of("EHLO client.example\r\n", "MAIL FROM:<a@client.example>\r\n",
            "RCPT TO:<b@upstream.example>\r\n",
            "DATA\r\n", ".\r\n", "\r\n.\r\n", "RSET\r\n", "NOOP\r\n", "VRFY x\r\n", "HELP\r\n", "QUIT\r\n", "STARTTLS\r\n", "AUTH PLAIN AAA=\r\n",
            "BDAT 3 LAST\r\nabc",
            "\n.\n", "\r.\r", "\n.\r\n", "\r\n.\n", "\r", "\n", "\0", "GET / HTTP/1.1\r\n", "MAIL FROM:<> SIZE=99999999999999999999\r\n",
            "HELO x\r\n",
            "Received: x\r\n", "RCPT TO:<\u00fc@upstream.example> NOTIFY=NEVER\r\n",
            "MAIL FROM:<a@client.example> SIZE=1 BODY=8BITMIME\r\nRCPT TO:<b@c.example>\r\nDATA\r\n");

    private final Client client;
    private final Random random;
    private final StringBuilder sent = new StringBuilder("\r\n");
    private final List<String> acceptances = new CopyOnWriteArrayList<>();
    private final AtomicInteger heard = new AtomicInteger();
    private volatile AssertionError wrong;

    HostileSession(Client client, Random random) {
        this.client = client;
        this.random = random;
    }

    /** The digests of the messages it was told were taken. */
    List<String> acceptances() {
        return acceptances;
    }

    /** How often it said what ends a message; not each of them ended one. */
    int endsOfData() {
        return (int) LAST_CHUNK.matcher(sent).results().count() + sent.toString().split("\r\n\\.\r\n", -1).length - 1 + sent.toString().split("DATA\r\n\\.\r\n", -1).length - 1;
    }

    void run() {
        Thread reader = Thread.ofVirtual().start(this::listen);
        if (random.nextInt(10) > 0) {
            Await.within(Await.LIMIT, () -> heard.get() > 0 || !reader.isAlive());
        }
        int words = 1 + random.nextInt(25);
        boolean polite = random.nextBoolean();
        if (polite) {
            preamble(reader);
        }
        for (int i = 0; i < words && reader.isAlive(); i++) {
            say(word(), reader);
        }
        end(reader);
        if (wrong != null) {
            throw wrong;
        }
        long lines = sent.chars().filter(octet -> octet == '\n' || octet == '\r').count();
        if (heard.get() > lines + 3) {
            throw new AssertionError(heard + " replies to " + lines + " lines");
        }
    }

    private void preamble(Thread reader) {
        for (String word : WORDS.subList(0, 4 - random.nextInt(2))) {
            say(word, reader);
            int before = heard.get();
            Await.within(Setup.SHORT, () -> heard.get() > before || !reader.isAlive());
        }
    }

    private void end(Thread reader) {
        switch (random.nextInt(3)) {
            case 0 -> client.shutdown();
            case 1 -> client.kill();
            default -> say("\r\n.\r\nQUIT\r\n", reader);
        }
        if (!Await.within(Setup.SHORT, () -> !reader.isAlive())) {
            client.close();
        }
        Await.until("the end of the reader", () -> !reader.isAlive());
    }

    private void listen() {
        try {
            for (var reply = client.reply(); reply.isPresent(); reply = client.reply()) {
                heard.incrementAndGet();
                Matcher queued = QUEUED.matcher(reply.get().last());
                if (queued.matches()) {
                    acceptances.add(queued.group(1));
                }
            }
        } catch (AssertionError error) {
            wrong = client.socket().isClosed() ? null : error;
        } catch (UncheckedIOException hungUp) {
            client.kill();
        }
    }

    private String word() {
        String word = WORDS.get(random.nextInt(WORDS.size()));
        return switch (random.nextInt(8)) {
            case 0 -> Wire.random(random, 3000);
            case 1 -> word + WORDS.get(random.nextInt(WORDS.size()));
            case 2 -> {
                int at = random.nextInt(word.length());
                yield word.substring(0, at) + (char) random.nextInt(256) + word.substring(at + random.nextInt(2));
            }
            case 3 -> random.nextInt(10) == 0 ? "x".repeat(random.nextInt(200_000)) : word;
            case 4 -> Wire.random(random, 3000) + ".\r\n";
            default -> word;
        };
    }

    private void say(String octets, Thread reader) {
        int cut = random.nextInt(octets.length() + 1);
        for (String part : List.of(octets.substring(0, cut), octets.substring(cut))) {
            sent.append(part);
            client.tryWrite(part);
            if (random.nextInt(3) == 0) {
                Await.segment();
            }
        }
        if (random.nextInt(3) > 0) {
            int before = heard.get();
            Await.within(Duration.ofMillis(10), () -> heard.get() > before || !reader.isAlive());
        }
    }
}
