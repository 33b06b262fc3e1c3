package org.autoroute.smtp.mailclients;

import java.util.ArrayList;
import java.util.List;

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
                    && account.endsWith("\\" + standard), "SMTP Email Address", "Account Name"));
        }
    }
}
