package org.autoroute.smtp.ui.internal.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.List;

import org.eclipse.swt.widgets.MenuItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.autoroute.smtp.service.settings.SettingKey;
import org.autoroute.smtp.ui.internal.testing.Bot;
import org.autoroute.smtp.ui.internal.testing.FakeService;
import org.autoroute.smtp.ui.internal.testing.OnStage;
import org.autoroute.smtp.ui.internal.testing.Stage;

@Timeout(120)
@ExtendWith(OnStage.class)
class LanguageAddonTest {

    private final FakeService service;
    private final Bot bot;

    LanguageAddonTest(Stage stage) {
        assumeTrue(stage.hasWindow(), "the whole window is made inside OSGi only");
        service = stage.service();
        bot = stage.bot();
    }

    @Test
    void theOpenWindowChangesItsLanguageAtOnceAndBack() {
        try {
            service.setting(SettingKey.WINDOW_LANGUAGE, "de");
            bot.label("Aktiver SMTP-Server");
            assertEquals(List.of("Programm", "Server"), menus());
            service.setting(SettingKey.WINDOW_LANGUAGE, "ru");
            bot.label("Активный SMTP-сервер");
            assertEquals(List.of("Программа", "Серверы"), menus());
        } finally {
            service.setting(SettingKey.WINDOW_LANGUAGE, "system");
            bot.label("Active SMTP");
        }
        assertEquals(List.of("Program", "Servers"), menus());
    }

    private List<String> menus() {
        return bot.ask(() -> Arrays.stream(bot.shell().orElseThrow().getMenuBar().getItems()).map(MenuItem::getText).map(text -> text.replace("&", ""))
                .limit(2).toList());
    }
}
