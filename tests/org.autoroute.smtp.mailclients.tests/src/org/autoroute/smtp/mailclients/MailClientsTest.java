package org.autoroute.smtp.mailclients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.autoroute.smtp.routing.LoginKind;
import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.routing.Tls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every client: limits, refusals, secrets. */
@Timeout(60)
class MailClientsTest {

    @TempDir
    private Path folder;

    /** A source made of what a test has it do. */
    private record Played(Look look) implements Source {

        interface Look {
            void at(Search search) throws InterruptedException;
        }

        @Override
        public String client() {
            return "Played";
        }

        @Override
        public void look(Places places, Search search) throws InterruptedException {
            look.at(search);
        }
    }

    private Findings found(Played.Look look) throws InterruptedException {
        return new PlayedHome(folder).find(List.of(new Played(look)), Duration.ofSeconds(30));
    }

    private static Origin origin() {
        return new Origin("Played", "a file");
    }

    @Test
    void aComputerWithoutMailClientsHasNeitherServersNorProblems() throws Exception {
        assertEquals(new Findings(List.of(), List.of()), new PlayedHome(folder).find());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a\tb.example", "x.example # y", "x.example \"Office\"", "x.example:25", "x;25", "exa_mple", "-a.example",
        "1.2.3.4.5", "0.0.0.0", "a..b", "ev\u0000il.example", "ev\u001bil.example", "[::1", "http://x.example"})
    void aHostThatTheServerListWouldNotTakeIsAProblem(String host) throws Exception {
        Findings found = found(search -> search.found(origin(), "alice", host, "", 25, false, Manner.UNKNOWN));

        assertEquals(List.of(), found.servers());
        assertTrue(PlayedHome.problems(found).get(0).startsWith("Played: the account \u201calice\u201d names no usable outgoing server"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "65536", "25x", "99999999999999999999", "25 # x", "0x19"})
    void aPortThatCannotBeIsAProblem(String port) throws Exception {
        Findings found = found(search -> search.found(origin(), "", "mail.example", port, 25, false, Manner.UNKNOWN));

        assertEquals(List.of(), found.servers());
        assertEquals(1, found.problems().size());
    }

    @Test
    void addressesAndInternationalNamesAreTakenAsTheServerListHasThem() throws Exception {
        Findings found = found(search -> {
            search.found(origin(), "", "B\u00dcRO.example.", "0", 587, false, Manner.UNKNOWN);
            search.found(origin(), "", "2001:DB8:0::1", "", 25, false, Manner.UNKNOWN);
            search.found(origin(), "", "[2001:db8::2]", "465", 25, false, Manner.UNKNOWN);
            search.found(origin(), "", "192.0.2.1", "", 25, false, Manner.UNKNOWN);
        });

        assertEquals(List.of("xn--bro-hoa.example:587", "[2001:db8::1]:25", "[2001:db8::2]:465", "192.0.2.1:25"),
                found.servers().stream().map(server -> server.server().toString()).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "127.1.2.3", "::1", "mail.localhost"})
    void anAccountThatSendsThroughThisComputerIsToldButNotOffered(String host) throws Exception {
        Findings found = found(search -> search.found(origin(), "alice", host, "25", 25, true, Manner.UNKNOWN));

        assertEquals(List.of(), found.servers());
        assertTrue(PlayedHome.problems(found).get(0).contains("already sends through this computer"));
    }

    @Test
    void textOfAFileIsShownInOneShortLineWithoutControls() throws Exception {
        Findings found = found(search -> search.found(origin(), "al\u0000i\nce\u202e\u200b" + "x".repeat(500), "mail.example", "", 25, false, Manner.UNKNOWN));

        assertEquals("alice" + "x".repeat(115) + "\u2026", found.servers().get(0).account());
    }

    private static void uses(Search search, String client, String account, Tls tls, LoginKind kind, String user) {
        search.found(new Origin(client, "a file"), account, "mail.example", "587", 25, false, Manner.of(Optional.ofNullable(tls)).as(kind, user));
    }

    @Test
    void ofTwoWaysToProtectOneServerTheBetterOneCountsAndTheFirstOfTwoGoodOnes() throws Exception {
        for (List<Tls> told : List.of(Arrays.asList(Tls.NONE, Tls.STARTTLS, Tls.IMPLICIT), Arrays.asList(Tls.STARTTLS, Tls.NONE, null),
                Arrays.asList(null, Tls.IF_OFFERED, Tls.STARTTLS))) {
            Findings found = found(search -> told.forEach(tls -> uses(search, "A", "", tls, LoginKind.NONE, "")));

            assertEquals(List.of("mail.example:587 starttls"), PlayedHome.manners(found));
        }
        assertEquals(List.of("mail.example:587"), PlayedHome.manners(found(search -> {
            uses(search, "A", "", Tls.NONE, LoginKind.NONE, "");
            uses(search, "B", "", null, LoginKind.NONE, "");
        })));
    }

    @Test
    void twoUsersOfOneServerAreTwoAndWhoDoesNotSayAsWhomBelongsToTheFirst() throws Exception {
        Findings found = found(search -> {
            uses(search, "A", "info", null, LoginKind.NONE, "");
            uses(search, "B", "alice", Tls.STARTTLS, LoginKind.PASSWORD, "alice@mail.example");
            uses(search, "C", "bob", null, LoginKind.OAUTH, "bob@mail.example");
            uses(search, "D", "alice", null, LoginKind.OAUTH, "Alice@Mail.example");
        });

        assertEquals(List.of("mail.example:587 | B, D, A | alice, info", "mail.example:587 | C | bob"), PlayedHome.servers(found));
        assertEquals(List.of("mail.example:587 starttls password alice@mail.example", "mail.example:587 starttls oauth bob@mail.example"),
                PlayedHome.manners(found));
    }

    @ParameterizedTest
    @ValueSource(strings = {"al\u0000ice", "alice\r\nRCPT TO:<x>", "al\tice", "al\u202eice", "al\u200bice", "al\u2028ice", "al\ud800ice", "LONG"})
    void aUserNameThatNobodyHasIsAProblemAndTheServerIsOfferedWithoutLogin(String user) throws Exception {
        Findings found = found(search -> uses(search, "A", "alice", Tls.STARTTLS, LoginKind.PASSWORD, user.replace("LONG", "x".repeat(256))));

        assertEquals(List.of("mail.example:587 starttls"), PlayedHome.manners(found));
        String problem = PlayedHome.problems(found).getFirst();
        assertTrue(problem.startsWith("A: the user name for mail.example:587 is none that can be used: "), problem);
        assertTrue(problem.length() < 300 && problem.chars().noneMatch(Character::isISOControl), problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a\"b", "\"", "#x", "a#b", ";", "password=x", "tls=none", "a=b", "\\", "\u00e4lice", "alice@home.example", "255"})
    void aUserNameThatIsOnlyUnusualIsTaken(String text) throws Exception {
        String user = text.equals("255") ? "x".repeat(255) : text;

        Findings found = found(search -> uses(search, "A", "", null, LoginKind.PASSWORD, " " + user + " "));

        assertEquals(List.of("mail.example:587 password " + user), PlayedHome.manners(found));
        assertEquals(List.of(), found.problems());
    }

    @Test
    void aLoginAsNobodyIsNone() throws Exception {
        assertEquals(List.of("mail.example:587"), PlayedHome.manners(found(search -> uses(search, "A", "", null, LoginKind.PASSWORD, " \t"))));
    }

    @Test
    void aHugeFileIsNamedAndSkipped() throws Exception {
        PlayedHome home = new PlayedHome(folder);
        home.write(".muttrc", "set smtp_url=smtp://x.example\n" + "#".repeat(Search.LARGEST_FILE));

        Findings found = home.find();

        assertEquals(List.of(), found.servers());
        assertEquals(List.of("Mutt: larger than 4 MB"), PlayedHome.problems(found));
    }

    @Test
    void aBinaryFileIsNamedAndSkipped() throws Exception {
        PlayedHome home = new PlayedHome(folder);
        home.write(".muttrc", new byte[] {'s', 'e', 't', 0, 1, 2, (byte) 0xFF});

        assertEquals(List.of("Mutt: this is no text file"), PlayedHome.problems(home.find()));
    }

    @Test
    void aFolderAPipeAndACircleOfLinksInPlaceOfAFileAreNamed() throws Exception {
        PlayedHome home = new PlayedHome(folder);
        Files.createDirectory(home.path(".muttrc"));
        Files.createSymbolicLink(home.path(".msmtprc"), Path.of(".msmtprc"));
        new ProcessBuilder("mkfifo", home.path(".neomuttrc").toString()).start().waitFor();

        Findings found = home.find();

        assertEquals(List.of("Mutt: not a file", "NeoMutt: not a file", "msmtp: cannot be read: FileSystemException"), PlayedHome.problems(found));
    }

    @Test
    void noMoreFilesAreReadThanALimit() throws Exception {
        PlayedHome home = new PlayedHome(folder);
        for (int i = 0; i < 600; i++) {
            home.write(".config/evolution/sources/" + i + ".source", "[Data Source]\n");
        }

        assertEquals("Evolution: only the first 500 are read", PlayedHome.problems(home.find()).get(0));
    }

    @Test
    void aSearchThatDoesNotEndReturnsWhatItHasAndSaysSo() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Findings found = new PlayedHome(folder).find(List.of(new Played(search -> {
            search.found(origin(), "", "mail.example", "", 25, false, Manner.UNKNOWN);
            never.await();
        })), Duration.ofMillis(200));

        assertEquals("mail.example", found.servers().get(0).host());
        assertEquals(List.of(": the search was ended after 0 s"), PlayedHome.problems(found));
    }

    @Test
    void thatASearchWasEndedIsSaidHoweverManyProblemsThereAre() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch told = new CountDownLatch(1);
        Findings found = new PlayedHome(folder).find(List.of(new Played(search -> {
            IntStream.range(0, 1000).forEach(i -> search.problem(origin(), "malformed.path"));
            told.countDown();
            never.await();
        })), Duration.ofSeconds(1));

        assertEquals(0, told.getCount());
        assertEquals(": the search was ended after 1 s", PlayedHome.problems(found).getLast());
    }

    @Test
    void anInterruptEndsTheSearchAndItsThread() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        Thread caller = Thread.currentThread();
        Thread.ofVirtual().start(() -> {
            try {
                started.await();
                caller.interrupt();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });

        assertThrows(InterruptedException.class, () -> found(search -> {
            started.countDown();
            try {
                never.await();
            } finally {
                ended.countDown();
            }
        }));
        ended.await();
    }

    @Test
    void aMistakeInOneSourceCostsNoOther() throws Exception {
        Findings found = new PlayedHome(folder).find(List.of(new Played(search -> {
            throw new IllegalStateException(PlayedHome.SECRET);
        }), new Played(search -> search.found(origin(), "", "mail.example", "", 25, false, Manner.UNKNOWN))), Duration.ofSeconds(30));

        assertEquals("mail.example", found.servers().get(0).host());
        assertEquals(List.of("Played: could not be read: IllegalStateException"), PlayedHome.problems(found));
    }

    @Test
    void noPasswordOfAnyClientIsInWhatIsReturned() throws Exception {
        PlayedHome home = new PlayedHome(folder).set("APPDATA", folder.resolve("data"));
        home.write(".thunderbird/profiles.ini", "[Profile0]\nPath=a\n");
        home.write(".thunderbird/a/prefs.js", "user_pref(\"mail.smtpservers\", \"s\");user_pref(\"mail.smtpserver.s.hostname\", \"t.example\");"
                + "user_pref(\"mail.smtpserver.s.password\", \"SECRET\");user_pref(SECRET);");
        home.write(".config/mailtransports", "[Transport 1]\nhost=k.example\npassword=SECRET\nport=SECRETS\n");
        home.write(".claws-mail/accountrc", "[Account: 1]\nsmtp_server=c.example\npassword=SECRET\n");
        home.write(".muttrc", "set smtp_url=smtp://alice:SECRET@m.example smtp_pass=SECRET\nset smtp_url=smtp://alice:SECRET@:25\n"
                + "set smtp_url=\"smtp://alice:SECRET@$host\"\n");
        home.write(".msmtprc", "account a\nhost a.example\npassword SECRET\n");
        home.write("Library/Preferences/com.apple.mail.plist", "<plist><dict><key>DeliveryAccounts</key><array><dict><key>Hostname</key>"
                + "<string>p.example</string><key>Password</key><string>SECRET</string></dict></array></dict></plist>");
        home.write("data/Qualcomm/Eudora/eudora.ini", "[Settings]\nSMTPServer=e.example\nSavePasswordText=SECRET\n");

        Findings found = home.find();

        String everything = found + " " + found.problems().stream().map(problem -> problem.text().in(Locale.ROOT)).toList();
        assertEquals(List.of("c.example", "m.example", "a.example", "p.example", "e.example"),
                found.servers().stream().map(FoundServer::host).toList());
        assertFalse(everything.replace(PlayedHome.SECRET + "S", "").contains(PlayedHome.SECRET), everything);
    }

    @Test
    void everyMessageCanBePutIntoWords() throws Exception {
        Properties messages = new Properties();
        messages.load(MailClients.class.getResourceAsStream("messages.properties"));

        for (String key : messages.stringPropertyNames()) {
            String text = Text.of(MailClients.class, key, "x", "y", "z").in(Locale.ROOT);
            assertFalse(text.isBlank() || text.contains("{"), key + ": " + text);
        }
    }
}
