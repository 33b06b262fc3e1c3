package org.autoroute.smtp.cli;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * All commands as picocli wants them. Built by hand rather than from annotations: reading those takes longer than everything else a call does. What
 * help says stands in {@code usage.properties}.
 */
final class CommandTree {

    static final String NAME = "autoroute-smtp";
    static final String DATA = "--data";
    static final String JSON = "--json";
    static final String FOLLOW = "--follow";

    private CommandTree() {
    }

    static CommandLine of(Console console) {
        CommandSpec servers = command(ServersCommands::list)
                .addSubcommand("list", command(ServersCommands::list))
                .addSubcommand("add", command(ServersCommands::add).addPositional(line("0..*")))
                .addSubcommand("set", command(ServersCommands::set).addPositional(number("0", "N", "servers.number")).addPositional(line("1..*")))
                .addSubcommand("remove", command(ServersCommands::remove).addPositional(number("0", "N", "servers.number")))
                .addSubcommand("move", command(ServersCommands::move).addPositional(number("0", "N", "servers.number"))
                        .addPositional(number("1", "M", "servers.place")));
        CommandSpec settings = command(SettingsCommands::list)
                .addSubcommand("list", command(SettingsCommands::list))
                .addSubcommand("get", command(SettingsCommands::get).addPositional(word("0", "KEY", "settings.key")))
                .addSubcommand("set", command(SettingsCommands::set).addPositional(word("0", "KEY", "settings.key"))
                        .addPositional(word("1", "VALUE", "settings.value")));
        servers.usageMessage().synopsisSubcommandLabel("[COMMAND]");
        settings.usageMessage().synopsisSubcommandLabel("[COMMAND]");
        CommandSpec root = command(CommandTree::noCommand).name(NAME)
                .addSubcommand("status", command(StatusCommands::status).addOption(flag(JSON, "json")))
                .addSubcommand("why", command(StatusCommands::why).addOption(flag(JSON, "json")))
                .addSubcommand("next", command(StatusCommands::next))
                .addSubcommand("use", command(StatusCommands::use).addPositional(word("0", "N|HOST|auto", "use.server")))
                .addSubcommand("servers", servers)
                .addSubcommand("settings", settings)
                .addSubcommand("sessions", command(SessionsCommand::run).addOption(flag(JSON, "sessions.json")).addOption(flag(FOLLOW, "sessions.follow")))
                .addSubcommand("stop", command(StopCommand::run));
        root.usageMessage().synopsisSubcommandLabel("COMMAND");
        CommandLine line = new CommandLine(root);
        line.setResourceBundle(usage(console.locale()));
        line.setExpandAtFiles(false);
        line.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        return line;
    }

    private static void noCommand(Call call) {
        throw call.wrong(call.console().text("usage.noCommand"));
    }

    private static CommandSpec command(Action action) {
        OptionSpec data = OptionSpec.builder(DATA).type(String.class).paramLabel("DIR").descriptionKey("data").build();
        OptionSpec help = OptionSpec.builder("-h", "--help").type(boolean.class).usageHelp(true).descriptionKey("help").build();
        return CommandSpec.wrapWithoutInspection(action).addOption(data).addOption(help);
    }

    private static OptionSpec flag(String name, String key) {
        return OptionSpec.builder(name).type(boolean.class).descriptionKey(key).build();
    }

    private static PositionalParamSpec word(String index, String label, String key) {
        return PositionalParamSpec.builder().index(index).arity("1").required(true).type(String.class).paramLabel(label).descriptionKey(key).build();
    }

    private static PositionalParamSpec number(String index, String label, String key) {
        return PositionalParamSpec.builder().index(index).arity("1").required(true).type(int.class).paramLabel(label).descriptionKey(key).build();
    }

    private static PositionalParamSpec line(String index) {
        return PositionalParamSpec.builder().index(index).arity("1..*").required(true).type(List.class).auxiliaryTypes(String.class).paramLabel("LINE")
                .descriptionKey("servers.line").build();
    }

    static ResourceBundle usage(Locale locale) {
        return ResourceBundle.getBundle(CommandTree.class.getPackageName() + ".usage", locale, CommandTree.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
