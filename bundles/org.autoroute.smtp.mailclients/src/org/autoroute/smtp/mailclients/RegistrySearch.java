package org.autoroute.smtp.mailclients;

import java.io.IOException;
import java.util.List;

/** Reads the registry for one client; what cannot be read becomes a problem. */
final class RegistrySearch {

    private static final int MOST_KEYS = 200;

    private final String client;
    private final Registry registry;
    private final Search search;

    RegistrySearch(String client, Registry registry, Search search) {
        this.client = client;
        this.registry = registry;
        this.search = search;
    }

    /** The keys directly below, with their full names. */
    List<String> below(String key) {
        try {
            return registry.keys(key).stream().limit(MOST_KEYS).map(name -> key + "\\" + name).toList();
        } catch (IOException e) {
            search.problem(origin(key), "unreadable", e.getMessage());
            return List.of();
        }
    }

    /** How an account speaks with its server, by the values below its key. */
    interface Manners {
        Manner of(String key, String port);
    }

    /** Tells of the server of an account, when it has one. The first name of those given that has a value is the account's. */
    void account(String key, boolean standard, Manners manners, String... names) {
        try {
            String host = registry.value(key, "SMTP Server").orElse("");
            if (!host.isEmpty()) {
                String port = registry.value(key, "SMTP Port").orElse("");
                search.found(origin(key), first(key, names), host, port, 25, standard, manners.of(key, port));
            }
        } catch (IOException e) {
            search.problem(origin(key), "unreadable", e.getMessage());
        }
    }

    /** The first of these values that is there, empty when none is. */
    String first(String key, String... names) {
        String text = "";
        for (int i = 0; i < names.length && text.isEmpty(); i++) {
            text = text(key, names[i]);
        }
        return text;
    }

    /** A text, empty when there is none. */
    String text(String key, String name) {
        try {
            return registry.value(key, name).orElse("");
        } catch (IOException e) {
            search.problem(origin(key), "unreadable", e.getMessage());
            return "";
        }
    }

    private Origin origin(String key) {
        return new Origin(client, "HKEY_CURRENT_USER\\" + key);
    }
}
