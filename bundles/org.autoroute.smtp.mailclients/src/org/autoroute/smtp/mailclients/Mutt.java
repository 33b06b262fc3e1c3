package org.autoroute.smtp.mailclients;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.autoroute.smtp.routing.LoginKind;
import org.autoroute.smtp.routing.Tls;

/**
 * Mutt and NeoMutt: every literal {@code smtp_url} of the configuration and of the files it sources, in hooks too. What would have to be computed
 * (commands in backquotes, variables) is told as a problem; no command is run. The password of the address is not read.
 */
final class Mutt implements Source {

    private static final int MOST_FILES = 50;
    private static final int DEEPEST_HOOK = 3;
    private static final Set<String> SETTINGS = Set.of("ssl_force_tls", "ssl_starttls", "smtp_authenticators");
    private static final Set<String> HOOKS = Set.of("folder-hook", "account-hook", "send-hook", "send2-hook", "reply-hook", "startup-hook",
            "message-hook");

    private final String client;
    private final Function<Places, List<Path>> files;

    private Mutt(String client, Function<Places, List<Path>> files) {
        this.client = client;
        this.files = files;
    }

    static Source mutt() {
        return new Mutt("Mutt", places -> List.of(places.home().resolve(".muttrc"), places.home().resolve(".mutt/muttrc"),
                places.config().resolve("mutt/muttrc")));
    }

    static Source neoMutt() {
        return new Mutt("NeoMutt", places -> List.of(places.home().resolve(".neomuttrc"), places.home().resolve(".neomutt/neomuttrc"),
                places.config().resolve("neomutt/neomuttrc")));
    }

    @Override
    public String client() {
        return client;
    }

    @Override
    public void look(Places places, Search search) throws InterruptedException {
        List<Path> waiting = new ArrayList<>(files.apply(places));
        Set<Path> seen = new HashSet<>();
        Said said = new Said();
        for (int i = 0; i < waiting.size(); i++) {
            Path file = waiting.get(i).normalize();
            Origin origin = new Origin(client, file);
            if (seen.size() == MOST_FILES) {
                search.problem(origin, "malformed.tooMany", MOST_FILES);
                break;
            }
            if (seen.add(file)) {
                search.text(origin, file, text -> {
                    Reading reading = new Reading(origin, search, places, waiting, said);
                    MuttWords.read(text, command -> reading.command(command, 0));
                });
            }
        }
        said.tell(search);
    }

    /** What the files say together: how connections are protected may stand behind the address it is about. */
    private static final class Said {
        private final List<Address> addresses = new ArrayList<>();
        private final Map<String, String> settings = new HashMap<>();

        void tell(Search search) {
            LoginKind kind = settings.getOrDefault("smtp_authenticators", "").toLowerCase(Locale.ROOT).contains("oauth") ? LoginKind.OAUTH
                    : LoginKind.PASSWORD;
            for (Address address : addresses) {
                search.found(address.origin(), "", address.host(), address.port(), address.tls() ? 465 : 25, false,
                        Manner.of(address.tls() ? Tls.IMPLICIT : startTls()).as(kind, address.user()));
            }
        }

        private Tls startTls() {
            return settings.getOrDefault("ssl_force_tls", "").equals("yes") ? Tls.STARTTLS
                    : settings.getOrDefault("ssl_starttls", "").equals("no") ? Tls.NONE : Tls.IF_OFFERED;
        }
    }

    private record Address(Origin origin, String host, String port, String user, boolean tls) {
    }

    /** One file being read. */
    private record Reading(Origin origin, Search search, Places places, List<Path> waiting, Said said) {

        private void command(List<Chars> words, int depth) throws Malformed {
            if (words.isEmpty()) {
                return;
            }
            Chars verb = words.get(0);
            if (verb.is("set")) {
                words.subList(1, words.size()).forEach(this::assignment);
            } else if (verb.is("source") && words.size() > 1) {
                source(MuttWords.inside(words.get(1)).toString());
            } else if (HOOKS.stream().anyMatch(verb::is) && depth < DEEPEST_HOOK) {
                MuttWords.read(MuttWords.inside(words.get(words.size() - 1)), command -> command(command, depth + 1));
            }
        }

        private void assignment(Chars word) {
            int equals = word.indexOf('=');
            Chars name = (equals < 0 ? word : word.subSequence(0, equals)).strip();
            if (equals > 0 && name.is("smtp_url")) {
                url(MuttWords.value(word));
            } else if (SETTINGS.stream().anyMatch(name::is)) {
                said.settings.put(name.toString(), equals < 0 ? "yes" : MuttWords.value(word).toString());
            }
        }

        /** {@code smtp[s]://[user[:password]@]host[:port][/]}, of which the password is passed over. */
        private void url(Chars url) {
            boolean tls = url.startsWith("smtps://");
            if (url.length() == 0) {
                return;
            }
            if (!tls && !url.startsWith("smtp://") || url.indexOf('`') >= 0 || url.indexOf('$') >= 0) {
                search.problem(origin, "malformed.muttUrl");
                return;
            }
            Chars server = url.from(tls ? 8 : 7);
            int at = Math.max(0, server.lastIndexOf('@'));
            int password = server.subSequence(0, at).indexOf(':');
            Chars user = server.subSequence(0, password < 0 ? at : password);
            server = server.from(server.lastIndexOf('@') + 1);
            int slash = server.indexOf('/');
            server = slash < 0 ? server : server.subSequence(0, slash);
            int bracket = server.lastIndexOf(']');
            int colon = server.indexOf(':', Math.max(0, bracket));
            Chars port = server.from(colon < 0 ? server.length() : colon + 1);
            if (!port.chars().allMatch(Character::isDigit)) {
                // With the host left out it is the password that stands here.
                search.problem(origin, "malformed.muttUrl");
                return;
            }
            String host = (colon < 0 ? server : server.subSequence(0, colon)).toString();
            said.addresses.add(new Address(origin, host, port.toString(), decoded(user.toString()), tls));
        }

        /** With the octets that an address has to write as {@code %40}; as it stands when it is not written so. */
        private static String decoded(String user) {
            try {
                return URLDecoder.decode(user.replace("+", "%2B"), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException notEncoded) {
                return user;
            }
        }

        private void source(String file) {
            if (file.endsWith("|") || file.contains("`") || file.contains("$")) {
                search.problem(origin, "malformed.muttSource");
                return;
            }
            String path = file.startsWith("~/") ? places.home() + file.substring(1) : file;
            Path folder = Optional.ofNullable(Path.of(origin.place()).getParent()).orElse(places.home());
            search.resolve(origin, folder, path).ifPresent(waiting::add);
        }
    }
}
