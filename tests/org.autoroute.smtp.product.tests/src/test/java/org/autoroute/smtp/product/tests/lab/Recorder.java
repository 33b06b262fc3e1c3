package org.autoroute.smtp.product.tests.lab;

import com.google.gson.Gson;
import com.google.gson.JsonSyntaxException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A provider's mail server that keeps the SHA-256 of every message's octets and misbehaves where it is told to. */
public final class Recorder implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(10);

    private final Service service;
    private final Path journal;

    /** One line of the journal; fields that the event does not have are null or 0. */
    public record Event(String event, double at, String sha256, long octets, String sender, List<String> recipients, String helo, String peer,
            List<String> commands) {
    }

    private Recorder(Service service, Path journal) {
        this.service = service;
        this.journal = journal;
    }

    /** The provider's mail server on port 25; takes mail from the provider's own network alone. */
    public static Recorder of(Lab lab, Provider provider) throws IOException {
        return start(lab, provider.namespace(), provider.gateway(), 25, "--only", provider.prefix());
    }

    /** A server at an address of the namespace; options as the script's own description tells. */
    public static Recorder start(Lab lab, Namespace namespace, String address, int port, String... options) throws IOException {
        Path journal = Files.createTempFile(lab.directory(), "journal", ".jsonl");
        List<String> command = new ArrayList<>(List.of("python3", Scripts.path("recorder.py"), journal.toString(), address, Integer.toString(port)));
        command.addAll(List.of(options));
        Recorder recorder = new Recorder(Service.start(namespace, "recorder at " + address, lab.directory(), command), journal);
        Await.until(START_LIMIT, recorder.service::toString, () -> recorder.events("listening").size() == 1);
        return recorder;
    }

    /** Messages that were taken with a 2xx, in order. */
    public List<Event> messages() {
        return events("message");
    }

    /** How often a message with these octets was taken. */
    public long count(String sha256) {
        return messages().stream().filter(message -> message.sha256().equals(sha256)).count();
    }

    /** Waits until the message was taken once. */
    public void awaitOne(String sha256) {
        Await.until(Duration.ofSeconds(10), () -> "message " + sha256 + " in " + events(), () -> count(sha256) == 1);
    }

    /** Journal lines of one kind. */
    public List<Event> events(String kind) {
        return events().stream().filter(event -> kind.equals(event.event())).toList();
    }

    /** The whole journal. */
    public List<Event> events() {
        Gson gson = new Gson();
        try {
            return Files.readAllLines(journal).stream().map(line -> event(gson, line)).filter(Objects::nonNull).toList();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static Event event(Gson gson, String line) {
        try {
            return gson.fromJson(line, Event.class);
        } catch (JsonSyntaxException halfWritten) {
            return null;
        }
    }

    @Override
    public void close() {
        service.close();
    }
}
