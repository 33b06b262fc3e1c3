package org.autoroute.smtp.mailclients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mutt, NeoMutt and msmtp. */
class TerminalClientsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '!', value = {
        "set smtp_url=smtp://mail.example                              | mail.example:25",
        "set smtp_url = \"smtps://mail.example/\"                      | mail.example:465",
        "set from=a@b.example smtp_url='smtp://alice:SECRET@mail.example:587/' # home | mail.example:587",
        "  set   smtp_url =\"smtp://al%40ice:p@ss@mail.example:2525\"; set ssl_starttls=yes | mail.example:2525",
        "set smtp_url=smtp://[2001:db8::25]:2525                       | [2001:db8::25]:2525",
        "account-hook imap://mail.example 'set smtp_url=\"smtps://mail.example\"' | mail.example:465",
        "folder-hook work \"set from=a@b.example; set smtp_url='smtp://mail.example:587'\" | mail.example:587",
    })
    void anAddressIsReadInEveryWayItMayBeWritten(String line, String server) throws Exception {
        PlayedHome home = new PlayedHome(folder);
        home.write(".muttrc", "# set smtp_url=smtp://comment.example\nset imap_pass=\"SECRET\"\n" + line + "\n");

        Findings found = home.find();

        assertEquals(List.of(server), found.servers().stream().map(each -> each.server().toString()).toList());
        assertEquals(List.of(), found.problems());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '!', value = {
        "set smtp_url=smtp://mail.example                                            | mail.example:25 if-offered",
        "set smtp_url=smtps://alice@mail.example                                     | mail.example:465 implicit password alice",
        "set smtp_url=smtp://al%40home.example:SECRET@mail.example:587 ssl_force_tls | mail.example:587 starttls password al@home.example",
        "set ssl_force_tls=yes\\nset smtp_url=smtp://a@b:p@ss@mail.example             | mail.example:25 starttls password a@b",
        "set smtp_url=smtp://100%@mail.example\\nset ssl_starttls=no                   | mail.example:25 none password 100%",
        "set smtp_url=smtp://a+b@mail.example\\nset smtp_authenticators='oauthbearer'  | mail.example:25 if-offered oauth a+b",
        "set smtp_url=smtp://:SECRET@mail.example                                    | mail.example:25 if-offered",
    })
    void muttsUserAndProtectionStandInTheAddressAndBesideIt(String lines, String manner) throws Exception {
        PlayedHome home = new PlayedHome(folder);
        home.write(".muttrc", lines.replace("\\n", "\n") + "\n");

        assertEquals(List.of(manner), PlayedHome.manners(home.find()));
    }

    @ParameterizedTest
    @CsvSource({"auth on, user alice, password alice", "auth, user alice, password alice", "auth oauthbearer, user alice, oauth alice",
        "auth xoauth2, 'user \"alice a\"', oauth alice a", "auth off, user alice, ''", "'', user alice, ''", "auth external, user alice, ''",
        "auth scram-sha-256, user alice, password alice", "auth on, '', ''"})
    void msmtpsWordsForALoginAreUnderstood(String auth, String user, String login) throws Exception {
        PlayedHome home = new PlayedHome(folder);
        home.write(".msmtprc", String.join("\n", "account a", "host m.example", "tls on", auth, user, "password SECRET", ""));

        assertEquals(List.of("m.example:25 starttls" + (login.isEmpty() ? "" : " " + login)), PlayedHome.manners(home.find()));
    }

    @Test
    void aLineGoesOnBehindABackslashAndAQuoteLeftOpenEndsWithItsLine() throws Exception {
        PlayedHome home = new PlayedHome(folder);
        home.write(".mutt/muttrc", "set \\\n  smtp_url=\\\nsmtp://one.example\nset signature=\"open\nset smtp_url=smtp://two.example\n");

        assertEquals(List.of("one.example", "two.example"), home.find().servers().stream().map(FoundServer::host).toList());
    }

    @Test
    void filesItSourcesAreReadOnceEachEvenInACircle() throws Exception {
        PlayedHome home = new PlayedHome(folder);
        home.write(".config/neomutt/neomuttrc", "source accounts/work\nsource ~/.secrets\nsource \"gpg -d ~/.pass.gpg |\"\n");
        home.write(".config/neomutt/accounts/work", "source ../neomuttrc\nset smtp_url=smtp://work.example\n");
        home.write(".secrets", "set smtp_pass='SECRET'\nset smtp_url=smtp://home.example\n");

        Findings found = home.find();

        assertEquals(List.of("work.example:25 | NeoMutt | ", "home.example:25 | NeoMutt | "), PlayedHome.servers(found));
        assertEquals(List.of("NeoMutt: a file is included whose name would have to be computed"), PlayedHome.problems(found));
    }

    @Test
    void aChainOfFilesEndsSomewhere() throws Exception {
        PlayedHome home = new PlayedHome(folder);
        for (int i = 0; i < 200; i++) {
            home.write(i == 0 ? ".muttrc" : ".m" + i, "source .m" + (i + 1) + "\n");
        }

        assertEquals(List.of("Mutt: only the first 50 are read"), PlayedHome.problems(home.find()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"set smtp_url=`pass smtp`", "set smtp_url=\"smtp://$my_user@$my_host\"", "set smtp_url=sendmail"})
    void whatWouldHaveToBeComputedIsAProblem(String line) throws Exception {
        PlayedHome home = new PlayedHome(folder);
        home.write(".muttrc", line + "\n");

        Findings found = home.find();

        assertEquals(List.of(), found.servers());
        assertEquals(List.of("Mutt: smtp_url is not a plain address smtp://host:port"), PlayedHome.problems(found));
    }

    @ParameterizedTest
    @ValueSource(strings = {".msmtprc", ".config/msmtp/config"})
    void msmtpHasDefaultsInheritanceAndPortsByName(String file) throws Exception {
        PlayedHome home = new PlayedHome(folder);
        home.write(file, """
                # Set default values for all following accounts.
                defaults
                auth           on
                tls            on
                logfile        ~/.msmtp.log

                account        home
                host           "smtp.home.example"
                port           submission
                from           alice@home.example
                user           alice
                password       SECRET

                account        work
                tls_starttls   off
                host           smtp.work.example
                eval           echo host evil.example
                passwordeval   "gpg -q -d ~/.pw.gpg"

                account        alias : work
                from           info@work.example

                account        local
                host           localhost

                account default : home
                """);

        Findings found = home.find();

        assertEquals(List.of("smtp.home.example:587 | msmtp | alice@home.example *", "smtp.work.example:465 | msmtp | work, info@work.example"),
                PlayedHome.servers(found));
        assertEquals(List.of("smtp.home.example:587 starttls password alice", "smtp.work.example:465 implicit"), PlayedHome.manners(found));
        assertEquals(List.of("msmtp: the account \u201clocal\u201d already sends through this computer (localhost:25)"), PlayedHome.problems(found));
    }

    @Test
    void aPortThatIsNoNumberIsNotShownForItMayBeAPassword() throws Exception {
        PlayedHome home = new PlayedHome(folder);
        home.write(".muttrc", "set smtp_url=smtp://alice:SECRET\n");

        assertEquals(List.of("Mutt: smtp_url is not a plain address smtp://host:port"), PlayedHome.problems(home.find()));
    }

    @ParameterizedTest
    @CsvSource({".muttrc, 'set ', 'a ', Mutt", ".msmtprc, '', 'account a%d%n', msmtp", ".config/mailtransports, '', '[a]%n', KMail"})
    void aFileWithMoreEntriesThanAnybodyWritesIsRefused(String file, String start, String entry, String client) throws Exception {
        PlayedHome home = new PlayedHome(folder);
        home.write(file, start + IntStream.range(0, 100_000).mapToObj(entry::formatted).collect(Collectors.joining()));

        List<String> problems = PlayedHome.problems(home.find());

        assertEquals(1, problems.size());
        assertTrue(problems.getFirst().matches(client + ": more than [0-9,]+ entries"), problems.getFirst());
    }

    @Test
    void oneServerOfSeveralClientsIsFoundOnceWithAllOfThem() throws Exception {
        PlayedHome home = new PlayedHome(folder);
        home.write(".muttrc", "set smtp_url=smtp://Mail.Example.:587\n");
        home.write(".msmtprc",
                IntStream.range(0, 9).mapToObj(i -> "account a" + i + "\nhost mail.example\nport 587\n").collect(Collectors.joining()));

        assertEquals(List.of("mail.example:587 | Mutt, msmtp | a0, a1, a2, a3, a4"), PlayedHome.servers(home.find()));
    }
}
