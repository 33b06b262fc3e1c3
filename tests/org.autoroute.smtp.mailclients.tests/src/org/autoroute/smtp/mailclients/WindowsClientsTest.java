package org.autoroute.smtp.mailclients;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Outlook, Outlook Express, Windows Mail, Windows Live Mail and Eudora. */
class WindowsClientsTest {

    private static final String OUTLOOK = "Software\\Microsoft\\Office\\16.0\\Outlook\\Profiles\\Outlook\\9375CFF0413111d3B88A00104B2A6676\\";
    private static final String OUTLOOK_2010 = "Software\\Microsoft\\Windows NT\\CurrentVersion\\Windows Messaging Subsystem\\Profiles\\Old"
            + "\\9375CFF0413111d3B88A00104B2A6676\\";
    private static final String EXPRESS = "Software\\Microsoft\\Internet Account Manager";

    @TempDir
    private Path folder;

    /** Values by full name. Fails when a password is asked for. */
    private static final class PlayedRegistry implements Registry {

        private final Map<String, String> values = new LinkedHashMap<>();

        PlayedRegistry put(String key, String name, String value) {
            values.put(key + "\\" + name, value);
            return this;
        }

        @Override
        public List<String> keys(String key) {
            return values.keySet().stream().filter(name -> name.startsWith(key + "\\")).map(name -> name.substring(key.length() + 1))
                    .filter(rest -> rest.indexOf('\\') > 0).map(rest -> rest.substring(0, rest.indexOf('\\'))).distinct().toList();
        }

        @Override
        public Optional<String> value(String key, String name) throws IOException {
            if (name.contains("Password")) {
                throw new AssertionError(name);
            }
            if (key.contains("closed")) {
                throw new IOException("RegOpenKeyEx 5");
            }
            return Optional.ofNullable(values.get(key + "\\" + name));
        }
    }

    @Test
    void outlookHasTheAccountsOfEveryProfileAndVersion() throws Exception {
        PlayedHome home = new PlayedHome(folder).with(new PlayedRegistry()
                .put("Software\\Microsoft\\Office\\Common", "x", "1")
                .put(OUTLOOK + "00000001", "Service Name", "MSEMS")
                .put(OUTLOOK + "00000002", "Account Name", "Work")
                .put(OUTLOOK + "00000002", "Email", "alice@work.example")
                .put(OUTLOOK + "00000002", "SMTP Server", "smtp.work.example")
                .put(OUTLOOK + "00000002", "SMTP Port", "587")
                .put(OUTLOOK + "00000002", "SMTP Secure Connection", "2")
                .put(OUTLOOK + "00000002", "SMTP Use Auth", "1")
                .put(OUTLOOK + "00000002", "POP3 User", "alice")
                .put(OUTLOOK + "00000002", "SMTP Password", PlayedHome.SECRET)
                .put(OUTLOOK_2010 + "00000003", "Account Name", "Old")
                .put(OUTLOOK_2010 + "00000003", "SMTP Server", "smtp.old.example")
                .put(OUTLOOK_2010 + "00000003", "SMTP Use SSL", "1")
                .put(OUTLOOK_2010 + "00000003", "SMTP User", "unused")
                .put(OUTLOOK_2010 + "closed", "SMTP Server", "smtp.closed.example"));

        Findings found = home.find();

        assertEquals(List.of("smtp.work.example:587 | Outlook | alice@work.example", "smtp.old.example:25 | Outlook | Old"),
                PlayedHome.servers(found));
        assertEquals(List.of("smtp.work.example:587 starttls password alice", "smtp.old.example:25 starttls"), PlayedHome.manners(found));
        assertEquals(List.of("Outlook: cannot be read: RegOpenKeyEx 5"), PlayedHome.problems(found));
    }

    @Test
    void outlookExpressHasTheAccountsOfEveryIdentity() throws Exception {
        String other = "Identities\\{8F5A1A06-0001}\\" + EXPRESS;
        PlayedHome home = new PlayedHome(folder).with(new PlayedRegistry()
                .put(EXPRESS, "Default Mail Account", "00000001")
                .put(EXPRESS + "\\Accounts\\00000001", "SMTP Server", "smtp.home.example")
                .put(EXPRESS + "\\Accounts\\00000001", "SMTP Email Address", "alice@home.example")
                .put(EXPRESS + "\\Accounts\\00000001", "SMTP Use Sicily", "2")
                .put(EXPRESS + "\\Accounts\\00000001", "POP3 User Name", "alice")
                .put(EXPRESS + "\\Accounts\\00000001", "SMTP User Name", "unused")
                .put(EXPRESS + "\\Accounts\\00000001", "SMTP Password2", PlayedHome.SECRET)
                .put(EXPRESS + "\\Accounts\\00000002", "NNTP Server", "news.home.example")
                .put(other + "\\Accounts\\00000001", "SMTP Server", "smtp.bob.example")
                .put(other + "\\Accounts\\00000001", "Account Name", "Bob")
                .put(other + "\\Accounts\\00000001", "SMTP Port", "2525")
                .put(other + "\\Accounts\\00000001", "SMTP Secure Connection", "1")
                .put(other + "\\Accounts\\00000001", "SMTP Use Sicily", "3")
                .put(other + "\\Accounts\\00000001", "SMTP User Name", "bob"));

        Findings found = home.find();

        assertEquals(List.of("smtp.home.example:25 | Outlook Express | alice@home.example *", "smtp.bob.example:2525 | Outlook Express | Bob"),
                PlayedHome.servers(found));
        assertEquals(List.of("smtp.home.example:25 none password alice", "smtp.bob.example:2525 implicit password bob"), PlayedHome.manners(found));
        assertEquals(List.of(), found.problems());
    }

    @Test
    void windowsMailHasAFileForEachAccountWithHexadecimalNumbers() throws Exception {
        PlayedHome home = new PlayedHome(folder).set("LOCALAPPDATA", folder.resolve("local"));
        String account = """
                <?xml version="1.0" encoding="utf-16" ?>
                <MessageAccount>
                  <Account_Name type="SZ">Home</Account_Name>
                  <Connection_Type type="DWORD">00000003</Connection_Type>
                  <POP3_Server type="SZ">pop.home.example</POP3_Server>
                  <POP3_Password2 type="BINARY">SECRET</POP3_Password2>
                  <SMTP_Server type="SZ">smtp.home.example</SMTP_Server>
                  <SMTP_Port type="DWORD">0000024b</SMTP_Port>
                  <SMTP_Secure_Connection type="DWORD">00000001</SMTP_Secure_Connection>
                  <SMTP_Use_Sicily type="DWORD">00000002</SMTP_Use_Sicily>
                  <POP3_User_Name type="SZ">alice</POP3_User_Name>
                  <SMTP_Email_Address type="SZ">alice@home.example</SMTP_Email_Address>
                </MessageAccount>
                """;
        home.write("local/Microsoft/Windows Mail/Local Folders/account{4A18B81E}.oeaccount", "\ufeff" + account, StandardCharsets.UTF_16LE);
        home.write("local/Microsoft/Windows Live Mail/Work/account{1}.oeaccount",
                account.replace("utf-16", "utf-8").replace("home", "live").replace("0000024b", "zz"));
        home.write("local/Microsoft/Windows Live Mail/Work/account{2}.oeaccount", "<MessageAccount><NNTP_Server>n</NNTP_Server></MessageAccount>");

        Findings found = home.find();

        assertEquals(List.of("smtp.home.example:587 | Windows Mail | alice@home.example"), PlayedHome.servers(found));
        assertEquals(List.of("smtp.home.example:587 starttls password alice"), PlayedHome.manners(found));
        assertEquals(List.of("Windows Live Mail: the account \u201calice@live.example\u201d names no usable outgoing server: "
                + "\u201csmtp.live.example\u201d, port \u201czz\u201d"), PlayedHome.problems(found));
    }

    @Test
    void eudoraHasADominantPersonalityAndOthers() throws Exception {
        PlayedHome home = new PlayedHome(folder).set("APPDATA", folder.resolve("data"));
        home.write("data/Qualcomm/Eudora/eudora.ini", """
                [Settings]
                POPAccount=alice@pop.home.example
                ReturnAddress=alice@home.example
                SavePasswordText=SECRET
                SMTPServer=smtp.home.example
                SSLSendUse=2
                SSLSMTPAlternatePort=465
                ; a comment
                [Personalities]
                Persona0=Persona-Work
                [Persona-Work]
                POPAccount=alice@work.example
                UseSubmissionPort=1
                SSLSendUse=3
                LoginName=al
                SmtpAuthAllowed=1
                [Persona-Caf\u00e9]
                SMTPServer=
                SMTPPort=2525
                SSLSendUse=2
                SSLSMTPAlternatePort=2465
                SmtpAuthAllowed=0
                LoginName=cafe
                [Window Position]
                x=1
                """.replace("\n", "\r\n"), StandardCharsets.ISO_8859_1);

        Findings found = home.find();

        assertEquals(List.of("smtp.home.example:465 | Eudora | alice@home.example *", "work.example:587 | Eudora | Work",
                "smtp.home.example:2465 | Eudora | Caf\u00e9"), PlayedHome.servers(found));
        assertEquals(List.of("smtp.home.example:465 implicit password alice", "work.example:587 starttls password al",
                "smtp.home.example:2465 implicit"), PlayedHome.manners(found));
        assertEquals(List.of(), found.problems());
    }
}
