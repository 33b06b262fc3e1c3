package org.autoroute.smtp.mailclients;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.autoroute.smtp.routing.LoginKind;
import org.autoroute.smtp.routing.Tls;

/** Geary: {@code geary.ini} of every account, in the form of version 1 and in the one before. For the providers it knows it writes no server. */
final class Geary implements Source {

    private static final Map<String, Tls> PROTECTION = Map.of("none", Tls.NONE, "start-tls", Tls.STARTTLS, "transport", Tls.IMPLICIT);
    /** Of the providers it knows. */
    private static final Map<String, Optional<Tls>> OWN_TLS = Map.of("gmail", Optional.of(Tls.IMPLICIT), "yahoo", Optional.of(Tls.IMPLICIT), "outlook",
            Optional.of(Tls.STARTTLS));

    @Override
    public String client() {
        return "Geary";
    }

    @Override
    public void look(Places places, Search search) throws InterruptedException {
        for (Path config : List.of(places.config(), places.flatpakConfig("org.gnome.Geary"))) {
            Path accounts = config.resolve("geary");
            for (Path account : search.folder(new Origin(client(), accounts), accounts)) {
                Path file = account.resolve("geary.ini");
                Origin origin = new Origin(client(), file);
                search.text(origin, file, text -> tell(Ini.read(text), origin, search));
            }
        }
    }

    private static void tell(List<Ini.Section> sections, Origin origin, Search search) {
        Ini.Section former = Ini.section(sections, "AccountInformation");
        if (!former.values().isEmpty()) {
            String host = host(former.text("service_provider"), former.unescaped("smtp_host"));
            search.found(origin, former.unescaped("primary_email"), host, former.text("smtp_port"),
                    usual(former.text("service_provider"), former.isOn("smtp_ssl"), former.isOn("smtp_starttls")), false, former(former));
            return;
        }
        Ini.Section account = Ini.section(sections, "Account");
        Ini.Section server = Ini.section(sections, "Outgoing");
        String status = Ini.section(sections, "Metadata").text("status");
        if (!account.values().isEmpty() && (status.isEmpty() || status.equals("enabled"))) {
            String provider = account.text("service_provider");
            String security = server.text("transport_security");
            search.found(origin, address(account.unescaped("sender_mailboxes")), host(provider, server.unescaped("host")), server.text("port"),
                    usual(provider, security.equals("transport"), security.equals("start-tls")), account.text("ordinal").equals("0"), manner(sections, account, server));
        }
    }

    private static Manner former(Ini.Section account) {
        String provider = account.text("service_provider");
        Manner manner = Manner.of(Optional.of(account.isOn("smtp_ssl") ? Tls.IMPLICIT : account.isOn("smtp_starttls") ? Tls.STARTTLS : Tls.NONE));
        if (OWN_TLS.containsKey(provider)) {
            manner = Manner.of(OWN_TLS.get(provider)).as(login(provider), account.unescaped("primary_email"));
        }
        String user = account.unescaped(account.isOn("smtp_use_imap_credentials") ? "imap_username" : "smtp_username");
        return account.isOn("smtp_noauth") ? Manner.of(manner.tls()) : manner.as(login(provider), user);
    }

    private static Manner manner(List<Ini.Section> sections, Ini.Section account, Ini.Section server) {
        String provider = account.text("service_provider");
        Manner manner = Manner.of(OWN_TLS.getOrDefault(provider, Optional.ofNullable(PROTECTION.get(server.text("transport_security")))));
        String incoming = Ini.section(sections, "Incoming").unescaped("login");
        return switch (server.text("credentials")) {
            case "none" -> manner;
            case "custom" -> manner.as(login(provider), server.unescaped("login"));
            default -> manner.as(login(provider), incoming.isEmpty() && OWN_TLS.containsKey(provider) ? address(account.unescaped("sender_mailboxes"))
                    : incoming);
        };
    }

    private static LoginKind login(String provider) {
        return provider.equals("gmail") ? LoginKind.OAUTH : LoginKind.PASSWORD;
    }

    private static String host(String provider, String host) {
        if (!host.isEmpty()) {
            return host;
        }
        return switch (provider) {
            case "gmail" -> "smtp.gmail.com";
            case "yahoo" -> "smtp.mail.yahoo.com";
            case "outlook" -> "smtp-mail.outlook.com";
            default -> "";
        };
    }

    private static int usual(String provider, boolean tls, boolean startTls) {
        return switch (provider) {
            case "gmail", "yahoo" -> 465;
            case "outlook" -> 587;
            default -> tls ? 465 : startTls ? 587 : 25;
        };
    }

    /** The address of the first of {@code Name <address>;Name <address>;}. */
    private static String address(String mailboxes) {
        String first = mailboxes.split(";", 2)[0].strip();
        int open = first.lastIndexOf('<');
        return open >= 0 && first.endsWith(">") ? first.substring(open + 1, first.length() - 1) : first;
    }
}
