package org.autoroute.smtp.product.tests;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.autoroute.smtp.product.tests.lab.Data;
import org.autoroute.smtp.product.tests.lab.Home;
import org.autoroute.smtp.product.tests.lab.Lab;
import org.autoroute.smtp.product.tests.lab.LabExtension;
import org.autoroute.smtp.product.tests.lab.Mail;
import org.autoroute.smtp.product.tests.lab.MailClient;
import org.autoroute.smtp.product.tests.lab.Program;
import org.autoroute.smtp.product.tests.lab.Recorder;
import org.autoroute.smtp.product.tests.lab.Screen;
import org.autoroute.smtp.product.tests.lab.Shell;
import org.autoroute.smtp.product.tests.lab.Words;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every screen of the built product in languages, themes and sizes, reached by keyboard alone. The pictures are kept with the test reports, under
 * screens, so that people look at them; the test sees to it that each screen comes, shows something, and lies on the display.
 */
@ExtendWith(LabExtension.class)
@Timeout(240)
class ScreensTest {

    private static final String MAIN = "Autoroute SMTP";
    private static final int PROGRAM = 0;
    private static final int SERVERS = 1;
    private static final int HELP = 2;

    @AfterEach
    void nowhere(Lab lab) {
        lab.unplug();
    }

    @ParameterizedTest(name = "{0} {1} {2} %")
    @CsvSource({"en, light, 100", "en, dark, 100", "en, light, 200", "de, light, 100", "ru, light, 100", "de, dark, 200"})
    void everyScreenComesAndLiesOnTheDisplay(String language, String theme, int percent, Lab lab) throws Exception {
        lab.movedTo(lab.first());
        Data data = Data.create(lab).set("window.language", language).set("window.theme", theme);
        int scale = percent / 100;
        try (Screen screen = Screen.withTray(1280 * scale, 1024 * scale); Recorder first = Recorder.of(lab, lab.first())) {
            screen.set("HOME", Home.withThunderbird(lab, lab.first().host(), "smtp.office.example:587").toString());
            screen.set("XDG_CONFIG_HOME", "").set("LANG", "C.UTF-8");
            if (scale > 1) {
                screen.set("GDK_SCALE", Integer.toString(scale));
            }
            try (Program program = Program.onScreen(lab, data, screen)) {
                new Walk(screen, new Words(language), language + "-" + theme + "-" + percent, 1280 * scale, 1024 * scale).all(lab, program);
            }
            assertEquals("", Shell.run("sh", "-c", "cat '" + data.directory().resolve(".metadata/.log") + "' 2>/dev/null || true").out(),
                    "what Eclipse has logged");
        }
    }

    /** A walk through all screens. */
    private record Walk(Screen screen, Words words, String name, int width, int height) {

        void all(Lab lab, Program program) throws IOException {
            // Where it rests on something, a tip hides what is below.
            screen.tool("xdotool", "mousemove", "0", "0");
            dialog("01-welcome", words.get("welcome", "welcome.title"), () -> { });
            keep("02-main-empty", MAIN);
            fill(lab, program);
            keep("03-main-servers", MAIN);
            part("04-servers-fault", () -> {
                screen.menu(SERVERS, 0);
                screen.type("smtp.new.example:99999");
            });
            screen.press("Escape");
            dialogs();
            part("05-main-network", () -> screen.press("ctrl+Next"));
            part("06-main-activity", () -> screen.press("ctrl+Next"));
            dialog("07-import", words.get("welcome", "import.title"), () -> screen.menu(SERVERS, -1));
            preferences();
            dialog("11-help", words.get("help", "title"), () -> screen.press("F1"));
            dialog("12-check", words.get("check", "title"), () -> screen.menu(PROGRAM, 0));
            dialog("13-about", words.get("window", "about.title"), () -> screen.menu(HELP, -1));
            screen.change(() -> screen.click(screen.awaitIcon(), 3));
            keep("14-tray-menu", MAIN);
            screen.press("Escape");
        }

        /** Of one server: the third of the list, which is selected from its beginning. */
        private void dialogs() throws IOException {
            screen.press("Home");
            screen.press("Down");
            screen.change(() -> screen.press("Down"));
            dialog("15-properties", words.get("entry", "title"), () -> screen.press("alt+Return"));
            dialog("16-password", words.get("login", "password.title"), () -> screen.menu(SERVERS, 3));
            dialog("17-find", words.get("discovery", "title"), () -> screen.menu(SERVERS, -2));
        }

        /** The pages one after the other. */
        private void preferences() throws IOException {
            String title = words.get("preferences", "title");
            screen.press("ctrl+comma");
            screen.activate(screen.await(title));
            keep("08-preferences-general", title);
            page("09-preferences-internal-server", title);
            page("10-preferences-smtp-servers", title);
            screen.press("Escape");
            screen.awaitNo(title);
            screen.activate(screen.awaitWindow());
        }

        private void page(String picture, String title) throws IOException {
            screen.change(() -> screen.press("Down"));
            keep(picture, title);
        }

        /** Servers of all kinds, and mail that has gone. */
        private void fill(Lab lab, Program program) throws IOException {
            for (String line : new String[] {lab.first().host(), lab.second().host() + " \"Office\"", "smtp.home.example:587 10.0.0.1-10.0.255.254 user=alice@home.example",
                "198.51.101.25"}) {
                program.say("servers.add", "line", line);
            }
            program.awaitActive(RoutingTest.at(lab.first()), "subnet");
            for (int message = 1; message <= 3; message++) {
                MailClient.CURL.send(lab, Mail.of(3000 * message), "127.0.0.1", Data.PORT).ok();
            }
            program.await("the mail has gone", status -> status.sessions().delivered() == 3);
        }

        private void part(String picture, Runnable way) throws IOException {
            screen.change(way);
            keep(picture, MAIN);
        }

        private void dialog(String picture, String title, Runnable way) throws IOException {
            way.run();
            screen.activate(screen.await(title));
            keep(picture, title);
            screen.press("Escape");
            screen.awaitNo(title);
            screen.activate(screen.awaitWindow());
        }

        private void keep(String picture, String title) throws IOException {
            screen.settle();
            screen.picture(name + "/" + picture);
            assertTrue(screen.colours(screen.await(title)) > 20, () -> picture + " shows nothing");
            assertAll(screen.places().entrySet().stream().map(place -> () -> assertTrue(place.getValue().get(0) >= 0 && place.getValue().get(1) >= 0
                    && place.getValue().get(0) + place.getValue().get(2) <= width && place.getValue().get(1) + place.getValue().get(3) <= height,
                    () -> picture + ": " + place + " lies outside")));
        }
    }
}
