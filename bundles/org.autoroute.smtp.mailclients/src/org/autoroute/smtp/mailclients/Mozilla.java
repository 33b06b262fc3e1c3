package org.autoroute.smtp.mailclients;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.autoroute.smtp.routing.LoginKind;
import org.autoroute.smtp.routing.Tls;

/**
 * Thunderbird, Betterbird, which shares Thunderbird's profiles unless it runs in a sandbox, and SeaMonkey: every profile that {@code profiles.ini}
 * names, and in it the {@code mail.smtpserver.*} of {@code prefs.js}. An account is named by the addresses of the identities that use the server.
 */
final class Mozilla implements Source {

    private static final String THUNDERBIRD = "Thunderbird";
    private static final String BETTERBIRD = "Betterbird";
    private static final String SEAMONKEY = "SeaMonkey";
    private static final Set<String> SERVER_KEYS = Set.of("hostname", "port", "try_ssl", "type", "description", "username", "authMethod");
    private static final Set<String> IDENTITY_KEYS = Set.of("smtpServer", "useremail");
    private static final String SERVERS = "mail.smtpservers";
    private static final String STANDARD = "mail.smtp.defaultserver";
    private static final String SERVER = "mail.smtpserver.";
    private static final String IDENTITY = "mail.identity.";
    private static final String ADDRESS = ".useremail";
    /** The client's default where a server has no {@code try_ssl} is 0. */
    private static final Map<String, Tls> PROTECTION = Map.of("", Tls.NONE, "0", Tls.NONE, "1", Tls.IF_OFFERED, "2", Tls.STARTTLS, "3", Tls.IMPLICIT);
    /** No login, Kerberos, a client's certificate: nothing a stored secret helps with. */
    private static final Set<String> WITHOUT_SECRET = Set.of("1", "5", "7");
    private static final String OAUTH = "10";

    private record Root(String client, Path folder) {
    }

    @Override
    public String client() {
        return THUNDERBIRD;
    }

    @Override
    public void look(Places places, Search search) throws InterruptedException {
        Set<Path> seen = new LinkedHashSet<>();
        for (Root root : roots(places)) {
            Path list = root.folder().resolve("profiles.ini");
            List<Path> profiles = new ArrayList<>();
            Origin origin = new Origin(root.client(), list);
            search.text(origin, list, text -> Ini.read(text).stream().filter(section -> section.name().startsWith("Profile"))
                    .map(section -> section.text("Path")).filter(path -> !path.isEmpty())
                    .forEach(path -> search.resolve(origin, root.folder(), path).ifPresent(profiles::add)));
            for (Path profile : profiles) {
                Path prefs = profile.resolve("prefs.js");
                if (seen.add(prefs)) {
                    Origin here = new Origin(root.client(), prefs);
                    search.text(here, prefs, text -> tell(PrefsFile.read(text, Mozilla::isWanted), here, search));
                }
            }
        }
    }

    private static List<Root> roots(Places places) {
        Path home = places.home();
        List<Root> roots = new ArrayList<>(List.of(
                new Root(THUNDERBIRD, home.resolve(".thunderbird")),
                new Root(THUNDERBIRD, places.flatpakHome("org.mozilla.Thunderbird").resolve(".thunderbird")),
                new Root(THUNDERBIRD, places.flatpakHome("org.mozilla.thunderbird").resolve(".thunderbird")),
                new Root(THUNDERBIRD, home.resolve("snap/thunderbird/common/.thunderbird")),
                new Root(THUNDERBIRD, places.library().resolve("Thunderbird")),
                new Root(BETTERBIRD, places.flatpakHome("eu.betterbird.Betterbird").resolve(".thunderbird")),
                new Root(SEAMONKEY, home.resolve(".mozilla/seamonkey")),
                new Root(SEAMONKEY, places.library().resolve("Application Support/SeaMonkey"))));
        places.roaming().ifPresent(data -> {
            roots.add(new Root(THUNDERBIRD, data.resolve("Thunderbird")));
            roots.add(new Root(SEAMONKEY, data.resolve("Mozilla").resolve("SeaMonkey")));
        });
        return roots;
    }

    private static boolean isWanted(String name) {
        String last = name.substring(name.lastIndexOf('.') + 1);
        return name.equals(SERVERS) || name.equals(STANDARD) || name.startsWith(SERVER) && SERVER_KEYS.contains(last)
                || name.startsWith(IDENTITY) && IDENTITY_KEYS.contains(last);
    }

    private static void tell(Map<String, String> prefs, Origin origin, Search search) {
        String standard = prefs.getOrDefault(STANDARD, "");
        Map<String, Set<String>> addresses = addresses(prefs, standard);
        for (String server : prefs.getOrDefault(SERVERS, "").split(",")) {
            String id = server.strip();
            String at = SERVER + id + ".";
            if (!id.isEmpty() && prefs.getOrDefault(at + "type", "smtp").equals("smtp")) {
                Optional<Tls> tls = Optional.ofNullable(PROTECTION.get(prefs.getOrDefault(at + "try_ssl", "")));
                int usual = tls.equals(Optional.of(Tls.IMPLICIT)) ? 465 : 25;
                Manner manner = Manner.of(tls).as(login(prefs.getOrDefault(at + "authMethod", "")), prefs.getOrDefault(at + "username", ""));
                search.found(origin, account(prefs, id, addresses), prefs.getOrDefault(at + "hostname", ""),
                        prefs.getOrDefault(at + "port", ""), usual, id.equals(standard), manner);
            }
        }
    }

    private static LoginKind login(String method) {
        return method.equals(OAUTH) ? LoginKind.OAUTH : WITHOUT_SECRET.contains(method) ? LoginKind.NONE : LoginKind.PASSWORD;
    }

    private static String account(Map<String, String> prefs, String server, Map<String, Set<String>> addresses) {
        return addresses.containsKey(server) ? String.join(", ", addresses.get(server)) : prefs.getOrDefault(SERVER + server + ".description", "");
    }

    /** By server, the addresses of the identities that send through it; an identity without a server of its own uses the standard one. */
    private static Map<String, Set<String>> addresses(Map<String, String> prefs, String standard) {
        Map<String, Set<String>> addresses = new HashMap<>();
        prefs.keySet().stream().filter(key -> key.startsWith(IDENTITY) && key.endsWith(ADDRESS)).sorted().forEach(key -> {
            String used = prefs.getOrDefault(key.substring(0, key.length() - ADDRESS.length()) + ".smtpServer", "");
            addresses.computeIfAbsent(used.isEmpty() ? standard : used, any -> new LinkedHashSet<>()).add(prefs.get(key));
        });
        return addresses;
    }
}
