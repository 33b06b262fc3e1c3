package org.autoroute.smtp.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.autoroute.smtp.service.control.ControlClient;
import org.autoroute.smtp.service.settings.DataArea;

import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** One call of a command: what was written, where to answer, and whom to ask. */
final class Call {

    private final ParseResult parsed;
    private final DataArea area;
    private final Console console;

    private Call(ParseResult parsed, DataArea area, Console console) {
        this.parsed = parsed;
        this.area = area;
        this.console = console;
    }

    /**
     * @param root what picocli made of the whole line; the innermost command is the one called
     * @throws ParameterException when the data directory is no path
     */
    static Call of(ParseResult root, Console console) {
        ParseResult innermost = root;
        String data = root.matchedOptionValue(CommandTree.DATA, (String) null);
        while (innermost.hasSubcommand()) {
            innermost = innermost.subcommand();
            data = innermost.matchedOptionValue(CommandTree.DATA, data);
        }
        if (data != null && data.isBlank()) {
            throw new ParameterException(innermost.commandSpec().commandLine(), console.text("usage.noData"));
        }
        return new Call(innermost, area(data, innermost, console), console);
    }

    /** The directory as the running program knows it: a path without links, for the name of its socket may be made from it. */
    private static DataArea area(String data, ParseResult parsed, Console console) {
        DataArea area;
        try {
            area = data == null ? DataArea.ofThisUser() : new DataArea(Path.of(data));
        } catch (InvalidPathException noPath) {
            throw new ParameterException(parsed.commandSpec().commandLine(), console.text("usage.noData"), noPath);
        }
        try {
            return Files.exists(area.directory()) ? new DataArea(area.directory().toRealPath()) : area;
        } catch (IOException asItIs) {
            return area;
        }
    }

    Action action() {
        return (Action) parsed.commandSpec().userObject();
    }

    ParameterException wrong(String words) {
        return new ParameterException(parsed.commandSpec().commandLine(), words);
    }

    Console console() {
        return console;
    }

    boolean has(String option) {
        return parsed.hasMatchedOption(option);
    }

    String word(int index) {
        return parsed.matchedPositionalValue(index, "");
    }

    int number(int index) {
        return parsed.matchedPositionalValue(index, 0);
    }

    /** All words of the last parameter. */
    List<String> words(int index) {
        return parsed.matchedPositionalValue(index, List.of());
    }

    /** The running program. */
    RunningProgram running() throws Refusal {
        Optional<ControlClient> client = ControlClient.connect(area);
        return new RunningProgram(client.orElseThrow(() -> new Refusal(console.text("notRunning", area.directory().toString()))), console);
    }

    /** The running program, or its files while none runs. */
    Backend backend() {
        Optional<ControlClient> client = ControlClient.connect(area);
        return client.isPresent() ? new RunningProgram(client.get(), console) : new StoredFiles(area, console);
    }
}
