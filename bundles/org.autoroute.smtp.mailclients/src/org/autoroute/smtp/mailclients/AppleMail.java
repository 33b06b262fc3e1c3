package org.autoroute.smtp.mailclients;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.autoroute.smtp.routing.LoginKind;
import org.autoroute.smtp.routing.Tls;

/**
 * Mail of macOS: the {@code DeliveryAccounts} of its property lists; the addresses come from the accounts that name one as
 * {@code SMTPIdentifier}, which is its host and user. Since OS X 10.11 accounts lie in a database instead, which is not read.
 */
final class AppleMail implements Source {

    private static final Set<String> WANTED = Set.of("DeliveryAccounts", "MailAccounts", "Hostname", "PortNumber", "SSLEnabled", "Username",
            "EmailAddresses", "SMTPIdentifier", "AccountName", "AuthenticationScheme", "ShouldUseAuthentication");

    @Override
    public String client() {
        return "Apple Mail";
    }

    @Override
    public void look(Places places, Search search) throws InterruptedException {
        Path library = places.library();
        Path versions = library.resolve("Mail");
        List<Path> files = new ArrayList<>(List.of(library.resolve("Preferences/com.apple.mail.plist"),
                library.resolve("Containers/com.apple.mail/Data/Library/Preferences/com.apple.mail.plist")));
        for (Path version : search.folder(new Origin(client(), versions), versions)) {
            if (version.getFileName().toString().matches("V[0-9]+")) {
                files.add(version.resolve("MailData/Accounts.plist"));
            }
        }
        for (Path file : files) {
            Origin origin = new Origin(client(), file);
            search.content(origin, file, content -> tell(Plist.map(Plist.read(content, WANTED)), origin, search));
        }
    }

    private static void tell(Map<?, ?> plist, Origin origin, Search search) {
        for (Object entry : Plist.list(plist.get("DeliveryAccounts"))) {
            Map<?, ?> server = Plist.map(entry);
            String host = Plist.text(server.get("Hostname"));
            String user = Plist.text(server.get("Username"));
            if (!host.isEmpty()) {
                search.found(origin, account(plist, host + ":" + user), host, Plist.text(server.get("PortNumber")),
                        Plist.isOn(server.get("SSLEnabled")) ? 587 : 25, false, manner(server, user));
            }
        }
    }

    private static Manner manner(Map<?, ?> server, String user) {
        Manner manner = !server.containsKey("SSLEnabled") ? Manner.UNKNOWN
                : Manner.of(Plist.isOn(server.get("SSLEnabled")) ? Manner.switchedOn(Plist.text(server.get("PortNumber"))) : Tls.NONE);
        String scheme = Plist.text(server.get("AuthenticationScheme"));
        boolean wanted = !server.containsKey("ShouldUseAuthentication") || Plist.isOn(server.get("ShouldUseAuthentication")) || !scheme.isEmpty();
        return wanted ? manner.as(scheme.isEmpty() ? LoginKind.PASSWORD : Manner.kind(scheme), user) : manner;
    }

    private static String account(Map<?, ?> plist, String server) {
        return Plist.list(plist.get("MailAccounts")).stream().map(Plist::map).filter(account -> server.equals(account.get("SMTPIdentifier")))
                .map(account -> {
                    String addresses = Plist.list(account.get("EmailAddresses")).stream().map(Plist::text).filter(text -> !text.isEmpty())
                            .collect(Collectors.joining(", "));
                    return addresses.isEmpty() ? Plist.text(account.get("AccountName")) : addresses;
                }).filter(name -> !name.isEmpty()).distinct().collect(Collectors.joining(", "));
    }
}
