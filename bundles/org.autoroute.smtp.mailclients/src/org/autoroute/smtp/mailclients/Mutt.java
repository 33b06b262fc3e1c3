package org.autoroute.smtp.mailclients;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Mutt and NeoMutt: every literal {@code smtp_url} of the configuration and of the files it sources, in hooks too. What would have to be computed
 * (commands in backquotes, variables) is told as a problem; no command is run. User and password of the address are not read.
 */
final class Mutt implements Source {

    private static final int MOST_FILES = 50;
    private static final int DEEPEST_HOOK = 3;
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
        for (int i = 0; i < waiting.size(); i++) {
            Path file = waiting.get(i).normalize();
            Origin origin = new Origin(client, file);
            if (seen.size() == MOST_FILES) {
                search.problem(origin, "malformed.tooMany", MOST_FILES);
                return;
            }
            if (seen.add(file)) {
                search.text(origin, file, text -> {
                    Reading reading = new Reading(origin, search, places, waiting);
                    MuttWords.read(text, command -> reading.command(command, 0));
                });
            }
        }
    }

    /** One file being read. */
    private record Reading(Origin origin, Search search, Places places, List<Path> waiting) {

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
            if (equals > 0 && word.subSequence(0, equals).strip().is("smtp_url")) {
                url(MuttWords.value(word));
            }
        }

        /** {@code smtp[s]://[user[:password]@]host[:port][/]}, of which what stands before the last {@code @} is passed over. */
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
            search.found(origin, "", (colon < 0 ? server : server.subSequence(0, colon)).toString(), port.toString(), tls ? 465 : 25, false);
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
