package org.autoroute.smtp.mailclients;

import java.util.ArrayList;
import java.util.List;

import org.autoroute.smtp.routing.LoginKind;
import org.autoroute.smtp.routing.Tls;

/**
 * Outlook 2002 to 2021 and Microsoft 365 on Windows: the Internet accounts of every profile. Accounts of Exchange have no outgoing server, and the
 * new Outlook, which keeps its accounts with Microsoft, has none here.
 */
final class Outlook implements Source {

    private static final String OFFICE = "Software\\Microsoft\\Office";
    private static final String BEFORE_2013 = "Software\\Microsoft\\Windows NT\\CurrentVersion\\Windows Messaging Subsystem\\Profiles";
    /** The section of a profile that holds its accounts. */
    private static final String ACCOUNTS = "9375CFF0413111d3B88A00104B2A6676";

    @Override
    public String client() {
        return "Outlook";
    }

    @Override
    public void look(Places places, Search search) {
        RegistrySearch registry = new RegistrySearch(client(), places.registry(), search);
        List<String> roots = new ArrayList<>();
        registry.below(OFFICE).stream().filter(version -> version.matches(".*\\\\[0-9]+\\.0")).forEach(version -> {
            roots.add(version + "\\Outlook\\Profiles");
        });
        roots.add(BEFORE_2013);
        for (String root : roots) {
            for (String profile : registry.below(root)) {
                registry.below(profile + "\\" + ACCOUNTS).forEach(account -> registry.account(account, false, (key, port) -> manner(registry, key, port), "Email",
                        "Account Name"));
            }
        }
    }

    /** Versions before 2007 know one switch for TLS. */
    private static Manner manner(RegistrySearch registry, String key, String port) {
        Manner manner = switch (registry.text(key, "SMTP Secure Connection")) {
            case "0" -> Manner.of(Tls.NONE);
            case "1" -> Manner.of(Tls.IMPLICIT);
            case "2" -> Manner.of(Tls.STARTTLS);
            case "3" -> Manner.of(Tls.IF_OFFERED);
            default -> registry.text(key, "SMTP Use SSL").equals("1") ? Manner.of(Manner.switchedOn(port)) : Manner.UNKNOWN;
        };
        return registry.text(key, "SMTP Use Auth").equals("1")
                ? manner.as(LoginKind.PASSWORD, registry.first(key, "SMTP User", "POP3 User", "IMAP User")) : manner;
    }
}
