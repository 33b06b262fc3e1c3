package org.autoroute.smtp.service.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

import org.autoroute.smtp.relay.AccessRule;
import org.autoroute.smtp.relay.ListenSettings;
import org.autoroute.smtp.routing.RoutingSettings;
import org.autoroute.smtp.routing.Text;

/**
 * All settings as they are in force. Immutable, any thread.
 *
 * @param server  where to listen and whom to let in
 * @param user    as whom mail clients log in, empty when nobody has to
 * @param routing what a decision depends on
 * @param desktop how the window behaves and looks
 */
public record Settings(ListenSettings server, String user, RoutingSettings routing, DesktopSettings desktop) {

    public static final Settings DEFAULTS = read(Map.of()).settings();

    /**
     * What a file says.
     *
     * @param settings the settings in force: a default stands in for each value that is missing or wrong
     * @param problems one for each wrong value
     */
    public record Reading(Settings settings, List<Text> problems) {
        public Reading {
            problems = List.copyOf(problems);
        }
    }

    /** Makes settings of the texts a store holds; keys that are unknown are passed over. */
    public static Reading read(Map<String, String> values) {
        List<Text> problems = new ArrayList<>();
        int port = Integer.parseInt(value(SettingKey.SERVER_PORT, values, problems));
        String tlsPort = value(SettingKey.SERVER_TLS_PORT, values, problems);
        AccessRule allowed = AccessRule.parse(value(SettingKey.SERVER_ALLOWED, values, problems)) instanceof AccessRule.Parsed parsed
                ? parsed.rule() : AccessRule.DEFAULT;
        RoutingSettings routing = new RoutingSettings(truth(SettingKey.ROUTING_AUTOROUTE, values, problems),
                truth(SettingKey.ROUTING_USE_FIRST_AS_DEFAULT, values, problems), truth(SettingKey.ROUTING_EXPAND_MASKS, values, problems),
                truth(SettingKey.ROUTING_DONT_RESOLVE_IN_LAN, values, problems),
                truth(SettingKey.ROUTING_DONT_RESOLVE_WITHOUT_DIALUP, values, problems));
        DesktopSettings desktop = new DesktopSettings(truth(SettingKey.WINDOW_ALWAYS_ON_TOP, values, problems),
                truth(SettingKey.WINDOW_NOTIFICATIONS, values, problems), value(SettingKey.WINDOW_LANGUAGE, values, problems),
                DesktopSettings.Theme.of(value(SettingKey.WINDOW_THEME, values, problems)).orElseThrow());
        ListenSettings server = new ListenSettings(port, tlsPort.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(tlsPort)),
                truth(SettingKey.SERVER_STARTTLS, values, problems), allowed);
        return new Reading(new Settings(server, value(SettingKey.SERVER_USER, values, problems), routing, desktop), problems);
    }

    private static boolean truth(SettingKey key, Map<String, String> values, List<Text> problems) {
        return Boolean.parseBoolean(value(key, values, problems));
    }

    private static String value(SettingKey key, Map<String, String> values, List<Text> problems) {
        String value = values.get(key.id());
        if (value == null) {
            return key.defaultValue();
        }
        var fault = key.fault(value);
        fault.ifPresent(text -> problems.add(Text.of(Settings.class, key.defaultValue().isEmpty() ? "none.used" : "default.used", text, key.defaultValue())));
        return fault.isPresent() ? key.defaultValue() : value.strip();
    }

    /** The value in force, as it would be written. */
    public String value(SettingKey key) {
        return switch (key) {
            case SERVER_PORT -> Integer.toString(server.port());
            case SERVER_TLS_PORT -> server.tlsPort().isPresent() ? Integer.toString(server.tlsPort().getAsInt()) : "";
            case SERVER_STARTTLS -> Boolean.toString(server.startTls());
            case SERVER_ALLOWED -> server.allowed().text();
            case SERVER_USER -> user;
            case ROUTING_AUTOROUTE -> Boolean.toString(routing.autoroute());
            case ROUTING_USE_FIRST_AS_DEFAULT -> Boolean.toString(routing.useFirstAsDefault());
            case ROUTING_EXPAND_MASKS -> Boolean.toString(routing.expandMasks());
            case ROUTING_DONT_RESOLVE_IN_LAN -> Boolean.toString(routing.dontResolveInLan());
            case ROUTING_DONT_RESOLVE_WITHOUT_DIALUP -> Boolean.toString(routing.dontResolveWithoutDialUp());
            case WINDOW_ALWAYS_ON_TOP -> Boolean.toString(desktop.alwaysOnTop());
            case WINDOW_NOTIFICATIONS -> Boolean.toString(desktop.notifications());
            case WINDOW_LANGUAGE -> desktop.language();
            case WINDOW_THEME -> desktop.theme().id();
        };
    }
}
