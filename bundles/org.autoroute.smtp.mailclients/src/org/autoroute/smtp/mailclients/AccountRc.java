package org.autoroute.smtp.mailclients;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.autoroute.smtp.routing.LoginKind;
import org.autoroute.smtp.routing.Tls;

/** Claws Mail and Sylpheed, of one origin: the {@code [Account: N]} of {@code accountrc}. */
final class AccountRc implements Source {

    private static final Map<String, Tls> PROTECTION = Map.of("0", Tls.NONE, "1", Tls.IMPLICIT, "2", Tls.STARTTLS);
    /** Of the ways to log in, which are bits, the one of OAuth 2. */
    private static final String OAUTH = "32";

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
        Manner manner = manner(account);
        search.found(origin, name, account.text("smtp_server"), port, manner.tls().equals(Optional.of(Tls.IMPLICIT)) ? 465 : 25,
                account.isOn("is_default"), manner);
    }

    /** Without a user of its own the one of the incoming mail is taken. */
    private static Manner manner(Ini.Section account) {
        Manner manner = Manner.of(Optional.ofNullable(PROTECTION.get(account.text("ssl_smtp"))));
        String user = account.text("smtp_user_id").isEmpty() ? account.text("user_id") : account.text("smtp_user_id");
        LoginKind kind = account.text("smtp_auth_method").equals(OAUTH) ? LoginKind.OAUTH : LoginKind.PASSWORD;
        return account.isOn("use_smtp_auth") ? manner.as(kind, user) : manner;
    }
}
