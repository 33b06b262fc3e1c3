package org.autoroute.smtp.ui.internal.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.concurrent.atomic.AtomicInteger;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Listener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.ExtendWith;

import org.autoroute.smtp.service.settings.DesktopSettings.Theme;
import org.autoroute.smtp.ui.internal.testing.Bot;
import org.autoroute.smtp.ui.internal.testing.OnStage;
import org.autoroute.smtp.ui.internal.testing.Stage;

/** The real library, on a display of its own. */
@ExtendWith(OnStage.class)
@DisabledIfEnvironmentVariable(named = "GTK_THEME", matches = ".+", disabledReason = "GTK uses that theme whatever is asked")
class GtkSettingsTest {

    private final Bot bot;

    GtkSettingsTest(Stage stage) {
        assumeTrue(SWT.getPlatform().equals("gtk"), "GTK only");
        bot = stage.bot();
    }

    /** The window, where there is one, is made anew for each change of colours; the next test begins when that is done. */
    @AfterEach
    void settle() {
        bot.ask(() -> {
            while (bot.display().readAndDispatch()) {
                Thread.onSpinWait();
            }
            return null;
        });
    }

    private void use(Theme theme) {
        bot.ask(() -> {
            new GtkColours(GtkSettings.load()).use(theme);
            return null;
        });
    }

    private boolean isDark() {
        return bot.ask(() -> bot.display().getSystemColor(SWT.COLOR_LIST_BACKGROUND).getRGB().getHSB()[2] < 0.5);
    }

    @Test
    void theColoursOfTheSystemBecomeDarkAndLightAgain() {
        boolean before = isDark();
        try {
            use(Theme.DARK);
            bot.waitUntil("dark", this::isDark);
            use(Theme.LIGHT);
            bot.waitUntil("light", () -> !isDark());
        } finally {
            use(Theme.SYSTEM);
        }
        bot.waitUntil("as before", () -> isDark() == before);
    }

    @Test
    void anotherThemeOfTheDesktopIsToldOf() {
        AtomicInteger told = new AtomicInteger();
        Listener listener = event -> told.incrementAndGet();
        String before = bot.ask(() -> GtkSettings.load().themeName());
        bot.display().syncExec(() -> bot.display().addListener(SWT.Settings, listener));
        try {
            bot.display().syncExec(() -> GtkSettings.load().setThemeName("HighContrast"));
            bot.waitUntil("told", () -> told.get() > 0);
        } finally {
            bot.display().syncExec(() -> {
                bot.display().removeListener(SWT.Settings, listener);
                GtkSettings.load().reset();
            });
        }
        assertEquals(before, bot.ask(() -> GtkSettings.load().themeName()));
    }
}
