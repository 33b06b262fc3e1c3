package org.autoroute.smtp.mailclients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppleMailTest {

    private static final String HEAD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
            """;
    private static final String PLIST = HEAD + """
            <plist version="1.0">
            <dict>
            	<key>AccountsVersion</key>
            	<integer>6</integer>
            	<key>DeliveryAccounts</key>
            	<array>
            		<dict>
            			<key>AccountType</key>
            			<string>SMTPAccount</string>
            			<key>AuthenticationScheme</key>
            			<string>PLAIN</string>
            			<key>Hostname</key>
            			<string>smtp.home.example</string>
            			<key>Password</key>
            			<string>SECRET</string>
            			<key>PortNumber</key>
            			<string>465</string>
            			<key>SSLEnabled</key>
            			<string>YES</string>
            			<key>Username</key>
            			<string>alice</string>
            		</dict>
            		<dict>
            			<key>AccountType</key>
            			<string>SMTPAccount</string>
            			<key>Hostname</key>
            			<string>smtp.work&#46;example</string>
            			<key>SSLEnabled</key>
            			<true/>
            		</dict>
            	</array>
            	<key>MailAccounts</key>
            	<array>
            		<dict>
            			<key>AccountName</key>
            			<string>Home</string>
            			<key>EmailAddresses</key>
            			<array>
            				<string>alice@home.example</string>
            			</array>
            			<key>SMTPIdentifier</key>
            			<string>smtp.home.example:alice</string>
            			<key>Extra</key>
            			<data>AAAA</data>
            		</dict>
            	</array>
            </dict>
            </plist>
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"Preferences/com.apple.mail.plist", "Containers/com.apple.mail/Data/Library/Preferences/com.apple.mail.plist",
        "Mail/V2/MailData/Accounts.plist"})
    void deliveryAccountsAreReadWhereEachVersionKeepsThem(String file) throws Exception {
        PlayedHome home = new PlayedHome(folder);
        home.write("Library/" + file, PLIST);

        Findings found = home.find();

        assertEquals(List.of("smtp.home.example:465 | Apple Mail | alice@home.example", "smtp.work.example:587 | Apple Mail | "),
                PlayedHome.servers(found));
        assertEquals(List.of("smtp.home.example:465 implicit password alice", "smtp.work.example:587 starttls"), PlayedHome.manners(found));
        assertEquals(List.of(), found.problems());
    }

    private static byte[] binary() {
        Map<String, Object> server = new LinkedHashMap<>();
        server.put("Hostname", "smtp.home.example");
        server.put("PortNumber", 587);
        server.put("Username", "\u00e4lice");
        server.put("Password", PlayedHome.SECRET);
        server.put("AuthenticationScheme", "ATOAuth2Token");
        server.put("SSLEnabled", true);
        Map<String, Object> account = new LinkedHashMap<>();
        account.put("SMTPIdentifier", "smtp.home.example:\u00e4lice");
        account.put("EmailAddresses", List.of("alice@home.example", "a-rather-long-address-of-alice@home.example"));
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("DeliveryAccounts", List.of(server));
        root.put("MailAccounts", List.of(account));
        return BinaryPlistWriter.write(root);
    }

    @Test
    void theBinaryFormSaysTheSame() throws Exception {
        PlayedHome home = new PlayedHome(folder);
        home.write("Library/Preferences/com.apple.mail.plist", binary());

        Findings found = home.find();

        assertEquals(List.of("smtp.home.example:587 | Apple Mail | alice@home.example, a-rather-long-address-of-alice@home.example"),
                PlayedHome.servers(found));
        assertEquals(List.of("smtp.home.example:587 starttls oauth \u00e4lice"), PlayedHome.manners(found));
        assertEquals(List.of(), found.problems());
    }

    @Test
    void aDamagedBinaryFormIsAProblemAndNothingElse() throws Exception {
        Random random = new Random(25);
        byte[] whole = binary();
        for (int i = 0; i < 2000; i++) {
            byte[] damaged = random.nextBoolean() ? Arrays.copyOf(whole, 1 + random.nextInt(whole.length)) : whole.clone();
            for (int n = random.nextInt(6); n > 0; n--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                Plist.read(damaged, Set.of("DeliveryAccounts", "Hostname"));
            } catch (Malformed expected) {
                assertTrue(expected.reason().toString().length() > 5);
            }
        }
    }

    @Test
    void aBinaryFormThatHoldsItselfIsRefused() throws Exception {
        PlayedHome home = new PlayedHome(folder);
        byte[] content = new byte[8 + 4 + 1 + 32];
        System.arraycopy("bplist00".getBytes(), 0, content, 0, 8);
        content[8] = (byte) 0xA2;
        content[12] = 8;
        content[13 + 6] = 1;
        content[13 + 7] = 1;
        content[13 + 15] = 1;
        content[13 + 31] = 12;
        home.write("Library/Preferences/com.apple.mail.plist", content);

        assertEquals(List.of("Apple Mail: not a property list, or a damaged one"), PlayedHome.problems(home.find()));
    }

    @Test
    void oneLongStringInManyPlacesIsRefused() throws Exception {
        PlayedHome home = new PlayedHome(folder);
        int length = 1 << 20;
        int places = 10_000;
        ByteBuffer content = ByteBuffer.allocate(8 + 6 + length + 6 + 2 * places + 8 + 32).put("bplist00".getBytes());
        content.put((byte) 0x5F).put((byte) 0x12).putInt(length).put(new byte[length]);
        int array = content.position();
        content.put((byte) 0xAF).put((byte) 0x12).putInt(places).put(new byte[2 * places]);
        int table = content.position();
        content.putInt(8).putInt(array);
        content.put(table + 8 + 6, (byte) 4).put(table + 8 + 7, (byte) 2).putLong(table + 8 + 8, 2).putLong(table + 8 + 16, 1)
                .putLong(table + 8 + 24, table);
        home.write("Library/Preferences/com.apple.mail.plist", content.array());

        assertEquals(List.of("Apple Mail: not a property list, or a damaged one"), PlayedHome.problems(home.find()));
    }

    @Test
    void aBombOfEntitiesIsRefused() throws Exception {
        PlayedHome home = new PlayedHome(folder);
        home.write("Library/Preferences/com.apple.mail.plist", """
                <?xml version="1.0"?>
                <!DOCTYPE plist [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>
                <plist><dict><key>DeliveryAccounts</key><array><dict><key>Hostname</key><string>&c;</string></dict></array></dict></plist>
                """);

        Findings found = home.find();

        assertEquals(List.of(), found.servers());
        assertEquals(1, found.problems().size());
    }

    @Test
    void aFileThatWantsAnotherFileIsRefused() throws Exception {
        PlayedHome home = new PlayedHome(folder);
        Path other = home.write("other", "stolen.example");
        home.write("Library/Preferences/com.apple.mail.plist", "<!DOCTYPE plist [<!ENTITY x SYSTEM \"" + other.toUri() + "\">]>"
                + "<plist><dict><key>DeliveryAccounts</key><array><dict><key>Hostname</key><string>&x;</string></dict></array></dict></plist>");

        Findings found = home.find();

        assertEquals(List.of(), found.servers());
        assertEquals(1, found.problems().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"<plist><dict><key>DeliveryAccounts</key></dict></plist>", "<plist><dict><string>x</string></dict></plist>", "<html/>",
        "<plist><dict>", "no property list", ""})
    void whatIsNoPropertyListIsAProblem(String text) throws Exception {
        PlayedHome home = new PlayedHome(folder);
        home.write("Library/Preferences/com.apple.mail.plist", text);

        assertEquals(1, home.find().problems().size());
    }

    @Test
    void deepNestingIsRefused() throws Exception {
        PlayedHome home = new PlayedHome(folder);
        home.write("Library/Preferences/com.apple.mail.plist",
                "<plist><dict><key>DeliveryAccounts</key>" + "<array>".repeat(50_000) + "</dict></plist>");

        assertEquals(List.of("Apple Mail: not a property list, or a damaged one"), PlayedHome.problems(home.find()));
    }
}
