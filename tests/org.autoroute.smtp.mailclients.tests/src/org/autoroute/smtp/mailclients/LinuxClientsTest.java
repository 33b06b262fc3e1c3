package org.autoroute.smtp.mailclients;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Evolution, KMail, Claws Mail, Sylpheed and Geary. */
class LinuxClientsTest {

    private static final String TRANSPORT = """

            [Data Source]
            DisplayName=Work
            Enabled=true
            Parent=work-account

            [Mail Transport]
            BackendName=smtp

            [Authentication]
            Host=smtp.work.example
            Method=PLAIN
            Port=587
            ProxyUid=system-proxy
            RememberPassword=true
            User=alice

            [Security]
            Method=starttls-on-standard-port
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {".config", ".cache", ".var/app/org.gnome.Evolution/config", "xdg"})
    void evolutionNamesATransportByTheIdentityThatUsesIt(String config) throws Exception {
        PlayedHome home = new PlayedHome(folder);
        if (config.equals("xdg")) {
            home.set("XDG_CONFIG_HOME", folder.resolve("xdg"));
        }
        String sources = config + "/evolution/sources/";
        home.write(sources + "work-transport.source", TRANSPORT);
        home.write(sources + "work-identity.source", """
                [Data Source]
                DisplayName=Work
                Enabled=true

                [Mail Identity]
                Address=alice@work.example
                Name=Alice\\sAdams

                [Mail Submission]
                TransportUid=work-transport
                """);
        home.write(sources + "tls.source", TRANSPORT.replace("Port=587", "Port=0").replace("starttls-on-standard-port", "ssl-on-alternate-port")
                .replace("smtp.work", "tls.work"));
        home.write(sources + "off.source", TRANSPORT.replace("Enabled=true", "Enabled=false").replace("smtp.work", "off.work"));
        home.write(sources + "sendmail.source", TRANSPORT.replace("BackendName=smtp", "BackendName=sendmail"));
        home.write(sources + "calendar.source", "[Data Source]\nDisplayName=Calendar\n\n[Calendar]\nBackendName=local\n");

        Findings found = home.find();

        assertEquals(List.of("tls.work.example:465 | Evolution | Work", "smtp.work.example:587 | Evolution | alice@work.example"),
                PlayedHome.servers(found));
        assertEquals(List.of("tls.work.example:465 implicit password alice", "smtp.work.example:587 starttls password alice"),
                PlayedHome.manners(found));
        assertEquals(List.of(), found.problems());
    }

    @ParameterizedTest
    @CsvSource({"OAuth2, oauth", "XOAUTH2, oauth", "Google, oauth", "Outlook, oauth", "CRAM-MD5, password", "plain/password, password", "none, ''", "'', ''",
        "GSSAPI, ''"})
    void evolutionsWordsForALoginAreUnderstood(String method, String login) throws Exception {
        PlayedHome home = new PlayedHome(folder);
        home.write(".config/evolution/sources/a.source", TRANSPORT.replace("Method=PLAIN", "Method=" + method).replace("User=alice", "User=alice\\sa")
                .replace("starttls-on-standard-port", "none"));

        assertEquals(List.of("smtp.work.example:587 none" + (login.isEmpty() ? "" : " " + login + " alice a")), PlayedHome.manners(home.find()));
    }

    @ParameterizedTest
    @CsvSource({"encryption=SSL, auth=true, authtype=XOAUTH2, implicit oauth alice", "encryption=1, auth=true, '', implicit password alice",
        "encryption=2, auth=false, '', starttls", "encryption=None, '', '', none", "'', auth=true, authtype=PLAIN, password alice"})
    void kmailsProtectionAndLoginAreUnderstoodInOldFilesToo(String encryption, String auth, String type, String manner) throws Exception {
        PlayedHome home = new PlayedHome(folder);
        home.write(".config/mailtransports", "[Transport 1]\nhost=k.example\nuser=alice\npassword=SECRET\n" + String.join("\n", encryption, auth, type));

        assertEquals(List.of("k.example:25 " + manner), PlayedHome.manners(home.find()));
    }

    @ParameterizedTest
    @ValueSource(strings = {".config", ".kde/share/config", ".kde4/share/config", ".var/app/org.kde.kontact/config"})
    void kmailHasTheSmtpTransportsAndKnowsItsStandard(String config) throws Exception {
        PlayedHome home = new PlayedHome(folder);
        home.write(config + "/mailtransports", """
                [$Version]
                update_info=mailtransports.upd:initial

                [General]
                default-transport=1462366513

                [Transport 1462366513]
                auth=true
                encryption=TLS
                host[$e]=smtp.home.example
                id=1462366513
                identifier=SMTP
                name=Alice\\sat home
                password=SECRET
                port=587
                storepass=true
                user=alice

                [Transport 2]
                host=plain.example
                id=2
                name=Plain

                [Transport 3]
                identifier=sendmail
                name=Local
                type=Sendmail
                """);

        Findings found = home.find();

        assertEquals(List.of("smtp.home.example:587 | KMail | Alice at home *", "plain.example:25 | KMail | Plain"), PlayedHome.servers(found));
        assertEquals(List.of("smtp.home.example:587 starttls password alice", "plain.example:25"), PlayedHome.manners(found));
        assertEquals(List.of(), found.problems());
    }

    private static final String ACCOUNTRC = """
            [Account: 1]
            account_name=alice@home.example
            is_default=1
            name=Alice
            address=alice@home.example
            protocol=3
            receive_server=imap.home.example
            smtp_server=smtp.home.example
            user_id=alice
            password=SECRET
            ssl_smtp=2
            use_smtp_auth=1
            smtp_auth_method=16
            smtp_user_id=
            set_smtpport=1
            smtp_port=587

            [Account: 2]
            account_name=Work
            is_default=0
            address=
            smtp_server=smtp.work.example
            ssl_smtp=1
            use_smtp_auth=1
            smtp_auth_method=32
            user_id=unused
            smtp_user_id=alice@work.example
            smtp_password=SECRET
            set_smtpport=0
            smtp_port=2525

            [Account: 3]
            account_name=By command
            use_mail_command=1
            mail_command=/usr/sbin/sendmail -t -i
            smtp_server=unused.example
            """;

    @ParameterizedTest
    @ValueSource(strings = {".claws-mail", ".config/claws-mail", ".sylpheed-2.0", "data/Claws-mail", "data/Sylpheed"})
    void clawsMailAndSylpheedUseAPortOfTheirOwnOnlyWhereItIsSet(String place) throws Exception {
        PlayedHome home = new PlayedHome(folder).set("APPDATA", folder.resolve("data"));
        home.write(place + "/accountrc", ACCOUNTRC);

        Findings found = home.find();

        String client = place.toLowerCase().contains("claws") ? "Claws Mail" : "Sylpheed";
        assertEquals(List.of("smtp.home.example:587 | " + client + " | alice@home.example *", "smtp.work.example:465 | " + client + " | Work"),
                PlayedHome.servers(found));
        assertEquals(List.of("smtp.home.example:587 starttls password alice", "smtp.work.example:465 implicit oauth alice@work.example"),
                PlayedHome.manners(found));
        assertEquals(List.of(), found.problems());
    }

    @Test
    void gearyHasAServerOfItsOwnOrThatOfItsProvider() throws Exception {
        PlayedHome home = new PlayedHome(folder);
        home.write(".config/geary/account_01/geary.ini", """
                [Metadata]
                version=1
                status=enabled

                [Account]
                ordinal=0
                label=Work
                sender_mailboxes=Alice Adams <alice@work.example>;alias@work.example;
                service_provider=other

                [Incoming]
                login=alice@work.example
                host=imap.work.example
                port=993
                transport_security=transport

                [Outgoing]
                remember_password=true
                host=smtp.work.example
                port=2587
                transport_security=start-tls
                credentials=use-incoming
                """);
        home.write(".var/app/org.gnome.Geary/config/geary/account_02/geary.ini", """
                [Metadata]
                version=1
                status=enabled

                [Account]
                ordinal=1
                sender_mailboxes=alice@provider.example;
                service_provider=gmail

                [Outgoing]
                """);
        home.write(".config/geary/account_03/geary.ini", "[Metadata]\nversion=1\nstatus=removed\n[Account]\nservice_provider=other\n");
        home.write(".config/geary/old@home.example/geary.ini", """
                [AccountInformation]
                real_name=Alice
                primary_email=old@home.example
                service_provider=OTHER
                smtp_host=smtp.home.example
                smtp_ssl=false
                smtp_starttls=true
                smtp_username=unused
                smtp_use_imap_credentials=true
                imap_username=old
                """);

        Findings found = home.find();

        assertEquals(List.of("smtp.work.example:2587 | Geary | alice@work.example *", "smtp.home.example:587 | Geary | old@home.example",
                "smtp.gmail.com:465 | Geary | alice@provider.example"), PlayedHome.servers(found));
        assertEquals(List.of("smtp.work.example:2587 starttls password alice@work.example", "smtp.home.example:587 starttls password old",
                "smtp.gmail.com:465 implicit oauth alice@provider.example"), PlayedHome.manners(found));
        assertEquals(List.of(), found.problems());
    }
}
