package org.autoroute.smtp.product.tests.lab;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.List;

/** A desktop that shows Status Notifier Items and notices, played on the session bus of a screen. */
public final class Notifier implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Gson gson = new Gson();
    private final Process process;
    private final Writer commands;
    private final BufferedReader answers;

    private Notifier(Process process) {
        this.process = process;
        commands = process.outputWriter();
        answers = process.inputReader();
    }

    /** Returns when the desktop is there for programs that look for it. */
    public static Notifier on(Screen screen) throws IOException {
        List<String> command = screen.with(List.of("/usr/bin/python3", Scripts.path("notifier.py")));
        Notifier notifier = new Notifier(new ProcessBuilder(command).redirectError(Redirect.INHERIT).start());
        try {
            notifier.items();
            return notifier;
        } catch (AssertionError failure) {
            notifier.close();
            throw failure;
        }
    }

    /** The bus names of the items that are there. */
    public List<String> items() {
        return ask("items").getAsJsonArray().asList().stream().map(JsonElement::getAsString).toList();
    }

    /** Waits for an item. */
    public void awaitItem() {
        Await.until(LIMIT, () -> "an item on the desktop", () -> !items().isEmpty());
    }

    /** Clicks the item. */
    public void activate() {
        ask("activate");
    }

    /** A property of the item, as the bus has it. */
    public JsonElement property(String name) {
        return ask("property " + name);
    }

    /**
     * A line of the item's menu.
     *
     * @param label with an underscore before the mnemonic
     * @param type  checkmark, radio or nothing
     * @param state 1 for on, 0 for off, -1 for a line that is neither
     */
    public record Line(int id, String label, String type, int state) {
    }

    public List<Line> menu() {
        return ask("menu").getAsJsonArray().asList().stream().map(line -> gson.fromJson(line, Line.class)).toList();
    }

    /** Chooses the line with this label. */
    public void choose(String label) {
        List<Line> menu = menu();
        Line line = menu.stream().filter(one -> one.label().equals(label)).findFirst().orElseThrow(() -> new AssertionError(label + " in " + menu));
        ask("event " + line.id() + " clicked");
    }

    /** What the desktop was asked to tell its user. */
    public record Notice(String title, String text) {
    }

    /** All notices until now, the oldest first. */
    public List<Notice> notices() {
        return ask("notices").getAsJsonArray().asList().stream().map(notice -> gson.fromJson(notice, Notice.class)).toList();
    }

    /** The script ends with a trace when the item refuses something. */
    private JsonElement ask(String command) {
        try {
            commands.write(command + "\n");
            commands.flush();
            String answer = answers.readLine();
            if (answer == null) {
                throw new AssertionError("the desktop ended at: " + command);
            }
            return gson.fromJson(answer, JsonElement.class);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    @Override
    public void close() {
        Shell.end(process);
    }
}
