package org.autoroute.smtp.ui.internal;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import org.autoroute.smtp.ui.internal.activity.ActivityView;
import org.autoroute.smtp.ui.internal.app.Application;
import org.autoroute.smtp.ui.internal.model.Presenter;
import org.autoroute.smtp.ui.internal.network.NetworkView;
import org.autoroute.smtp.ui.internal.servers.ServersView;
import org.autoroute.smtp.ui.internal.tray.TrayAddon;
import org.autoroute.smtp.ui.internal.welcome.WelcomeDialog;
import org.autoroute.smtp.ui.internal.window.OverviewPart;


/** Every sentence in every language can be put together. */
class MessagesTest {

    private static final List<Locale> LANGUAGES = List.of(Locale.ROOT, Locale.ENGLISH, Locale.GERMAN);

    @TestFactory
    Stream<DynamicTest> everySentence() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Class<?> owner : List.of(Application.class, Presenter.class, OverviewPart.class, NetworkView.class, ServersView.class, TrayAddon.class,
                ActivityView.class, WelcomeDialog.class)) {
            for (Object key : Collections.list(read(owner).keys())) {
                LANGUAGES.forEach(language -> tests.add(dynamicTest(owner.getPackageName() + " " + key + " " + language,
                        () -> check(new Messages(owner, language).get((String) key, "one", "two", "three")))));
            }
        }
        return tests.stream();
    }

    private static void check(String sentence) {
        assertFalse(sentence.isBlank());
        assertFalse(sentence.matches("(?s).*\\{\\d}.*"), sentence);
    }

    private static Properties read(Class<?> owner) throws IOException {
        URL file = owner.getResource("messages.properties");
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(file.openStream(), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
