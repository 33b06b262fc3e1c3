package org.autoroute.smtp.mailclients;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Claws Mail and Sylpheed, of one origin: the {@code [Account: N]} of {@code accountrc}. */
final class AccountRc implements Source {

    /** TLS from the first octet on, which has a port of its own; 2 is STARTTLS. */
    private static final String TLS = "1";

    private final String client;
    private final Function<Places, List<Path>> folders;

    private AccountRc(String client, Function<Places, List<Path>> folders) {
        this.client = client;
        this.folders = folders;
    }

    static Source clawsMail() {
        return new AccountRc("Claws Mail", places -> {
            List<Path> folders = new ArrayList<>(List.of(places.home().resolve(".claws-mail"), places.config().resolve("claws-mail"),
                    places.flatpakHome("org.claws_mail.Claws-Mail").resolve(".claws-mail"),
                    places.flatpakConfig("org.claws_mail.Claws-Mail").resolve("claws-mail")));
            places.roaming().ifPresent(data -> folders.add(data.resolve("Claws-mail")));
            return folders;
        });
    }

    static Source sylpheed() {
        return new AccountRc("Sylpheed", places -> {
            List<Path> folders = new ArrayList<>(List.of(places.home().resolve(".sylpheed-2.0")));
            places.roaming().ifPresent(data -> folders.add(data.resolve("Sylpheed")));
            return folders;
        });
    }

    @Override
    public String client() {
        return client;
    }

    @Override
    public void look(Places places, Search search) throws InterruptedException {
        for (Path folder : folders.apply(places)) {
            Path file = folder.resolve("accountrc");
            Origin origin = new Origin(client, file);
            search.text(origin, file, text -> {
                for (Ini.Section account : Ini.read(text)) {
                    if (account.name().startsWith("Account") && !account.isOn("use_mail_command")) {
                        tell(account, origin, search);
                    }
                }
            });
        }
    }

    private static void tell(Ini.Section account, Origin origin, Search search) {
        String name = account.text("address").isEmpty() ? account.text("account_name") : account.text("address");
        String port = account.isOn("set_smtpport") ? account.text("smtp_port") : "";
        search.found(origin, name, account.text("smtp_server"), port, account.text("ssl_smtp").equals(TLS) ? 465 : 25, account.isOn("is_default"));
    }
}
