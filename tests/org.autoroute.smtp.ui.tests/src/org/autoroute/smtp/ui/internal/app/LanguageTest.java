package org.autoroute.smtp.ui.internal.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LanguageTest {

    private final Locale before = Locale.getDefault();
    private final Language language = new Language(Locale.of("de", "AT"), Locale.of("de", "CH"));

    @BeforeEach
    void startInAnother() {
        Locale.setDefault(Locale.ENGLISH);
    }

    @AfterEach
    void restore() {
        Locale.setDefault(before);
    }

    @Test
    void theSettingsNameALanguage() {
        assertTrue(language.speak("ru"));
        assertEquals(Locale.of("ru"), Locale.getDefault());
    }

    @Test
    void datesAndNumbersStayAsTheSystemWritesThem() {
        language.speak("ru");
        assertEquals(Locale.of("de", "CH"), Locale.getDefault(Locale.Category.FORMAT));
    }

    @Test
    void systemStandsForWhatTheProgramWasStartedWith() {
        language.speak("ru");
        assertTrue(language.speak("system"));
        assertEquals(Locale.of("de", "AT"), Locale.getDefault());
    }

    @Test
    void theSystemsOwnLanguageKeepsItsCountry() {
        language.speak("de");
        assertEquals(Locale.of("de", "AT"), Locale.getDefault());
    }

    @Test
    void whatIsSpokenAlreadyChangesNothing() {
        language.speak("ru");
        assertFalse(language.speak("ru"));
    }
}
