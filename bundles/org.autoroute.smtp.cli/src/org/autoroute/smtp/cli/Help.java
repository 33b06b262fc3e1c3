package org.autoroute.smtp.cli;

import java.util.List;

/** Explains a command. */
final class Help {

    private static final int WIDTH = 120;

    private final Console console;

    Help(Console console) {
        this.console = console;
    }

    void print(Command command) {
        StringBuilder synopsis = new StringBuilder(command.written());
        List<Command> children = command.children();
        if (!children.isEmpty()) {
            synopsis.append(command == Command.ROOT ? " COMMAND" : " [COMMAND]");
        }
        Table parameters = new Table();
        for (Command.Parameter parameter : command.parameters()) {
            synopsis.append(' ').append(parameter.label());
            parameters.row("", parameter.label(), console.usage(parameter.key()));
        }
        Table options = new Table();
        for (String flag : command.flags()) {
            synopsis.append(" [").append(flag).append(']');
            options.row("", flag, console.usage(command.key() + "." + flag.substring(2)));
        }
        for (Command.Option option : command.options()) {
            String written = option.name() + " " + option.label();
            synopsis.append(" [").append(written).append(']');
            options.row("", written, console.usage(command.key() + "." + option.name().substring(2)));
        }
        options.row("", "--data DIR", console.usage("data")).row("", "--help", console.usage("help"));
        wrapped(console.usage("synopsis", synopsis.append(" [--data DIR]").toString()), " [", "    ");
        console.line("");
        wrapped(console.usage(command.key()), " ", "");
        section(parameters, "parameters");
        section(options, "options");
        Table commands = new Table();
        children.forEach(child -> commands.row("", child.word(), console.usage(child.key() + ".short")));
        section(commands, "commands");
    }

    /** In lines that a usual terminal has room for, broken where the text {@code before} begins, a blank first. */
    private void wrapped(String text, String before, String indent) {
        String rest = text;
        while (rest.length() > WIDTH) {
            int end = rest.lastIndexOf(before, WIDTH);
            if (end <= indent.length()) {
                break;
            }
            console.line(rest.substring(0, end));
            rest = indent + rest.substring(end + 1);
        }
        console.line(rest);
    }

    private void section(Table table, String key) {
        if (!table.isEmpty()) {
            console.line("");
            console.line(console.usage(key));
            table.print(console);
        }
    }
}
