package org.autoroute.smtp.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All commands and how they are written. Each can also have {@code --data DIR} and {@code --help}. */
enum Command {
    ROOT(""),
    STATUS("status", List.of("--json")),
    WHY("why", List.of("--json")),
    WHAT_IF("what-if", List.of("--json"), List.of(new Option("--address", "IP/LENGTH"), new Option("--connection", "NAME"), new Option("--ssid", "NAME"),
            new Option("--gateway", "IP"), new Option("--dns", "SUFFIX"), new Option("--from", "SENDER"), new Option("--resolve", "HOST=IP"))),
    NEXT("next"),
    USE("use", word("N|HOST|auto", "use.server")),
    PAUSE("pause"),
    RESUME("resume"),
    SERVERS("servers"),
    SERVERS_LIST("servers list"),
    SERVERS_CHECK("servers check", List.of("--json")),
    SERVERS_FIND("servers find", List.of("--json"), List.of(), word("ADDRESS", "servers.address")),
    SERVERS_ADD("servers add", line()),
    SERVERS_SET("servers set", number("N", "servers.number"), line()),
    SERVERS_REMOVE("servers remove", number("N", "servers.number")),
    SERVERS_MOVE("servers move", number("N", "servers.number"), number("M", "servers.place")),
    SETTINGS("settings"),
    SETTINGS_LIST("settings list"),
    SETTINGS_GET("settings get", word("KEY", "settings.key")),
    SETTINGS_SET("settings set", word("KEY", "settings.key"), word("VALUE", "settings.value")),
    CERTIFICATE("certificate", List.of("--json"), List.of(new Option("--export", "FILE"))),
    CHECK("check", List.of("--json"), List.of(new Option("--from", "ADDRESS"), new Option("--to", "ADDRESS"), new Option("--client", "IP"))),
    LOGIN("login"),
    LOGIN_SHOW("login show"),
    LOGIN_SET("login set", number("N", "servers.number")),
    LOGIN_REMOVE("login remove", number("N", "servers.number")),
    LOGIN_OAUTH("login oauth", List.of("--browser"), List.of(), number("N", "servers.number")),
    CLIENT_PASSWORD("client-password"),
    CLIENT_PASSWORD_SHOW("client-password show"),
    CLIENT_PASSWORD_SET("client-password set"),
    CLIENT_PASSWORD_REMOVE("client-password remove"),
    PROBE("probe", List.of("--json")),
    SESSIONS("sessions", List.of("--json", "--follow")),
    STOP("stop");

    /** How the program is called. */
    static final String PROGRAM = "autoroute-smtp";

    private final String path;
    private final List<String> flags;
    private final List<Option> options;
    private final List<Parameter> parameters;

    Command(String path, Parameter... parameters) {
        this(path, List.of(), List.of(), parameters);
    }

    Command(String path, List<String> flags) {
        this(path, flags, List.of());
    }

    Command(String path, List<String> flags, List<Option> options, Parameter... parameters) {
        this.path = path;
        this.flags = flags;
        this.options = options;
        this.parameters = List.of(parameters);
    }

    /**
     * A word a command needs.
     *
     * @param label as help shows it
     * @param key   of its explanation
     * @param kind  what it may be
     */
    record Parameter(String label, String key, Kind kind) {
        /** What a word may be. */
        enum Kind { WORD, NUMBER, REST }
    }

    /**
     * A word a command can do without.
     *
     * @param name  what stands in front of it
     * @param label as help shows it
     */
    record Option(String name, String label) {
    }

    private static Parameter word(String label, String key) {
        return new Parameter(label, key, Parameter.Kind.WORD);
    }

    private static Parameter number(String label, String key) {
        return new Parameter(label, key, Parameter.Kind.NUMBER);
    }

    /** All words that follow, one at least. */
    private static Parameter line() {
        return new Parameter("LINE", "servers.line", Parameter.Kind.REST);
    }

    /** As a user writes it, with the program's name. */
    String written() {
        return path.isEmpty() ? PROGRAM : PROGRAM + " " + path;
    }

    /** The last word of it. */
    String word() {
        return path.substring(path.lastIndexOf(' ') + 1);
    }

    /** Names it in {@code usage.properties}. */
    String key() {
        return path.isEmpty() ? "program" : path.replace(' ', '.');
    }

    List<String> flags() {
        return flags;
    }

    List<Option> options() {
        return options;
    }

    List<Parameter> parameters() {
        return parameters;
    }

    /** The commands one word longer. */
    List<Command> children() {
        List<Command> children = new ArrayList<>();
        for (Command command : values()) {
            if (command != ROOT && command.path.equals(path.isEmpty() ? command.word() : path + " " + command.word())) {
                children.add(command);
            }
        }
        return children;
    }

    Optional<Command> child(String word) {
        return children().stream().filter(command -> command.word().equals(word)).findFirst();
    }
}
