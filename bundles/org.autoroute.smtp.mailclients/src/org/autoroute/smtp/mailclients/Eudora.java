package org.autoroute.smtp.mailclients;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.autoroute.smtp.routing.LoginKind;
import org.autoroute.smtp.routing.Tls;

/**
 * Eudora for Windows: the dominant personality in {@code [Settings]} of {@code eudora.ini}, the others in {@code [Persona-NAME]}. Where no SMTP
 * server is given, Eudora sends through the host of the POP account.
 */
final class Eudora implements Source {

    private static final String PERSONALITY = "Persona-";
    private static final String DOMINANT = "Settings";
    /** TLS on a port of its own. */
    private static final String ALTERNATE_PORT = "2";
    private static final Map<String, Tls> PROTECTION = Map.of("0", Tls.NONE, "1", Tls.IF_OFFERED, ALTERNATE_PORT, Tls.IMPLICIT, "3", Tls.STARTTLS);

    @Override
    public String client() {
        return "Eudora";
    }

    @Override
    public void look(Places places, Search search) throws InterruptedException {
        List<Path> folders = new ArrayList<>(places.programs());
        places.roaming().ifPresent(folders::add);
        for (Path folder : folders) {
            Path file = folder.resolve("Qualcomm").resolve("Eudora").resolve("eudora.ini");
            Origin origin = new Origin(client(), file);
            search.text(origin, file, text -> {
                List<Ini.Section> sections = Ini.read(text);
                String ofDominant = server(Ini.section(sections, DOMINANT));
                for (Ini.Section section : sections) {
                    boolean dominant = section.name().equals(DOMINANT);
                    String host = server(section).isEmpty() ? ofDominant : server(section);
                    if ((dominant || section.name().startsWith(PERSONALITY)) && !host.isEmpty()) {
                        search.found(origin, account(section), host, port(section), 25, dominant, manner(section));
                    }
                }
            });
        }
    }

    /** It logs in wherever it may; that is taken for granted only where it was said, or where the connection has to be protected. */
    private static Manner manner(Ini.Section section) {
        Optional<Tls> tls = Optional.ofNullable(PROTECTION.get(section.text("SSLSendUse")));
        String account = section.text("POPAccount");
        String user = section.text("LoginName").isEmpty() ? account.substring(0, Math.max(0, account.lastIndexOf('@'))) : section.text("LoginName");
        boolean login = section.isOn("SmtpAuthAllowed") || section.text("SmtpAuthAllowed").isEmpty() && tls.map(Tls::isRequired).orElse(false);
        return login ? Manner.of(tls).as(LoginKind.PASSWORD, user) : Manner.of(tls);
    }

    private static String server(Ini.Section section) {
        String account = section.text("POPAccount");
        String server = section.text("SMTPServer");
        return server.isEmpty() ? account.substring(account.lastIndexOf('@') + 1) : server;
    }

    private static String account(Ini.Section section) {
        String name = section.name().startsWith(PERSONALITY) ? section.name().substring(PERSONALITY.length()) : "";
        return section.text("ReturnAddress").isEmpty() ? name : section.text("ReturnAddress");
    }

    private static String port(Ini.Section section) {
        if (section.text("SSLSendUse").equals(ALTERNATE_PORT)) {
            return section.text("SSLSMTPAlternatePort").isEmpty() ? "465" : section.text("SSLSMTPAlternatePort");
        }
        return section.isOn("UseSubmissionPort") ? "587" : section.text("SMTPPort");
    }
}
