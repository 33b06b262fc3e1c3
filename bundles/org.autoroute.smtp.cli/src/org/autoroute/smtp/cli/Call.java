package org.autoroute.smtp.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.autoroute.smtp.service.control.ControlAddress;
import org.autoroute.smtp.service.control.ControlClient;
import org.autoroute.smtp.service.settings.DataArea;

/** One call of a command: what was written, where to answer, and whom to ask. */
final class Call {

    private final Arguments arguments;
    private final DataArea area;
    private final Console console;

    /** @throws UsageError when the data directory is no path */
    Call(Arguments arguments, Console console) throws UsageError {
        this.arguments = arguments;
        this.area = area(arguments, console);
        this.console = console;
    }

    /** The directory as the running program knows it: a path without links, for the name of its socket may be made from it. */
    private static DataArea area(Arguments arguments, Console console) throws UsageError {
        DataArea area;
        try {
            area = arguments.data().isPresent() ? new DataArea(Path.of(arguments.data().get())) : DataArea.ofThisUser();
        } catch (InvalidPathException noPath) {
            throw new UsageError(arguments.command(), console.text("usage.noData"));
        }
        try {
            return Files.exists(area.directory()) ? new DataArea(area.directory().toRealPath()) : area;
        } catch (IOException asItIs) {
            return area;
        }
    }

    Console console() {
        return console;
    }

    boolean has(String flag) {
        return arguments.flags().contains(flag);
    }

    /** What was given with a name in front of it. */
    Optional<String> option(String name) {
        return Optional.ofNullable(arguments.options().get(name));
    }

    String word(int index) {
        return arguments.words().get(index);
    }

    int number(int index) {
        return Integer.parseInt(word(index));
    }

    /** All words from one on. */
    List<String> words(int index) {
        return arguments.words().subList(index, arguments.words().size());
    }

    /** Without a file there is no need to load all that sockets need. */
    private Optional<ControlClient> client() {
        return Files.exists(ControlAddress.of(area)) ? ControlClient.connect(area) : Optional.empty();
    }

    /** The running program. */
    RunningProgram running() throws Refusal {
        return running(RunningProgram.LIMIT);
    }

    /** The running program, for a command that takes longer than others. */
    RunningProgram running(Duration limit) throws Refusal {
        Optional<ControlClient> client = client();
        return new RunningProgram(client.orElseThrow(() -> new Refusal(console.text("notRunning", area.directory().toString()))), console, limit);
    }

    /** The running program, or its files while none runs. */
    Backend backend() {
        return backend(RunningProgram.LIMIT);
    }

    /** The same, for a command that takes longer than others. */
    Backend backend(Duration limit) {
        Optional<ControlClient> client = client();
        return client.isPresent() ? new RunningProgram(client.get(), console, limit) : new StoredFiles(area, console);
    }
}
