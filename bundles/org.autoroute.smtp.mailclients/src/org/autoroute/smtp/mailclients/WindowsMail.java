package org.autoroute.smtp.mailclients;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Windows Mail of Vista and Windows Live Mail: an {@code .oeaccount} for each account, which is XML; numbers are hexadecimal. Mail of Windows 8 and
 * later keeps its accounts in a database, which is not read.
 */
final class WindowsMail implements Source {

    private static final Set<String> WANTED = Set.of("SMTP_Server", "SMTP_Port", "SMTP_Email_Address", "Account_Name",
            "SMTP_Secure_Connection", "SMTP_Use_Sicily", "SMTP_User_Name", "POP3_User_Name", "IMAP_User_Name");

    @Override
    public String client() {
        return "Windows Mail";
    }

    @Override
    public void look(Places places, Search search) throws InterruptedException {
        Optional<Path> local = places.local();
        if (local.isPresent()) {
            look(client(), local.get().resolve("Microsoft").resolve("Windows Mail"), search);
            look("Windows Live Mail", local.get().resolve("Microsoft").resolve("Windows Live Mail"), search);
        }
    }

    /** Accounts lie in the folders of the store, one below its root. */
    private static void look(String client, Path store, Search search) throws InterruptedException {
        for (Path folder : search.folder(new Origin(client, store), store)) {
            for (Path file : search.folder(new Origin(client, folder), folder)) {
                if (file.getFileName().toString().endsWith(".oeaccount")) {
                    Origin origin = new Origin(client, file);
                    search.content(origin, file, content -> tell(Xml.read(content, WindowsMail::read), origin, search));
                }
            }
        }
    }

    private static Map<String, String> read(XMLStreamReader xml) throws XMLStreamException {
        Map<String, String> values = new HashMap<>();
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamReader.START_ELEMENT && WANTED.contains(xml.getLocalName())) {
                String name = xml.getLocalName();
                values.put(name, Xml.text(xml));
            }
        }
        return values;
    }

    private static void tell(Map<String, String> account, Origin origin, Search search) {
        String host = account.getOrDefault("SMTP_Server", "");
        if (!host.isEmpty()) {
            String port = number(account.getOrDefault("SMTP_Port", ""));
            Manner manner = OutlookExpress.manner(number(account.getOrDefault("SMTP_Secure_Connection", "")).equals("1"), port,
                    number(account.getOrDefault("SMTP_Use_Sicily", "")), account.getOrDefault("SMTP_User_Name", ""),
                    account.getOrDefault("POP3_User_Name", account.getOrDefault("IMAP_User_Name", "")));
            String name = account.getOrDefault("SMTP_Email_Address", "");
            search.found(origin, name.isEmpty() ? account.getOrDefault("Account_Name", "") : name, host, port, 25, false,
                    manner);
        }
    }

    /** What is no number stays as it is, and is refused as a port. */
    private static String number(String hexadecimal) {
        return hexadecimal.matches("[0-9A-Fa-f]{1,8}") ? Long.toString(Long.parseLong(hexadecimal, 16)) : hexadecimal;
    }
}
