package org.autoroute.smtp.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;

import org.autoroute.smtp.cli.Terminal.Result;
import org.autoroute.smtp.routing.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class UsageTest {

    @TempDir
    private Path data;

    /** The launcher shows that file without starting Java. */
    @Test
    void whatTheLauncherShowsNamesEveryCommand() throws IOException {
        String usage = Files.readString(Path.of("../../releng/org.autoroute.smtp.product/launchers/usage.txt"));
        String listed = usage.substring(usage.indexOf("Commands: ") + "Commands: ".length(), usage.indexOf(".\nEach"));
        assertEquals(Command.ROOT.children().stream().map(Command::word).sorted().toList(), Stream.of(listed.split(",\\s+")).sorted().toList());
    }

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
            what-if here               | not understood: here
            what-if --ssid=            | missing: --ssid NAME
            servers check x            | not understood: x
            check x                    | not understood: x
            check --from=              | missing: --from ADDRESS
            check --to=a --to=b        | --to is given twice
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

    @ParameterizedTest
    @EnumSource(Command.class)
    void everyCommandExplainsItself(Command command) {
        Result result = Terminal.typeExactly((command.written() + " --help").substring(Command.PROGRAM.length() + 1).split(" "));
        assertEquals(0, result.status());
        assertEquals("", result.err());
        assertTrue(result.out().startsWith("Usage: " + command.written() + " "), result.out());
        assertTrue(result.out().contains("--data DIR  "), result.out());
        command.parameters().forEach(parameter -> assertTrue(result.out().contains("  " + parameter.label() + "  "), result.out()));
        command.children().forEach(child -> assertTrue(result.out().contains("  " + child.word() + "  "), result.out()));
        assertTrue(result.out().lines().allMatch(line -> line.length() <= 120), result.out());
    }

    @Test
    void helpIsFormatted() {
        assertEquals("""
                Usage: autoroute-smtp servers set N LINE [--data DIR]

                Puts another line in the place of a server.

                With:
                  N     Number of the server in the list.
                  LINE  host[:port] ["connection name"] [first address-last address] [key=value ...], in one argument.

                Options:
                  --data DIR  Directory of the server list, the settings and the logs. Without it: the one of this user.
                  --help      Show this help.
                """, Terminal.typeExactly("servers", "set", "-h").out());
    }

    @Test
    void charactersTheSystemLostAreNotStored() {
        Result result = new Terminal(data).type("servers", "add", "a.example \"B\ufffd\ufffdro\"");
        assertEquals(2, result.status());
        assertTrue(result.err().contains("UTF-8"), result.err());
    }

    @Test
    void whatFollowsTwoHyphensIsNoOption() {
        assertTrue(new Terminal(data).type("servers", "add", "-x").err().contains("not understood: -x"));
        assertEquals(2, new Terminal(data).type("servers", "add", "-x").status());
        assertEquals(1, Terminal.typeExactly("servers", "--data", data.toString(), "add", "--", "-x").status());
    }

    static Stream<org.junit.jupiter.params.provider.Arguments> messages() {
        return Stream.of("messages", "usage").map(name -> "org.autoroute.smtp.cli." + name)
                .flatMap(name -> ResourceBundle.getBundle(name, Locale.ROOT).keySet().stream().map(key -> arguments(name, key)));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void everyMessageCanBePutIntoWords(String bundle, String key) {
        String words = new Text(bundle, Console.class, key, List.of("ARG0", "ARG1", "ARG2", "ARG3", "ARG4", "ARG5")).toString();
        assertFalse(words.contains("{"), words);
        int arguments = new MessageFormat(ResourceBundle.getBundle(bundle, Locale.ROOT).getString(key)).getFormatsByArgumentIndex().length;
        for (int i = 0; i < arguments; i++) {
            assertTrue(words.contains("ARG" + i), words);
        }
    }
}
