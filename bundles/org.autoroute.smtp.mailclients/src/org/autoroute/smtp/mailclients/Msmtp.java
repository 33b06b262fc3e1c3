package org.autoroute.smtp.mailclients;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.autoroute.smtp.routing.LoginKind;
import org.autoroute.smtp.routing.Tls;

/** msmtp: the accounts of {@code ~/.msmtprc} or {@code msmtp/config}. Commands such as {@code eval} are not carried out. */
final class Msmtp implements Source {

    private static final Set<String> WANTED = Set.of("host", "port", "from", "tls", "tls_starttls", "auth", "user");
    private static final String STANDARD = "default";
    private static final int MOST_ACCOUNTS = 1000;

    @Override
    public String client() {
        return "msmtp";
    }

    @Override
    public void look(Places places, Search search) throws InterruptedException {
        for (Path file : List.of(places.home().resolve(".msmtprc"), places.config().resolve("msmtp/config"))) {
            Origin origin = new Origin(client(), file);
            search.text(origin, file, text -> {
                Map<String, Map<String, String>> accounts = read(text);
                String standard = accounts.getOrDefault(STANDARD, Map.of()).getOrDefault("host", "");
                accounts.forEach((name, account) -> tell(name, account, standard, origin, search));
            });
        }
    }

    private static void tell(String name, Map<String, String> account, String standard, Origin origin, Search search) {
        String host = account.getOrDefault("host", "");
        Tls tls = !isOn(account.getOrDefault("tls", "off")) ? Tls.NONE : isOn(account.getOrDefault("tls_starttls", "on")) ? Tls.STARTTLS : Tls.IMPLICIT;
        String auth = account.getOrDefault("auth", "off");
        Manner manner = Manner.of(tls).as(auth.isEmpty() ? LoginKind.PASSWORD : Manner.kind(auth), account.getOrDefault("user", ""));
        // "account default : work" says nothing about an address that "account work" does not.
        String who = account.getOrDefault("from", name.equals(STANDARD) ? "" : name);
        search.found(origin, who, host, port(account.getOrDefault("port", "")), tls == Tls.IMPLICIT ? 465 : 25,
                !host.isEmpty() && host.equals(standard), manner);
    }

    private static Map<String, Map<String, String>> read(Chars text) throws Malformed {
        Map<String, Map<String, String>> accounts = new LinkedHashMap<>();
        Map<String, String> defaults = new HashMap<>();
        Map<String, String> current = defaults;
        for (Chars untrimmed : text.lines()) {
            Chars line = untrimmed.strip();
            Chars word = word(line);
            if (line.length() == 0 || line.charAt(0) == '#') {
                continue;
            }
            if (word.is("defaults")) {
                current = defaults;
            } else if (word.is("account")) {
                current = account(unquoted(line.from(word.length())), accounts, defaults);
                if (accounts.size() > MOST_ACCOUNTS) {
                    throw new Malformed("malformed.entries", MOST_ACCOUNTS);
                }
            } else if (WANTED.contains(word.toString())) {
                current.put(word.toString(), unquoted(line.from(word.length())));
            }
        }
        return accounts;
    }

    /** {@code name}, or {@code name : other, another}, which takes over the settings of accounts before it. */
    private static Map<String, String> account(String heading, Map<String, Map<String, String>> accounts, Map<String, String> defaults) {
        String[] parts = heading.split(":", 2);
        Map<String, String> account = new HashMap<>(defaults);
        if (parts.length > 1) {
            for (String base : parts[1].split(",")) {
                account.putAll(accounts.getOrDefault(base.strip(), Map.of()));
            }
        }
        accounts.put(parts[0].strip(), account);
        return account;
    }

    private static Chars word(Chars line) {
        int end = 0;
        while (end < line.length() && line.charAt(end) > ' ') {
            end++;
        }
        return line.subSequence(0, end);
    }

    private static String unquoted(Chars value) {
        Chars text = value.strip();
        return (text.isQuoted() ? text.subSequence(1, text.length() - 1) : text).toString();
    }

    private static boolean isOn(String value) {
        return value.isEmpty() || value.equals("on");
    }

    /** A port may be given by the name of its service. */
    private static String port(String port) {
        return switch (port) {
            case "smtp" -> "25";
            case "smtps", "submissions" -> "465";
            case "submission" -> "587";
            default -> port;
        };
    }
}
