package org.autoroute.smtp.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.autoroute.smtp.ui.internal.activity.ActivityView;
import org.autoroute.smtp.ui.internal.certificate.CertificateScreens;
import org.autoroute.smtp.ui.internal.check.CheckScreens;
import org.autoroute.smtp.ui.internal.discovery.FindScreens;
import org.autoroute.smtp.ui.internal.entry.EntryScreens;
import org.autoroute.smtp.ui.internal.help.HelpScreens;
import org.autoroute.smtp.ui.internal.login.LoginScreens;
import org.autoroute.smtp.ui.internal.model.Times;
import org.autoroute.smtp.ui.internal.network.NetworkView;
import org.autoroute.smtp.ui.internal.network.WhatIfScreens;
import org.autoroute.smtp.ui.internal.preferences.PreferencesScreens;
import org.autoroute.smtp.ui.internal.servers.ServersView;
import org.autoroute.smtp.ui.internal.testing.CutOff;
import org.autoroute.smtp.ui.internal.testing.OnStage;
import org.autoroute.smtp.ui.internal.testing.Screen;
import org.autoroute.smtp.ui.internal.testing.Sessions;
import org.autoroute.smtp.ui.internal.testing.Stage;
import org.autoroute.smtp.ui.internal.welcome.WelcomeScreens;
import org.autoroute.smtp.ui.internal.window.WindowScreens;

/** Nothing of what the program shows is cut off, in any language. */
@Timeout(60)
@ExtendWith(OnStage.class)
class CutOffTest {

    private static final List<String> LANGUAGES = List.of("en", "de", "ru");
    private static final Times TIMES = new Times(Locale.GERMANY, ZoneOffset.UTC, InstantSource.fixed(Sessions.START));

    private final Stage stage;

    CutOffTest(Stage stage) {
        this.stage = stage;
    }

    /** Every screen of the program; who adds one to the program adds it here. */
    static Stream<Screen> screens() {
        Stream<Screen> parts = Stream.of(
                Screen.ofView("servers", (stage, parent) -> new ServersView(parent, stage.model(), () -> { })),
                Screen.ofView("network", (stage, parent) -> new NetworkView(parent, stage.model(), TIMES)),
                Screen.ofView("activity", (stage, parent) -> new ActivityView(parent, stage.model(), TIMES, session -> { })));
        return Stream.of(WindowScreens.all(), parts, PreferencesScreens.all(), WelcomeScreens.all(), CheckScreens.all(), FindScreens.all(), EntryScreens.all(), LoginScreens.all(), CertificateScreens.all(), WhatIfScreens.all(), HelpScreens.all())
                .flatMap(screens -> screens);
    }

    static Stream<Arguments> screensAndLanguages() {
        return screens().flatMap(screen -> LANGUAGES.stream().map(language -> Arguments.of(screen, language)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("screensAndLanguages")
    void everythingCanBeReadInAnEmptyProgram(Screen screen, String language) {
        Locale.setDefault(Locale.of(language));
        check(screen);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("screensAndLanguages")
    void everythingCanBeReadInAProgramAtWork(Screen screen, String language) {
        Locale.setDefault(Locale.of(language));
        Sessions.fill(stage.service());
        check(screen);
    }

    @Test
    void whatIsCutOffIsFound() {
        Shell shell = Screen.ofView("narrow", (all, parent) -> {
            Composite body = new Composite(parent, SWT.NONE);
            button(body, "&Long enough to be cut off", 0, 30);
            button(body, "&Late", 100_000, 200);
        }).open().apply(stage);
        List<String> faults = stage.bot().ask(() -> CutOff.in(shell));
        assertEquals(3, faults.size(), faults.toString());
    }

    private static void button(Composite parent, String text, int x, int width) {
        Button button = new Button(parent, SWT.PUSH);
        button.setText(text);
        button.setBounds(x, 0, width, 60);
    }

    @AfterEach
    void inEnglishAgain() {
        Locale.setDefault(Locale.ENGLISH);
    }

    private void check(Screen screen) {
        Shell shell = screen.open().apply(stage);
        stage.bot().waitUntil("drawn", () -> stage.bot().ask(() -> shell.isVisible() && shell.getSize().x > 0));
        // What is asked for while it opens is laid out in later turns.
        stage.bot().ask(() -> {
            while (shell.getDisplay().readAndDispatch()) {
                Thread.onSpinWait();
            }
            return null;
        });
        assertEquals(List.of(), stage.bot().ask(() -> CutOff.in(shell)));
    }
}
