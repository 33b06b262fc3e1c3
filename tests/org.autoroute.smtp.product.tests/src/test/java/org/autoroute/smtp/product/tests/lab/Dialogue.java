package org.autoroute.smtp.product.tests.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A conversation with an SMTP server from inside a namespace, step by step, so that a test can do something between two steps. */
public final class Dialogue implements AutoCloseable {

    private final Process process;
    private final BufferedReader in;
    private final OutputStream out;

    public Dialogue(Namespace namespace, String host, int port) {
        try {
            process = new ProcessBuilder(namespace.inside(List.of("python3", Scripts.path("bridge.py"), host, Integer.toString(port))))
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        in = process.inputReader(StandardCharsets.ISO_8859_1);
        out = process.getOutputStream();
    }

    /** Greeting, EHLO, MAIL, RCPT and DATA, each answered as it should be: the message may follow. */
    public Dialogue upToData() {
        expect("220");
        say("EHLO laptop.test\r\n");
        expect("250");
        say("MAIL FROM:<" + Mail.FROM + ">\r\n");
        expect("250");
        say("RCPT TO:<" + Mail.TO + ">\r\n");
        expect("250");
        say("DATA\r\n");
        expect("354");
        return this;
    }

    /** Says the text as it stands. A connection that the server has ended is no failure here: the next reply is "". */
    public void say(String text) {
        try {
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        } catch (IOException ended) {
            // What the server said before it ended is still to be read.
        }
    }

    /** The next reply with all its lines, "" when the connection has ended. Fails after the limit. */
    public String reply(Duration limit) {
        CompletableFuture<String> reply = CompletableFuture.supplyAsync(this::read);
        try {
            return reply.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException problem) {
            close();
            throw new AssertionError("no reply within " + limit, problem);
        }
    }

    /** Waits for the next reply, which must begin so. */
    public String expect(String begin) {
        String reply = reply(Duration.ofSeconds(20));
        if (!reply.startsWith(begin)) {
            throw new AssertionError("expected " + begin + ", heard: " + reply);
        }
        return reply;
    }

    private String read() {
        StringBuilder reply = new StringBuilder();
        try {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                reply.append(line).append("\r\n");
                if (line.length() < 4 || line.charAt(3) != '-') {
                    break;
                }
            }
        } catch (IOException ended) {
            return reply.toString();
        }
        return reply.toString();
    }

    @Override
    public void close() {
        Shell.end(process);
    }
}
