package org.autoroute.smtp.mailclients;

import java.util.ArrayList;
import java.util.List;

import org.autoroute.smtp.routing.LoginKind;
import org.autoroute.smtp.routing.Tls;

/** Outlook Express: the accounts of the Internet Account Manager, those of the main identity and of the others. */
final class OutlookExpress implements Source {

    private static final String MANAGER = "Software\\Microsoft\\Internet Account Manager";

    @Override
    public String client() {
        return "Outlook Express";
    }

    @Override
    public void look(Places places, Search search) {
        RegistrySearch registry = new RegistrySearch(client(), places.registry(), search);
        List<String> managers = new ArrayList<>(List.of(MANAGER));
        registry.below("Identities").forEach(identity -> managers.add(identity + "\\" + MANAGER));
        for (String manager : managers) {
            String standard = registry.text(manager, "Default Mail Account");
            registry.below(manager + "\\Accounts").forEach(account -> registry.account(account, !standard.isEmpty()
                    && account.endsWith("\\" + standard), (key, port) -> manner(registry, key, port), "SMTP Email Address", "Account Name"));
        }
    }

    private static Manner manner(RegistrySearch registry, String key, String port) {
        return manner(registry.text(key, "SMTP Secure Connection").equals("1"), port, registry.text(key, "SMTP Use Sicily"),
                registry.text(key, "SMTP User Name"), registry.first(key, "POP3 User Name", "IMAP User Name"));
    }

    /**
     * What this client's and its successors' numbers stand for.
     *
     * @param login 0 none, 1 and 3 with a user of its own, 2 as for incoming mail
     */
    static Manner manner(boolean tls, String port, String login, String own, String incoming) {
        Manner manner = Manner.of(tls ? Manner.switchedOn(port) : Tls.NONE);
        return switch (login) {
            case "1", "3" -> manner.as(LoginKind.PASSWORD, own);
            case "2" -> manner.as(LoginKind.PASSWORD, incoming);
            default -> manner;
        };
    }
}
