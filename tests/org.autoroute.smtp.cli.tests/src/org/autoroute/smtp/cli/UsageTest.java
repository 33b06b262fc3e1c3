package org.autoroute.smtp.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;

import org.autoroute.smtp.cli.Terminal.Result;
import org.autoroute.smtp.routing.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class UsageTest {

    @TempDir
    private Path data;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            bogus                      | not understood: bogus
            status x                   | not understood: x
            status --nope              | not understood: --nope
            why x                      | not understood: x
            next x                     | not understood: x
            use                        | missing: N|HOST|auto
            use 1 2                    | not understood: 2
            servers bogus              | not understood: bogus
            servers list x             | not understood: x
            servers add                | missing: LINE
            servers set 1              | missing: LINE
            servers set one a          | wrong value for N: one
            servers remove             | missing: N
            servers remove 1 2         | not understood: 2
            servers remove 99999999999 | wrong value for N: 99999999999
            servers move 1             | missing: M
            settings bogus             | not understood: bogus
            settings get               | missing: KEY
            settings set server.port   | missing: VALUE
            settings set a b c         | not understood: c
            sessions x                 | not understood: x
            sessions --json=x          | wrong value for --json
            stop now                   | not understood: now
            """, quoteCharacter = '`')
    void whatIsWrittenWronglyIsTheStatusTwo(String typed, String words) {
        Result result = new Terminal(data).type(typed.split(" "));
        assertEquals(2, result.status());
        assertEquals("", result.out());
        assertTrue(result.err().startsWith("autoroute-smtp: " + words), result.err());
        assertTrue(result.err().lines().toList().getLast().matches("See autoroute-smtp.* --help"), result.err());
    }

    @Test
    void theDataDirectoryHasToBeOne() {
        assertEquals(2, Terminal.typeExactly().status());
        assertTrue(Terminal.typeExactly().err().contains("missing: a command"));
        assertEquals(2, Terminal.typeExactly("status", "--data").status());
        assertEquals(2, Terminal.typeExactly("status", "--data", " ").status());
        assertEquals(2, Terminal.typeExactly("status", "--data", "a", "--data", "b").status());
        assertEquals(1, Terminal.typeExactly("status", "--data=" + data).status());
        assertEquals(0, Terminal.typeExactly("servers", "--data", data.toString(), "list").status());
    }

    private static CommandLine tree() {
        return CommandTree.of(new Console(new ByteArrayOutputStream(), StandardCharsets.UTF_8, System.err, Locale.ROOT));
    }

    static Stream<CommandSpec> commands() {
        return below(tree());
    }

    private static Stream<CommandSpec> below(CommandLine command) {
        return Stream.concat(Stream.of(command.getCommandSpec()), command.getSubcommands().values().stream().flatMap(UsageTest::below));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandExplainsItself(CommandSpec command) {
        String[] path = (command.qualifiedName(" ") + " --help").split(" ");
        Result result = Terminal.typeExactly(Stream.of(path).skip(1).toArray(String[]::new));
        assertEquals(0, result.status());
        assertEquals("", result.err());
        assertTrue(result.out().contains("Usage: " + command.qualifiedName(" ")), result.out());
        assertTrue(result.out().contains("--data"), result.out());
        assertEquals(1, command.usageMessage().description().length, "description of " + command.qualifiedName(" "));
        command.args().forEach(argument -> assertEquals(1, argument.description().length, argument.toString()));
    }

    static Stream<String> messages() {
        return ResourceBundle.getBundle("org.autoroute.smtp.cli.messages", Locale.ROOT).keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void everyMessageCanBePutIntoWords(String key) {
        String words = Text.of(Console.class, key, "ARG0", "ARG1", "ARG2", "ARG3", "ARG4", "ARG5").toString();
        assertFalse(words.contains("{"), words);
        int arguments = new MessageFormat(ResourceBundle.getBundle("org.autoroute.smtp.cli.messages", Locale.ROOT).getString(key)).getFormatsByArgumentIndex().length;
        for (int i = 0; i < arguments; i++) {
            assertTrue(words.contains("ARG" + i), words);
        }
    }
}
