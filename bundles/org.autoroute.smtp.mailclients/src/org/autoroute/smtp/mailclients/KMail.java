package org.autoroute.smtp.mailclients;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.autoroute.smtp.routing.LoginKind;
import org.autoroute.smtp.routing.Tls;

/** KMail and what else sends through Akonadi: the SMTP transports in {@code mailtransports}. */
final class KMail implements Source {

    /** By name; older versions write numbers. */
    private static final Map<String, Tls> PROTECTION = Map.of("NONE", Tls.NONE, "0", Tls.NONE, "SSL", Tls.IMPLICIT, "1", Tls.IMPLICIT, "TLS", Tls.STARTTLS,
            "2", Tls.STARTTLS);
    private static final String FILE = "mailtransports";

    @Override
    public String client() {
        return "KMail";
    }

    @Override
    public void look(Places places, Search search) throws InterruptedException {
        for (Path folder : List.of(places.config(), places.home().resolve(".kde/share/config"), places.home().resolve(".kde4/share/config"),
                places.flatpakConfig("org.kde.kmail"), places.flatpakConfig("org.kde.kmail2"), places.flatpakConfig("org.kde.kontact"))) {
            Path file = folder.resolve(FILE);
            Origin origin = new Origin(client(), file);
            search.text(origin, file, text -> tell(Ini.read(text), origin, search));
        }
    }

    private static void tell(List<Ini.Section> sections, Origin origin, Search search) {
        String standard = Ini.section(sections, "General").text("default-transport");
        for (Ini.Section transport : sections) {
            if (transport.name().startsWith("Transport ") && isSmtp(transport.text("type")) && isSmtp(transport.text("identifier"))) {
                boolean chosen = !standard.isEmpty() && transport.name().equals("Transport " + standard);
                search.found(origin, transport.unescaped("name"), transport.unescaped("host"), transport.text("port"), 25, chosen, manner(transport));
            }
        }
    }

    private static Manner manner(Ini.Section transport) {
        Manner manner = Manner.of(Optional.ofNullable(PROTECTION.get(transport.text("encryption").toUpperCase(Locale.ROOT))));
        LoginKind kind = transport.text("authtype").toUpperCase(Locale.ROOT).contains("OAUTH") ? LoginKind.OAUTH : LoginKind.PASSWORD;
        return transport.isOn("auth") ? manner.as(kind, transport.unescaped("user")) : manner;
    }

    /** Only what differs from the default is written, and that is SMTP; older versions write its number. */
    private static boolean isSmtp(String kind) {
        return kind.isEmpty() || kind.equals("0") || kind.equalsIgnoreCase("SMTP");
    }
}
