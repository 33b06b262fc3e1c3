package org.autoroute.smtp.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was written, read. We read it ourselves: a library for that needs more time than all the rest of a call.
 *
 * @param command the command
 * @param data    the data directory, when one was named
 * @param flags   those that were set
 * @param options words that follow a name with two hyphens, by that name
 * @param words   the words of its parameters, as many as it has; more when the last one takes all
 * @param help    whether the command shall only be explained
 */
record Arguments(Command command, Optional<String> data, List<String> flags, Map<String, String> options, List<String> words,
        boolean help) {

    /** @throws UsageError when the command is written wrongly */
    static Arguments read(Console console, String... arguments) throws UsageError {
        return new Reader(console).read(List.of(arguments).iterator());
    }

    private static final class Reader {
        /** What Java makes of octets that the system's encoding does not know, such as umlauts with LANG=C. They must not get into a file. */
        private static final char LOST = '\ufffd';

        private final Console console;
        private final List<String> flags = new ArrayList<>();
        private final Map<String, String> given = new HashMap<>();
        private final List<String> words = new ArrayList<>();
        private Command command = Command.ROOT;
        private Optional<String> data = Optional.empty();
        private boolean help;

        Reader(Console console) {
            this.console = console;
        }

        Arguments read(Iterator<String> rest) throws UsageError {
            boolean options = true;
            while (rest.hasNext()) {
                String argument = rest.next();
                if (argument.indexOf(LOST) >= 0) {
                    throw wrong("usage.lost", argument);
                }
                if (options && argument.equals("--")) {
                    options = false;
                } else if (options && argument.length() > 1 && argument.startsWith("-")) {
                    option(argument, rest);
                } else {
                    word(argument);
                }
            }
            if (!help) {
                check();
            }
            return new Arguments(command, data, List.copyOf(flags), Map.copyOf(given), List.copyOf(words), help);
        }

        private void option(String argument, Iterator<String> rest) throws UsageError {
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            Optional<String> value = equals < 0 ? Optional.empty() : Optional.of(argument.substring(equals + 1));
            if (name.equals("--data")) {
                data(value.isPresent() || !rest.hasNext() ? value.orElse("") : rest.next());
                return;
            }
            Optional<Command.Option> known = command.options().stream().filter(one -> one.name().equals(name)).findFirst();
            if (known.isPresent()) {
                given(known.get(), value.isPresent() || !rest.hasNext() ? value.orElse("") : rest.next());
                return;
            }
            boolean asksForHelp = name.equals("--help") || name.equals("-h");
            if (!asksForHelp && !command.flags().contains(name)) {
                throw wrong("usage.unmatched", argument);
            }
            if (value.isPresent()) {
                throw wrong("usage.value", name, value.get());
            }
            help |= asksForHelp;
            flags.add(name);
        }

        private void given(Command.Option option, String value) throws UsageError {
            if (value.isBlank()) {
                throw wrong("usage.missing", option.name() + " " + option.label());
            }
            if (given.put(option.name(), value) != null) {
                throw wrong("usage.twice", option.name());
            }
        }

        private void data(String directory) throws UsageError {
            if (data.isPresent()) {
                throw wrong("usage.twice", "--data");
            }
            if (directory.isBlank()) {
                throw wrong("usage.noData");
            }
            data = Optional.of(directory);
        }

        private void word(String word) throws UsageError {
            if (!command.children().isEmpty()) {
                command = command.child(word).orElseThrow(() -> wrong("usage.unmatched", word));
                return;
            }
            int last = command.parameters().size() - 1;
            boolean room = words.size() <= last || last >= 0 && command.parameters().get(last).kind() == Command.Parameter.Kind.REST;
            if (!room) {
                throw wrong("usage.unmatched", word);
            }
            words.add(word);
        }

        private void check() throws UsageError {
            if (command == Command.ROOT) {
                throw wrong("usage.noCommand");
            }
            for (int i = 0; i < command.parameters().size(); i++) {
                Command.Parameter parameter = command.parameters().get(i);
                if (i >= words.size()) {
                    throw wrong("usage.missing", parameter.label());
                }
                if (parameter.kind() == Command.Parameter.Kind.NUMBER && !isNumber(words.get(i))) {
                    throw wrong("usage.value", parameter.label(), words.get(i));
                }
            }
        }

        private static boolean isNumber(String word) {
            return !word.isEmpty() && word.length() < 10 && word.chars().allMatch(c -> c >= '0' && c <= '9');
        }

        private UsageError wrong(String key, Object... arguments) {
            return new UsageError(command, console.text(key, arguments));
        }
    }
}
