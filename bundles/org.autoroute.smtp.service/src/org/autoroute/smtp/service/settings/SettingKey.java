package org.autoroute.smtp.service.settings;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;

import org.autoroute.smtp.relay.AccessRule;
import org.autoroute.smtp.routing.HarmlessText;
import org.autoroute.smtp.routing.Text;

/** The settings a user can change: their names, what they may be, and what they are when nobody has said. */
public enum SettingKey {
    /** TCP port mail clients connect to, 1 to 65535. */
    SERVER_PORT("server.port", "25", SettingKey::port),
    /** A second TCP port where TLS begins at once, 1 to 65535; empty for none. */
    SERVER_TLS_PORT("server.tlsPort", "", SettingKey::portOrNone),
    /** Offer STARTTLS to mail clients on the first port. */
    SERVER_STARTTLS("server.starttls", "false", SettingKey::truth),
    /** Peers that may connect, see {@link AccessRule}. */
    SERVER_ALLOWED("server.allowed", AccessRule.DEFAULT.text(), SettingKey::masks),
    /** As whom mail clients log in at this program; empty when nobody has to. The password is no setting. */
    SERVER_USER("server.user", "", SettingKey::user),
    /** Choose the server automatically. */
    ROUTING_AUTOROUTE("routing.autoroute", "true", SettingKey::truth),
    /** Take the first server of the list when no rule finds one. */
    ROUTING_USE_FIRST_AS_DEFAULT("routing.useFirstAsDefault", "true", SettingKey::truth),
    /** Search again with wider masks. */
    ROUTING_EXPAND_MASKS("routing.expandMasks", "false", SettingKey::truth),
    /** Resolve no name while all own addresses are local. */
    ROUTING_DONT_RESOLVE_IN_LAN("routing.dontResolveInLan", "false", SettingKey::truth),
    /** Resolve no name while no dial-up, VPN or mobile connection is up. */
    ROUTING_DONT_RESOLVE_WITHOUT_DIALUP("routing.dontResolveWithoutDialup", "false", SettingKey::truth),
    /** Keep the window above all others. */
    WINDOW_ALWAYS_ON_TOP("window.alwaysOnTop", "true", SettingKey::truth),
    /** Tell of a change of the active server and of problems. */
    WINDOW_NOTIFICATIONS("window.notifications", "true", SettingKey::truth),
    /** Language of the window: {@code system}, or a code of {@link DesktopSettings#LANGUAGES}. */
    WINDOW_LANGUAGE("window.language", DesktopSettings.SYSTEM_LANGUAGE, SettingKey::language),
    /** Colours of the window: the {@link DesktopSettings.Theme} in small letters. */
    WINDOW_THEME("window.theme", DesktopSettings.Theme.SYSTEM.id(), SettingKey::theme);

    /** Octets of UTF-8; RFC 4616 section 2 allows as many. */
    private static final int LONGEST_USER = 255;

    private final String id;
    private final String defaultValue;
    private final Function<String, Optional<Text>> remedy;

    SettingKey(String id, String defaultValue, Function<String, Optional<Text>> remedy) {
        this.id = id;
        this.defaultValue = defaultValue;
        this.remedy = remedy;
    }

    /** The key a name stands for; names are compared exactly. */
    public static Optional<SettingKey> of(String id) {
        for (SettingKey key : values()) {
            if (key.id.equals(id)) {
                return Optional.of(key);
            }
        }
        return Optional.empty();
    }

    /** Its name in the file and on the command line. */
    public String id() {
        return id;
    }

    public String defaultValue() {
        return defaultValue;
    }

    /** What it does, in one line. */
    public Text description() {
        return Text.of(SettingKey.class, id);
    }

    /** What is wrong with a value: names the setting, the value, and what it may be. Empty when it is good. */
    public Optional<Text> fault(String value) {
        return expected(value).map(expected -> Text.of(SettingKey.class, "fault", id, shown(value), expected));
    }

    /** What should stand in the place of a wrong value, as the object of a sentence. Empty when it is good. */
    public Optional<Text> expected(String value) {
        return remedy.apply(value.strip());
    }

    private static String shown(String value) {
        String clean = HarmlessText.of(value);
        return clean.length() <= 80 ? clean : clean.substring(0, 80) + "…";
    }

    private static Optional<Text> port(String value) {
        boolean number = !value.isEmpty() && value.length() <= 5 && value.chars().allMatch(c -> c >= '0' && c <= '9');
        int port = number ? Integer.parseInt(value) : 0;
        return port >= 1 && port <= 65535 ? Optional.empty() : Optional.of(Text.of(SettingKey.class, "remedy.port"));
    }

    private static Optional<Text> portOrNone(String value) {
        return value.isEmpty() || port(value).isEmpty() ? Optional.empty() : Optional.of(Text.of(SettingKey.class, "remedy.portOrNone"));
    }

    private static Optional<Text> user(String value) {
        boolean right = value.getBytes(StandardCharsets.UTF_8).length <= LONGEST_USER && value.chars().noneMatch(Character::isISOControl);
        return right ? Optional.empty() : Optional.of(Text.of(SettingKey.class, "remedy.user", LONGEST_USER));
    }

    private static Optional<Text> truth(String value) {
        return value.equals("true") || value.equals("false") ? Optional.empty() : Optional.of(Text.of(SettingKey.class, "remedy.truth"));
    }

    private static Optional<Text> language(String value) {
        return value.equals(DesktopSettings.SYSTEM_LANGUAGE) || DesktopSettings.LANGUAGES.contains(value) ? Optional.empty()
                : Optional.of(Text.of(SettingKey.class, "remedy.language", String.join(", ", DesktopSettings.LANGUAGES)));
    }

    private static Optional<Text> theme(String value) {
        return DesktopSettings.Theme.of(value).isPresent() ? Optional.empty() : Optional.of(Text.of(SettingKey.class, "remedy.theme"));
    }

    private static Optional<Text> masks(String value) {
        return AccessRule.parse(value) instanceof AccessRule.Wrong wrong
                ? Optional.of(Text.of(SettingKey.class, "remedy.masks", wrong.column(), wrong.expected())) : Optional.empty();
    }
}
