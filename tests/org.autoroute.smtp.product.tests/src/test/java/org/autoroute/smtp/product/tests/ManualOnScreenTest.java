package org.autoroute.smtp.product.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.autoroute.smtp.product.tests.lab.Await;
import org.autoroute.smtp.product.tests.lab.Data;
import org.autoroute.smtp.product.tests.lab.Home;
import org.autoroute.smtp.product.tests.lab.Lab;
import org.autoroute.smtp.product.tests.lab.LabExtension;
import org.autoroute.smtp.product.tests.lab.Program;
import org.autoroute.smtp.product.tests.lab.Screen;
import org.autoroute.smtp.product.tests.lab.Shell;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What the manual says of the screens, done with mouse and keyboard in one running program, the control socket as the witness. Which sentence is
 * proven where stands in docs/manual-coverage.md.
 */
@ExtendWith(LabExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class ManualOnScreenTest {

    private static final String MAIN = "Autoroute SMTP";
    private static final String PREFERENCES = "Preferences";
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private Data data;
    private Path home;
    private Screen screen;
    private Program program;
    private Map<String, String> atFirst;

    @BeforeAll
    void start(Lab lab) throws IOException {
        lab.movedTo(lab.first());
        data = RoutingTest.names(lab).set("window.language", "en");
        home = Home.withThunderbird(lab, "smtp.office.example:587", "smtp.home.example");
        screen = desk(home);
        program = Program.onScreen(lab, data, screen);
        atFirst = settings();
    }

    private static Screen desk(Path home) throws IOException {
        return Screen.withTray(1280, 1024).set("HOME", home.toString()).set("XDG_CONFIG_HOME", home.resolve(".config").toString())
                .set("LANG", "C.UTF-8");
    }

    @BeforeEach
    void asAtFirst(Lab lab) {
        if (program.status().addresses().stream().noneMatch(own -> own.address().equals(lab.first().laptop()))) {
            lab.movedTo(lab.first());
        }
        settings().forEach((key, value) -> {
            if (!value.equals(atFirst.get(key))) {
                program.say("settings.set", "key", key, "value", atFirst.get(key));
            }
        });
        servers(lab.first().host(), lab.second().host());
        program.say("use", "server", "auto");
        program.awaitActive(RoutingTest.at(lab.first()), "subnet");
        screen.activate(screen.awaitWindow());
    }

    @AfterEach
    void onlyTheMainWindowIsLeft() throws IOException {
        List<String> open = screen.titles().stream().filter(title -> !title.equals(MAIN) && !title.equals("panel")).toList();
        if (!open.isEmpty()) {
            screen.picture("manual-left-open");
            open.forEach(title -> {
                screen.activate(screen.await(title));
                screen.press("Escape");
            });
        }
        assertEquals(List.of(), open, "windows left open");
    }

    @AfterAll
    void end(Lab lab) {
        String log = Shell.run("sh", "-c", "cat '" + data.directory().resolve(".metadata/.log") + "' 2>/dev/null || true").out();
        program.close();
        screen.close();
        lab.unplug();
        assertEquals("", log, "what Eclipse has logged");
    }

    // 2. The main window

    @Test
    void theWindowIsAboveAllOthersUntilThatIsTurnedOffInThePreferences() {
        String window = screen.awaitWindow();
        Await.until(LIMIT, () -> screen.state(window), () -> screen.state(window).contains("_NET_WM_STATE_ABOVE"));
        preferences();
        screen.press("alt+t", "Return");
        screen.awaitNo(PREFERENCES);
        Await.until(LIMIT, () -> screen.state(window), () -> !screen.state(window).contains("_NET_WM_STATE_ABOVE"));
        assertEquals("false", settings().get("window.alwaysOnTop"));
    }

    @Test
    void withoutANetworkTheAddressesAreNotAvailable(Lab lab) throws IOException {
        screen.awaitWidget("table cell", lab.first().laptop());
        lab.unplug();
        screen.awaitNoWidget("table cell", lab.first().laptop());
        screen.awaitWidget("table cell", "N/A");
        screen.picture("manual-offline");
    }

    @Test
    void eachAddressStandsWithItsMask(Lab lab) {
        Screen.Widget address = screen.awaitWidget("table cell", lab.first().laptop());
        Screen.Widget mask = screen.awaitWidget("table cell", "255.255.255.0");
        screen.awaitWidget("table column header", "IP Addresses");
        assertEquals(screen.awaitWidget("table column header", "Subnet Masks").x() + 2, mask.x());
        assertEquals(address.y(), mask.y());
    }

    @Test
    void aMaskOfOneAddressCountsAsThatOfItsClass(Lab lab) {
        servers("192.0.9.1", "192.0.2.200");
        lab.change("addr add 192.0.2.77/32 dev " + lab.first().device());
        try {
            program.awaitActive("192.0.2.200:25", "subnet");
            screen.awaitWidget("table cell", "255.255.255.255");
            screen.awaitWidget("label", "192.0.2.200:25 (192.0.2.200)");
        } finally {
            lab.change("addr del 192.0.2.77/32 dev " + lab.first().device());
            lab.seen("192.0.2.77", false);
        }
    }

    @Test
    void theListOfServersIsShown(Lab lab) {
        screen.awaitWidget("table cell", lab.first().host());
        screen.awaitWidget("table cell", lab.second().host());
    }

    @Test
    void theActiveServerStandsWithItsAddressInBrackets(Lab lab) {
        screen.awaitWidget("label", RoutingTest.at(lab.first()) + " (" + lab.first().gateway() + ")");
    }

    @Test
    void nextIsClickedAndTheChoiceIsCalledManual(Lab lab) {
        screen.click(screen.awaitWidget("push button", "Next >>").centre(), 1);
        program.awaitActive(RoutingTest.at(lab.second()), "manual");
        screen.awaitWidget("label", RoutingTest.at(lab.second()) + " (manual)");
    }

    @Test
    void theFirstOfTheListIsCalledDefaultAndWithoutThatOptionNoneIsActive(Lab lab) {
        servers(lab.second().host());
        screen.awaitWidget("label", RoutingTest.at(lab.second()) + " (default)");
        preferences();
        screen.press("alt+r", "Return");
        screen.awaitNo(PREFERENCES);
        program.await("no server", status -> status.active() == null);
        screen.awaitWidget("label", "N/A");
    }

    @Test
    void aChoiceIsCancelledByANetworkChange(Lab lab) {
        screen.press("ctrl+n");
        program.awaitActive(RoutingTest.at(lab.second()), "manual");
        lab.change("addr add 10.9.9.9/24 dev " + lab.first().device());
        program.awaitActive(RoutingTest.at(lab.first()), "subnet");
        lab.change("addr del 10.9.9.9/24 dev " + lab.first().device());
        lab.seen("10.9.9.9", false);
        screen.awaitWidget("label", RoutingTest.at(lab.first()) + " (" + lab.first().gateway() + ")");
    }

    @Test
    void aChoiceIsCancelledByAddingAServer(Lab lab) {
        screen.press("ctrl+n");
        program.awaitActive(RoutingTest.at(lab.second()), "manual");
        screen.menu(1, 0);
        write("localhost:26");
        program.await("three servers", status -> status.servers().size() == 3);
        program.awaitActive(RoutingTest.at(lab.first()), "subnet");
    }

    @Test
    void withAutorouteDisabledOnlyNextChangesTheServer(Lab lab) {
        preferences();
        screen.press("alt+u", "Return");
        screen.awaitNo(PREFERENCES);
        Await.until(LIMIT, () -> "autoroute is off", () -> settings().get("routing.autoroute").equals("false"));
        String before = program.status().server();
        lab.movedTo(lab.second());
        program.await("the move is seen", status -> status.addresses().stream().anyMatch(own -> own.address().equals(lab.second().laptop())));
        assertEquals(before, program.status().server());
        screen.press("ctrl+n");
        program.await("another server, by hand", status -> !status.server().equals(before) && status.reason().equals("manual"));
    }

    // 3. Mail clients: what to look at when mail does not go

    @Test
    void theCheckSaysWhetherAServerIsActiveTheProgramOnTheServerThereAndTheClientAllowed(Lab lab) throws IOException {
        screen.menu(0, 0);
        screen.awaitWidget("label", "A server is active");
        screen.awaitWidget("label", "The program is on");
        screen.awaitWidget("label", "The mail client is allowed");
        // Nothing answers at the provider in this test.
        screen.awaitWidget("label", "Something keeps mail from going out.");
        screen.picture("manual-check");
        screen.press("Escape");
        screen.awaitNo("Check");
    }

    // 4. The settings

    @Test
    void theRightButtonOnTheIconLeadsToTheSettings() throws IOException {
        screen.change(() -> screen.click(screen.awaitIcon(), 3));
        screen.picture("manual-tray-menu");
        screen.press("r");
        screen.activate(screen.await(PREFERENCES));
        screen.awaitWidget("push button", "Restore Defaults");
        screen.press("Escape");
        screen.awaitNo(PREFERENCES);
    }

    // 5. General

    @Test
    void eachGeneralOptionIsSetByItsKey() throws IOException {
        preferences();
        startWithTheSystem();
        screen.press("alt+t", "alt+r", "alt+u", "alt+l", "alt+n", "alt+e");
        screen.picture("manual-general");
        screen.press("Return");
        screen.awaitNo(PREFERENCES);
        Map<String, String> expected = Map.of("window.alwaysOnTop", "false", "routing.useFirstAsDefault", "false", "routing.autoroute", "false",
                "routing.dontResolveInLan", "true", "routing.dontResolveWithoutDialup", "true", "routing.expandMasks", "true");
        Await.until(LIMIT, () -> settings() + " as " + expected, () -> settings().entrySet().containsAll(expected.entrySet()));
        Path entry = home.resolve(".config/autostart");
        Await.until(LIMIT, () -> "an entry in " + entry, () -> Files.isDirectory(entry) && files(entry) == 1);
        preferences();
        startWithTheSystem();
        screen.press("Return");
        screen.awaitNo(PREFERENCES);
        Await.until(LIMIT, () -> "no entry in " + entry, () -> files(entry) == 0);
    }

    // 6. Internal Server

    @Test
    void thePortIsAnotherOneAtOnce() throws IOException {
        internalServer();
        screen.press("alt+p", "ctrl+a");
        screen.type("2526");
        screen.awaitWidget("label", "This port is free.");
        screen.picture("manual-internal-server");
        screen.press("Return");
        screen.awaitNo(PREFERENCES);
        program.await("port 2526", status -> status.listening().stream().allMatch(address -> address.endsWith(":2526")));
    }

    @Test
    void aMaskIsAddedToTheAllowedOnesWithAComma() {
        internalServer();
        screen.press("alt+i", "ctrl+End");
        screen.type(", 194.186.212.*");
        Await.until(LIMIT, () -> "the mask in plain words", () -> screen.widgets().stream()
                .anyMatch(widget -> widget.name().startsWith("Lets in:") && widget.name().contains("194.186.212")));
        screen.press("alt+a");
        Await.until(LIMIT, () -> settings().toString(), () -> settings().get("server.allowed").endsWith("194.186.212.*"));
        assertTrue(settings().get("server.allowed").startsWith(atFirst.get("server.allowed")));
        screen.press("Escape");
        screen.awaitNo(PREFERENCES);
    }

    @Test
    void openingTheServerToTheWorldIsWarnedOf() throws IOException {
        internalServer();
        screen.press("alt+i", "ctrl+a");
        screen.type("*.*.*.*");
        screen.awaitWidget("label", "Everybody on the internet who can reach this computer...");
        screen.picture("manual-allowed-ips");
        screen.press("Escape");
        screen.awaitNo(PREFERENCES);
        assertEquals(atFirst.get("server.allowed"), settings().get("server.allowed"));
    }

    // 7. SMTP Servers

    @Test
    void theFirstButtonOfTheToolbarAddsAServerWhosePortIsTwentyFiveUnlessGiven(Lab lab) {
        toolbar();
        write("198.51.100.9");
        program.await("port 25", status -> status.servers().size() == 3 && status.servers().getLast().port() == 25);
        toolbar();
        write("localhost:26");
        program.await("port 26", status -> status.servers().size() == 4 && status.servers().stream().anyMatch(server -> server.port() == 26));
        toolbar();
        write("other.example;27");
        program.await("port 27, behind a semicolon", status -> status.servers().stream().anyMatch(server -> server.port() == 27));
    }

    @Test
    void aDoubleClickEditsAServerInPlace(Lab lab) {
        screen.doubleClick(screen.awaitWidget("table cell", lab.second().host()).centre());
        write("mail.example:465");
        program.await("the second line is another one", status -> status.servers().stream().map(server -> server.host() + ":" + server.port()).toList()
                .equals(List.of(RoutingTest.at(lab.first()), "mail.example:465")));
    }

    @Test
    void aServerGetsASecondAndAThirdLinkAsLinesOfTheirOwn(Lab lab) throws IOException {
        String host = lab.second().host();
        List<String> lines = List.of(host + " \"Etype\"", host + " \"Etype 2\"", host + " 198.51.100.1-198.51.100.100");
        for (String line : lines) {
            screen.menu(1, 0);
            write(line);
            program.await(line, status -> status.servers().stream().anyMatch(server -> server.entry().equals(line)));
        }
        // The range holds our address, so the link goes before the subnet.
        program.awaitActive(RoutingTest.at(lab.second()), "range");
        screen.awaitWidget("table cell", "\u201cEtype 2\u201d");
        screen.picture("manual-links");
    }

    @Test
    void serversOfTheMailClientAreTakenAtTheFirstStart(Lab lab) throws IOException {
        Data fresh = Data.create(lab).set("server.port", "2527").set("window.language", "en");
        try (Screen other = desk(home); Program first = Program.onScreen(lab, fresh, other)) {
            other.activate(other.await("Welcome to Autoroute SMTP"));
            other.press("alt+n");
            other.awaitWidget("table cell", "smtp.office.example");
            other.picture("manual-first-start");
            other.press("alt+n");
            first.await("both servers of the profile", status -> status.servers().stream().map(server -> server.host() + ":" + server.port())
                    .sorted().toList().equals(List.of("smtp.home.example:25", "smtp.office.example:587")));
            theCheckIsAboveTheWindowThatIsOnTop(other);
            theKeyboardBelongsToTheWindowAgain(other);
        }
    }

    private static void theCheckIsAboveTheWindowThatIsOnTop(Screen other) {
        other.press("alt+n", "alt+c");
        String check = other.await("Check");
        Await.until(LIMIT, () -> "the check above " + other.stack(), () -> other.stack().getLast().equals(check));
        other.press("Escape");
        other.awaitNo("Check");
    }

    private static void theKeyboardBelongsToTheWindowAgain(Screen other) {
        other.activate(other.awaitWindow());
        other.press("F1");
        String help = other.await("Autoroute SMTP Help");
        Await.until(LIMIT, () -> "the help above " + other.stack(), () -> other.stack().getLast().equals(help));
    }

    private void toolbar() {
        // A toolbar's buttons have no name for a screen reader but a description, so the first one is found by its place.
        Screen.Widget bar = screen.awaitWidget("tool bar", "");
        Screen.Widget first = screen.widgets().stream().dropWhile(widget -> !widget.equals(bar)).filter(widget -> widget.role().equals("push button"))
                .findFirst().orElseThrow();
        screen.click(first.centre(), 1);
    }

    /** Writes the line in the field that has just opened. */
    private void write(String line) {
        screen.awaitWidget("text", "Line of the server list");
        screen.press("ctrl+a");
        screen.type(line);
        screen.press("Return");
        screen.awaitNoWidget("text", "Line of the server list");
    }

    /** The system is asked first whether it does that already. */
    private void startWithTheSystem() {
        Await.until(LIMIT, () -> "a box that can be ticked", () -> screen.awaitWidget("check box", "Start with the system").enabled());
        screen.press("alt+s");
    }

    private void preferences() {
        screen.press("ctrl+comma");
        screen.activate(screen.await(PREFERENCES));
        screen.awaitWidget("push button", "Apply and Close");
        // It opens at the page that was in front last.
        screen.press("Home");
        screen.awaitWidget("check box", "Start with the system");
    }

    private void internalServer() {
        preferences();
        screen.press("Down");
        screen.awaitWidget("text", "Server TCP port");
    }

    private void servers(String... wanted) {
        JsonArray now = program.say("servers.list").getAsJsonArray("servers");
        List<String> lines = StreamSupport.stream(now.spliterator(), false).map(server -> server.getAsJsonObject().get("line").getAsString()).toList();
        if (!lines.equals(List.of(wanted))) {
            lines.forEach(line -> program.say("servers.remove", "number", "1"));
            List.of(wanted).forEach(line -> program.say("servers.add", "line", line));
        }
    }

    private Map<String, String> settings() {
        Map<String, String> found = new TreeMap<>();
        for (JsonElement setting : program.say("settings.list").getAsJsonArray("settings")) {
            found.put(setting.getAsJsonObject().get("key").getAsString(), setting.getAsJsonObject().get("value").getAsString());
        }
        return found;
    }

    private static long files(Path directory) {
        return directory.toFile().list().length;
    }
}
